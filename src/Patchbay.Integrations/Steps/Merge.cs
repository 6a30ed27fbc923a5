using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For vendors whose update replaces a whole object or array: reads the record first, and puts what the call names into what the
/// record holds, so that what it does not name is kept.
/// </summary>
/// <remarks>
/// <c>get</c> names the resource's method that reads the record (<c>get</c> by default), <c>id</c> the path parameter or body member
/// with its id (<c>id</c> by default). <c>members</c> maps body members to how they merge: <c>{ from, by, keep }</c>, where <c>from</c>
/// is their dotted path in the record (the same name by default), <c>by</c> the key that tells the entries of an array apart, and
/// <c>keep</c> which members of a kept entry are sent back (all by default). <c>copy</c> maps body members that must be sent always
/// to their dotted path in the record, for calls that leave them out. The record is only read when one of these is needed.
/// </remarks>
internal sealed class Merge : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("get", StepParameterKind.Text), new("id", StepParameterKind.Text),
        new("members", StepParameterKind.Mapping), new("copy", StepParameterKind.Mapping),
    ];

    public string Name => "merge";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. Mapping(use, "members").Where(pair => pair.Value is not JsonObject how || how.Any(member => member.Key is not ("from" or "by" or "keep")))
            .Select(pair => $"merge.members.{pair.Key}: must be a mapping with 'from', 'by' and 'keep', all optional."),
        .. Mapping(use, "copy").Where(pair => pair.Value?.GetValueKind() != JsonValueKind.String)
            .Select(pair => $"merge.copy.{pair.Key}: must be a dotted path in the record."),
    ];

    public async Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (call.Plan.Members is not { } sent)
        {
            return null;
        }

        var merged = Mapping(use, "members").Where(pair => sent[pair.Key] is JsonObject or JsonArray).ToList();
        var copied = Mapping(use, "copy").Where(pair => !sent.ContainsKey(pair.Key)).ToList();
        if (merged.Count + copied.Count == 0)
        {
            return null;
        }

        var idName = use.Text("id") ?? "id";
        if ((call.PathValue(idName) ?? (sent[idName] is JsonValue own ? WireValue.ToText(own) : null)) is not { } id)
        {
            return call.Refuse($"{idName}: required, but missing: without it there is no record to change.");
        }

        var result = await call.RunAsync(call.Sibling(use.Text("get") ?? "get", use), call.PathTo(use.Text("get") ?? "get", id, use), cancellationToken, whole: true);
        if (result.Error is { } error)
        {
            return ToolResult.Failed(error, $"Nothing was changed: the record could not be read first. {result.Message}") with { RateLimit = result.RateLimit };
        }

        if (JsonNode.Parse(result.Json.Span) is JsonObject record)
        {
            foreach (var (member, how) in merged)
            {
                sent[member] = Merged(At(record, (string?)how!["from"] ?? member), sent[member]!, how.AsObject());
            }

            foreach (var (member, path) in copied.Where(pair => At(record, pair.Value!.ToString()) is not null))
            {
                sent[member] = At(record, path!.ToString())!.DeepClone();
            }
        }

        return null;
    }

    private static JsonNode Merged(JsonNode? held, JsonNode sent, JsonObject how) => (held, sent) switch
    {
        (JsonObject old, JsonObject changes) => new JsonObject(old.Where(pair => !changes.ContainsKey(pair.Key)).Concat(changes)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))),
        (JsonArray old, JsonArray changes) when (string?)how["by"] is { } key => new JsonArray(
            [.. old.OfType<JsonObject>().Where(entry => !changes.Any(change => Same(change, entry, key))).Select(entry => Kept(entry, how["keep"] as JsonArray)),
             .. changes.Select(change => change?.DeepClone())]),
        _ => sent.DeepClone(),
    };

    private static bool Same(JsonNode? change, JsonObject entry, string key) => change is JsonObject named
        && named[key] is { } wanted && entry[key] is { } held
        && string.Equals(WireValue.ToText(wanted), WireValue.ToText(held), StringComparison.OrdinalIgnoreCase);

    private static JsonNode Kept(JsonObject entry, JsonArray? keep) => keep is null
        ? entry.DeepClone()
        : new JsonObject(entry.Where(pair => keep.Any(name => name?.ToString() == pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static JsonNode? At(JsonObject record, string path) =>
        path.Split('.').Aggregate((JsonNode?)record, (node, name) => node is JsonObject parent ? parent[name] : null);

    private static JsonObject Mapping(StepUse use, string name) => use.Parameters[name] as JsonObject ?? [];
}
