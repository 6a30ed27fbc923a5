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
/// <c>keep</c> which members of a kept entry are sent back (all by default). <c>union</c> instead of <c>by</c> is for arrays of plain
/// values. <c>remove</c> names the body member with the values, or keys, that are taken out of such an array; it is not sent itself. <c>copy</c> maps body members that must be sent always
/// to their dotted path in the record, for calls that leave them out. <c>query</c> is sent with the read, for members a vendor shows only
/// when asked to. The record is only read when one of these is needed.
/// </remarks>
internal sealed class Merge : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("get", StepParameterKind.Text), new("id", StepParameterKind.Text),
        new("members", StepParameterKind.Mapping), new("copy", StepParameterKind.Mapping), new("query", StepParameterKind.Mapping),
    ];

    public string Name => "merge";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. use.Mapping("members").Where(pair => pair.Value is not JsonObject how || how.Any(member => member.Key is not ("from" or "by" or "keep" or "union" or "remove")))
            .Select(pair => $"merge.members.{pair.Key}: must be a mapping with 'from', 'by', 'keep', 'union' and 'remove', all optional."),
        .. use.Mapping("copy").Where(pair => pair.Value?.GetValueKind() != JsonValueKind.String)
            .Select(pair => $"merge.copy.{pair.Key}: must be a dotted path in the record."),
    ];

    public async Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (call.Plan.Members is not { } sent)
        {
            return null;
        }

        var merged = use.Mapping("members").Where(pair => sent[pair.Key] is JsonObject or JsonArray || Removed(pair.Value, sent) is not null).ToList();
        var copied = use.Mapping("copy").Where(pair => !sent.ContainsKey(pair.Key)).ToList();
        if (merged.Count + copied.Count == 0)
        {
            return null;
        }

        var idName = use.Text("id") ?? "id";
        if ((call.PathValue(idName) ?? (sent[idName] is JsonValue own ? WireValue.ToText(own) : null)) is not { } id)
        {
            return call.Refuse($"{idName}: required, but missing: without it there is no record to change.");
        }

        var get = use.Text("get") ?? "get";
        var read = call.PathTo(get, id, use) with { Query = [.. use.Mapping("query").Select(pair => KeyValuePair.Create(pair.Key, WireValue.ToText(pair.Value)))] };
        var result = await call.RunAsync(call.Sibling(get, use), read, cancellationToken, whole: true);
        if (result.Error is { } error)
        {
            return ToolResult.Failed(error, $"Nothing was changed: the record could not be read first. {result.Message}") with { RateLimit = result.RateLimit };
        }

        if (JsonNode.Parse(result.Json.Span) is JsonObject record)
        {
            foreach (var (member, how) in merged)
            {
                var held = At(record, (string?)how!["from"] ?? member);
                var removed = Removed(how, sent);
                sent[member] = removed is null
                    ? Merged(held, sent[member]!, how.AsObject())
                    : Without(Merged(held, sent[member] ?? new JsonArray(), how.AsObject()), removed, (string?)how["by"]);
            }

            foreach (var (_, how) in merged)
            {
                sent.Remove((string?)how!["remove"] ?? "");
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
        (JsonArray old, JsonArray changes) when (bool?)how["union"] == true => new JsonArray(
            [.. old.Where(one => !changes.Any(change => JsonNode.DeepEquals(change, one))).Concat(changes).Select(one => one?.DeepClone())]),
        _ => sent.DeepClone(),
    };

    private static JsonArray? Removed(JsonNode? how, JsonObject sent) => (string?)how?["remove"] is { } name ? sent[name] as JsonArray : null;

    private static JsonNode Without(JsonNode merged, JsonArray removed, string? key) => merged is not JsonArray entries ? merged
        : new JsonArray([.. entries.Where(entry => !removed.Any(one => Named(key is null ? entry : entry?[key], one))).Select(entry => entry?.DeepClone())]);

    private static bool Named(JsonNode? entry, JsonNode? removed) => entry is not null && removed is not null
        && string.Equals(WireValue.ToText(entry), WireValue.ToText(removed), StringComparison.OrdinalIgnoreCase);

    private static bool Same(JsonNode? change, JsonObject entry, string key) => change is JsonObject named
        && named[key] is { } wanted && entry[key] is { } held
        && string.Equals(WireValue.ToText(wanted), WireValue.ToText(held), StringComparison.OrdinalIgnoreCase);

    private static JsonNode Kept(JsonObject entry, JsonArray? keep) => keep is null
        ? entry.DeepClone()
        : new JsonObject(entry.Where(pair => keep.Any(name => name?.ToString() == pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static JsonNode? At(JsonObject record, string path) =>
        path.Split('.').Aggregate((JsonNode?)record, (node, name) => node is JsonObject parent ? parent[name] : null);
}
