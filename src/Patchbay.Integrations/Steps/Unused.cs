using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Refuses to delete or retire a record that others still refer to, for vendors that would leave those references behind.
/// </summary>
/// <remarks>
/// <c>record</c> names members of the record that mean use when set (read through the resource's method <c>get</c>), unless the call
/// itself clears them. <c>lists</c> are requests whose rows mean use: <c>{ request, rows, are }</c>, placeholders being the call's path
/// parameters. <c>when</c> maps a dotted body member, which may end in <c>*</c>, to the values that make the check necessary.
/// <c>unless</c> names the argument that lets a call pass in spite of all. <c>advice</c> says what to do first.
/// </remarks>
internal sealed class Unused : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("record", StepParameterKind.Texts), new("get", StepParameterKind.Text), new("id", StepParameterKind.Text), new("lists", StepParameterKind.Mappings),
        new("when", StepParameterKind.Mapping), new("unless", StepParameterKind.Text), new("advice", StepParameterKind.Text),
    ];

    public string Name => "unused";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. Lists(use).Where(list => list["request"]?.ToString().StartsWith("GET /", StringComparison.Ordinal) != true || list["are"] is null)
            .Select(_ => "unused.lists: each needs 'request' (GET and a path) and 'are' (what its rows are called)."),
    ];

    public async Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (Insisted(call, use) || !Concerned(call, use))
        {
            return null;
        }

        var uses = new List<string>();
        var id = call.PathValue(use.Text("id") ?? "id")!;
        if (use.Texts("record") is { Count: > 0 } members)
        {
            var get = use.Text("get") ?? "get";
            var record = await call.RunAsync(call.Sibling(get, use), call.PathTo(get, id, use), cancellationToken, whole: true);
            if (record.Error is { } error)
            {
                return ToolResult.Failed(error, $"Nothing was changed: the record could not be read first. {record.Message}") with { RateLimit = record.RateLimit };
            }

            uses.AddRange(Held(JsonNode.Parse(record.Json.Span), members, call.Plan.Members));
        }

        foreach (var list in Lists(use))
        {
            if (await RowsAsync(call, list, uses, cancellationToken) is { } failed)
            {
                return failed;
            }
        }

        return uses.Count == 0 ? null : ToolResult.Failed(
            ToolError.Refused,
            $"{call.Name}: nothing was changed, because the record {id} is in use: {string.Join("; ", uses)}."
                + (use.Text("advice") is { } advice ? $" {advice}" : "")
                + (use.Text("unless") is { } unless ? $" To do it all the same, send {unless}: true." : ""));
    }

    private static bool Insisted(Call call, StepUse use)
    {
        if (use.Text("unless") is not { } name)
        {
            return false;
        }

        var insisted = call.Planned(name) == "true";
        call.Plan.RemoveQuery(name);
        call.Plan.Members?.Remove(name);
        return insisted;
    }

    private static bool Concerned(Call call, StepUse use)
    {
        var when = use.Mapping("when");
        return when.Count == 0 || when.Any(pair => Values(call.Plan.Members, pair.Key).Any(value =>
            pair.Value!.AsArray().Any(wanted => string.Equals(wanted!.ToString(), value, StringComparison.OrdinalIgnoreCase))));
    }

    private static IEnumerable<string> Values(JsonObject? body, string path)
    {
        var names = path.Split('.');
        var owner = names[..^1].Aggregate(body, (node, name) => node?[name] as JsonObject);
        return owner is null ? [] : owner
            .Where(member => names[^1].EndsWith('*') ? member.Key.StartsWith(names[^1][..^1], StringComparison.Ordinal) : member.Key == names[^1])
            .Where(member => member.Value is JsonValue).Select(member => WireValue.ToText(member.Value));
    }

    private static IEnumerable<string> Held(JsonNode? record, IReadOnlyList<string> members, JsonObject? sent) => members
        .Where(name => record?[name] is JsonValue && !(sent is not null && sent.TryGetPropertyValue(name, out var given) && given is null))
        .Select(name => $"{name} is {WireValue.ToText(record![name])}");

    private static async Task<ToolResult?> RowsAsync(Call call, JsonObject list, List<string> uses, CancellationToken cancellationToken)
    {
        var template = TextTemplate.Parse(list["request"]!.ToString()["GET ".Length..]);
        if (PathExpansion.Expand(template, call.PathValues, call.Context.Variables, out var problem) is not { } path)
        {
            return call.Refuse(problem!);
        }

        using var answer = await call.SendAsync(
            new UpstreamRequest { Verb = "GET", PathAndQuery = path, Headers = IntegrationShape.Of(call.Integration).Headers(call.Context.Variables) }, cancellationToken);
        if (answer.Failure is { } failure)
        {
            return ToolResult.Failed(failure, answer.FailureMessage ?? $"{call.Integration.Title} could not be asked.");
        }

        if (answer.Status is < 200 or > 299)
        {
            var refused = ErrorReader.Read(call, answer);
            return refused with { Message = $"Nothing was changed: whether the record is in use could not be checked. {refused.Message}" };
        }

        using var json = answer.Body.IsEmpty ? null : JsonDocument.Parse(answer.Body);
        if (json?.RootElement is { } root
            && (list["rows"] is { } rows ? Fields.FieldRow.Member(root, rows.ToString()) : root) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() is > 0 and var count)
        {
            uses.Add($"{count} {list["are"]}: {PlainText.Excerpt(array.GetRawText(), 600)}");
        }

        return null;
    }

    private static IEnumerable<JsonObject> Lists(StepUse use) => (use.Parameters["lists"] as JsonArray ?? []).OfType<JsonObject>();
}
