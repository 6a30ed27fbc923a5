using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Lets a body member that refers to another record be given by id or by name, and sends it as <c>{"id": 7}</c>. A name is looked up
/// first; one that is unknown or not unique ends the call with the choices, and nothing is written.
/// </summary>
/// <remarks>
/// <c>of</c> maps members to how they are looked up, in this order: <c>request</c> is the list (without it only an id is taken), <c>by</c>
/// the fields a name may stand in (<c>name</c> by default; two with a space between are a first and a last name), <c>mail</c> the child
/// condition's path for a text with an @. A placeholder in the request is the id of another member or a path parameter; one that the call
/// does not give is read from the record through <c>get</c>. <c>within</c> maps such members to condition paths that narrow the search
/// where they are known. An array holds several references.
/// </remarks>
internal sealed class References : ICallStep
{
    private static readonly StepParameter[] Known = [new("of", StepParameterKind.Mapping, Required: true), new("get", StepParameterKind.Text)];
    private static readonly string[] Keys = ["request", "by", "mail", "within"];

    public string Name => "references";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. Of(use).Where(member => member.Value is not JsonObject how || how.Any(key => !Keys.Contains(key.Key)))
            .Select(member => $"references.of.{member.Key}: must be a mapping of {string.Join(", ", Keys)}, all optional."),
        .. Of(use).Where(member => member.Value is JsonObject how && how["request"] is { } request && !request.ToString().StartsWith("GET /", StringComparison.Ordinal))
            .Select(member => $"references.of.{member.Key}.request: must be GET and a path, such as 'GET /service/boards'."),
    ];

    public async Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (call.Plan.Members is not { } members)
        {
            return null;
        }

        var owner = new OwnRecord(call, use);
        var known = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var (member, how) in Of(use))
        {
            var items = members[member] switch { null => [], JsonArray several => [.. several], var one => new List<JsonNode?> { one } };
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is not JsonValue value)
                {
                    continue; // a raw call may bring the reference itself
                }

                if (value.GetValueKind() != JsonValueKind.String)
                {
                    items[i] = new JsonObject { ["id"] = value.DeepClone() };
                    continue;
                }

                var found = await FindAsync(call, owner, known, member, how!.AsObject(), value.GetValue<string>(), cancellationToken);
                if (found.Id is not { } id)
                {
                    return found.Failure ?? call.Refuse($"{member}: {found.Problem}");
                }

                items[i] = new JsonObject { ["id"] = id.DeepClone() };
            }

            if (items.Count > 0)
            {
                members[member] = members[member] is JsonArray ? new JsonArray([.. items.Select(item => item?.DeepClone())]) : items[0]?.DeepClone();
            }
        }

        return null;
    }

    private static async Task<Found> FindAsync(
        Call call, OwnRecord owner, Dictionary<string, Found> known, string member, JsonObject how, string text, CancellationToken cancellationToken)
    {
        if ((string?)how["request"] is not { } request)
        {
            return new Found(null, $"must be an id (a number); it cannot be looked up by name, got \"{text}\".");
        }

        var template = TextTemplate.Parse(request["GET ".Length..]);
        var values = new List<KeyValuePair<string, string>>();
        foreach (var name in template.Names)
        {
            var (id, failure) = await owner.IdAsync(name, cancellationToken);
            if (failure is not null)
            {
                return new Found(null, null) { Failure = failure };
            }

            if (id is null)
            {
                return new Found(null, $"\"{text}\" is looked up below the {name}, which is not known: give {name} too, or the id of the {member}.");
            }

            values.Add(KeyValuePair.Create(name, id));
        }

        var scope = new List<string>();
        foreach (var (name, path) in how["within"] as JsonObject ?? [])
        {
            var (id, failure) = await owner.IdAsync(name, cancellationToken);
            if (failure is not null)
            {
                return new Found(null, null) { Failure = failure };
            }

            if (id is not null)
            {
                scope.Add($"{path} = {id}");
            }
        }

        if (PathExpansion.Expand(template, values, call.Context.Variables, out var problem) is not { } list)
        {
            return new Found(null, problem);
        }

        var key = $"{list} {string.Join(' ', scope)} {text}";
        if (!known.TryGetValue(key, out var found))
        {
            string[] by = how["by"] is JsonArray names ? [.. names.Select(name => name!.ToString())] : ["name"];
            found = await new NameLookup(call, member, list, scope, by, (string?)how["mail"]).FindAsync(text, cancellationToken);
            known[key] = found;
        }

        return found;
    }

    private static JsonObject Of(StepUse use) => use.Parameters["of"] as JsonObject ?? [];

    /// <summary>Ids of what the record of the call refers to: as the call itself sets them, or else as the record holds them.</summary>
    private sealed class OwnRecord(Call call, StepUse use)
    {
        private JsonObject? record;

        public async Task<(string? Id, ToolResult? Failure)> IdAsync(string member, CancellationToken cancellationToken)
        {
            if (call.PathValue(member) is { } path)
            {
                return (path, null);
            }

            if (call.Plan.Members?[member] is { } sent)
            {
                return (Id(sent), null);
            }

            if (use.Text("get") is not { } get || call.PathValue("id") is not { } id)
            {
                return (null, null);
            }

            if (record is null)
            {
                var read = await call.RunAsync(call.Sibling(get, use), call.PathTo(get, id, use), cancellationToken, whole: true);
                if (read.Error is { } error)
                {
                    return (null, ToolResult.Failed(error, $"Nothing was changed: the record could not be read first. {read.Message}") with { RateLimit = read.RateLimit });
                }

                record = JsonNode.Parse(read.Json.Span) as JsonObject ?? [];
            }

            return (record[member] is { } held ? Id(held) : null, null);
        }

        private static string? Id(JsonNode reference) => reference is JsonObject { } parts && parts["id"] is { } id ? WireValue.ToText(id) : null;
    }
}
