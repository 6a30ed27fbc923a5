using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Gathers flat arguments into an array of conditions that a list takes as its body:
/// <c>[{"attribute":"status","operator":"IS_ANY_OF","values":[{"value":"OPEN"}]}]</c>.
/// </summary>
/// <remarks>
/// <c>conditions</c> maps body arguments to <c>{ attribute, operator }</c>; a flag has <c>when</c> and <c>otherwise</c> instead, the
/// operators for true and false. <c>ranges</c> maps an attribute to <c>{ from, to }</c>, two arguments. <c>raw</c> names the argument with
/// ready conditions, whose plain values are wrapped. <c>counts</c> maps operators to how many values they take (others: at least one).
/// <c>into</c> names the member that takes the array; without it the array is the whole body.
/// </remarks>
internal sealed class Filters : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("conditions", StepParameterKind.Mapping), new("ranges", StepParameterKind.Mapping), new("raw", StepParameterKind.Text),
        new("counts", StepParameterKind.Mapping), new("into", StepParameterKind.Text),
    ];

    public string Name => "filters";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. use.Mapping("conditions").Where(pair => Text(pair.Value, "attribute") is null || (Text(pair.Value, "operator") is null == Text(pair.Value, "when") is null))
            .Select(pair => $"filters.conditions.{pair.Key}: must have 'attribute', and 'operator' or, for a flag, 'when' and 'otherwise'."),
        .. use.Mapping("ranges").Where(pair => Text(pair.Value, "from") is null || Text(pair.Value, "to") is null)
            .Select(pair => $"filters.ranges.{pair.Key}: must name two arguments, 'from' and 'to'."),
    ];

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (call.Plan.Members is not { } members)
        {
            return Task.FromResult<ToolResult?>(null); // a raw call brings the array itself
        }

        var filters = new JsonArray();
        foreach (var (argument, how) in use.Mapping("conditions"))
        {
            if (Take(members, argument) is { } value)
            {
                AddCondition(filters, how!, value);
            }
        }

        foreach (var (attribute, ends) in use.Mapping("ranges"))
        {
            AddRange(filters, attribute, Take(members, Text(ends, "from")!), Take(members, Text(ends, "to")!));
        }

        if (use.Text("raw") is { } raw && Take(members, raw) is JsonArray given)
        {
            foreach (var condition in given.OfType<JsonObject>())
            {
                var values = (condition["values"] as JsonArray ?? []).Select(value => value?.DeepClone()).ToArray();
                var comparison = Text(condition, "operator") ?? "";
                if (Miscounted(use, comparison, values.Length) is { } problem)
                {
                    return Task.FromResult<ToolResult?>(call.Refuse($"{raw}: {Text(condition, "attribute")} {problem}"));
                }

                filters.Add(Condition(Text(condition, "attribute")!, comparison, values));
            }
        }

        if (use.Text("into") is { } into)
        {
            members[into] = filters;
        }
        else
        {
            call.Plan.Body = filters;
            call.Plan.Members = null;
        }

        return Task.FromResult<ToolResult?>(null);
    }

    private static void AddCondition(JsonArray filters, JsonNode how, JsonNode value)
    {
        if (Text(how, "operator") is { } comparison)
        {
            filters.Add(Condition(Text(how, "attribute")!, comparison, value is JsonArray several ? [.. several.Select(one => one?.DeepClone())] : [value]));
        }
        else if ((value.GetValueKind() == JsonValueKind.True ? Text(how, "when") : Text(how, "otherwise")) is { } flag)
        {
            filters.Add(Condition(Text(how, "attribute")!, flag, []));
        }
    }

    private static void AddRange(JsonArray filters, string attribute, JsonNode? from, JsonNode? to)
    {
        if (from is not null && to is not null)
        {
            filters.Add(Condition(attribute, "IS_BETWEEN", [from, to]));
        }
        else if ((from ?? to) is { } end)
        {
            filters.Add(Condition(attribute, from is not null ? "IS_ON_OR_AFTER" : "IS_ON_OR_BEFORE", [end]));
        }
    }

    private static JsonObject Condition(string attribute, string comparison, JsonNode?[] values) => new()
    {
        ["attribute"] = attribute,
        ["operator"] = comparison,
        ["values"] = new JsonArray([.. values.Select(value => value is JsonObject wrapped && wrapped.ContainsKey("value") ? value : new JsonObject { ["value"] = value })]),
    };

    private static string? Miscounted(StepUse use, string comparison, int count) =>
        use.Parameters["counts"]?[comparison] is { } wanted && int.TryParse(wanted.ToString(), CultureInfo.InvariantCulture, out var exactly)
            ? count == exactly ? null : $"{comparison} takes {(exactly == 0 ? "no values" : $"exactly {exactly} values")}; got {count}."
            : count > 0 ? null : $"{comparison} needs at least one value in 'values'.";

    private static JsonNode? Take(JsonObject members, string name)
    {
        var value = members[name];
        members.Remove(name);
        return value;
    }

    private static string? Text(JsonNode? mapping, string name) =>
        mapping is JsonObject members && members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
