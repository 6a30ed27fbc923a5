using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Gathers flat query arguments into one parameter that holds a JSON array of conditions, as Request Tracker's JSON search wants:
/// <c>[{"field":"Name","operator":"LIKE","value":"desk"}]</c>.
/// </summary>
/// <remarks>
/// <c>into</c> names the parameter. <c>conditions</c> maps arguments to <c>{ field, operator }</c>; the field defaults to the
/// argument's name, and no operator means equality. A field with <c>*</c> takes an object: one condition for each of its members,
/// whose name replaces the star. <c>always</c> is added to every search, <c>otherwise</c> to one without any condition.
/// </remarks>
internal sealed class JsonSearch : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("into", StepParameterKind.Text, Required: true), new("conditions", StepParameterKind.Mapping, Required: true),
        new("always", StepParameterKind.Mappings), new("otherwise", StepParameterKind.Mappings),
    ];

    public string Name => "json_search";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. (use.Parameters["conditions"] as JsonObject ?? [])
            .Where(pair => pair.Value is not JsonObject condition || condition.Any(member => member.Key is not ("field" or "operator") || member.Value is not JsonValue))
            .Select(pair => $"json_search.conditions.{pair.Key}: must be a mapping with 'field' and 'operator', both optional texts."),
    ];

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var search = new JsonArray();
        foreach (var (argument, condition) in use.Parameters["conditions"]!.AsObject())
        {
            var field = (string?)condition!["field"] ?? argument;
            var comparison = (string?)condition["operator"];
            foreach (var value in call.Plan.Query.Where(pair => pair.Key == argument).Select(pair => pair.Value))
            {
                if (!Add(search, field, comparison, value))
                {
                    return Task.FromResult<ToolResult?>(call.Refuse($"{argument}: must be an object of field names and texts."));
                }
            }

            call.Plan.RemoveQuery(argument);
        }

        AddAll(search, use.Parameters["always"]);
        if (search.Count == 0)
        {
            AddAll(search, use.Parameters["otherwise"]);
        }

        if (search.Count > 0)
        {
            call.Plan.SetQuery(use.Text("into")!, search.ToJsonString(JsonBody.Readable));
        }

        return Task.FromResult<ToolResult?>(null);
    }

    private static bool Add(JsonArray search, string field, string? comparison, string value)
    {
        if (!field.Contains('*', StringComparison.Ordinal))
        {
            search.Add(Condition(field, comparison, value));
            return true;
        }

        if (Members(value) is not { } members)
        {
            return false;
        }

        foreach (var (name, texts) in members)
        {
            foreach (var text in texts is JsonArray several ? [.. several] : new[] { texts })
            {
                search.Add(Condition(field.Replace("*", name, StringComparison.Ordinal), comparison, WireValue.ToText(text)));
            }
        }

        return true;
    }

    private static JsonObject? Members(string value)
    {
        try
        {
            return JsonNode.Parse(value) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // only a raw call can bring text that is no JSON: a tool's argument was checked
        }
    }

    private static JsonObject Condition(string field, string? comparison, string value)
    {
        var condition = new JsonObject { ["field"] = field };
        if (comparison is not null)
        {
            condition["operator"] = comparison;
        }

        condition["value"] = value;
        return condition;
    }

    private static void AddAll(JsonArray search, JsonNode? conditions)
    {
        foreach (var condition in conditions as JsonArray ?? [])
        {
            search.Add(condition?.DeepClone());
        }
    }
}
