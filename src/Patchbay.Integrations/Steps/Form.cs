using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For writes whose form belongs to another record (what is ordered, for example) and is too much to offer for all of them: reads that
/// record's fields and refuses a call that lacks a required one or names one that is not there.
/// </summary>
/// <remarks>
/// <c>get</c> names the resource's method that reads the record whose id is the path parameter <c>id</c>, <c>fields</c> the dotted path of the
/// list of fields in it, and <c>into</c> the body member with the values. <c>name</c>, <c>label</c> and <c>required</c> are members of a field.
/// </remarks>
internal sealed class Form : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("get", StepParameterKind.Text, Required: true), new("id", StepParameterKind.Text, Required: true), new("fields", StepParameterKind.Text, Required: true),
        new("into", StepParameterKind.Text, Required: true), new("name", StepParameterKind.Text, Required: true), new("label", StepParameterKind.Text, Required: true),
        new("required", StepParameterKind.Text, Required: true),
    ];

    public string Name => "form";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public async Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var get = use.Text("get")!;
        var read = await call.RunAsync(call.Sibling(get, use), call.PathTo(get, call.PathValue(use.Text("id")!)!, use), cancellationToken, whole: true);
        if (read.Error is { } error)
        {
            return ToolResult.Failed(error, $"Nothing was sent: the form could not be read first. {read.Message}") with { RateLimit = read.RateLimit };
        }

        var record = JsonNode.Parse(read.Json.Span) as JsonObject;
        if (use.Text("fields")!.Split('.').Aggregate((JsonNode?)record, (node, name) => node is JsonObject parent ? parent[name] : null) is not JsonArray fields)
        {
            return null; // the vendor tells no form, and will judge
        }

        var problems = Problems(use, [.. fields.OfType<JsonObject>()], call.Plan.Members?[use.Text("into")!] as JsonObject ?? []);
        return problems.Count == 0 ? null : call.Refuse(string.Join("\n- ", problems));
    }

    private static List<string> Problems(StepUse use, List<JsonObject> fields, JsonObject given)
    {
        var (into, name, label) = (use.Text("into")!, use.Text("name")!, use.Text("label")!);
        var missing = fields
            .Where(field => field[use.Text("required")!]?.ToString() is "true" or "True" && given[field[name]?.ToString() ?? ""] is null)
            .Select(field => $"{into}.{field[name]}: required, but missing ({field[label] ?? field[name]}).");
        var unknown = given.Where(pair => fields.TrueForAll(field => field[name]?.ToString() != pair.Key))
            .Select(pair => ValueCheck.Unknown($"{into}.{pair.Key}", "field", pair.Key, fields.Select(field => field[name]?.ToString() ?? "")));
        return [.. missing, .. unknown];
    }
}
