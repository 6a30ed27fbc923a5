using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For vendors that filter by a condition text: writes flat arguments as one, joins it by <c>and</c> to the text the caller gives, and
/// refuses a text that breaks the grammar before it is sent.
/// </summary>
/// <remarks>
/// <c>terms</c> maps arguments to <c>{ path, operator }</c>: the path is the argument's name by default, the operator <c>=</c>. Dates are
/// told by the argument's type. A reference has <c>by</c>, the names it goes by besides its id: a number compares the id, a text any of them.
/// A flag has <c>when</c> and <c>otherwise</c>, what follows the path for true and false. <c>and</c> is a further condition that goes with
/// the term, and <c>into</c> the parameter it belongs to (<c>conditions</c> by default). Parameters stand in the query, or in the body of a
/// method that has one.
/// </remarks>
internal sealed class Conditions : ICallStep
{
    private const string Main = "conditions";
    private const string Order = "orderBy";
    private const int MaxEncoded = 9_000;

    private static readonly StepParameter[] Known = [new("terms", StepParameterKind.Mapping)];
    private static readonly string[] Parameters = [Main, "childConditions", "customFieldConditions"];
    private static readonly string[] TermKeys = ["path", "operator", "by", "when", "otherwise", "and", "into"];
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">=", "contains", "not contains", "like", "not like"];

    public string Name => "conditions";

    public IReadOnlyList<string> Check(StepUse use) =>
    [
        .. use.Problems(Known),
        .. Terms(use).Where(term => term.Value is not JsonObject how || how.Any(member => !TermKeys.Contains(member.Key)))
            .Select(term => $"conditions.terms.{term.Key}: must be a mapping of {string.Join(", ", TermKeys)}, all optional."),
        .. Terms(use).Where(term => Text(term.Value, "operator") is { } comparison && !Operators.Contains(comparison))
            .Select(term => $"conditions.terms.{term.Key}.operator: must be one of {string.Join(" ", Operators)}."),
        .. Terms(use).Where(term => Text(term.Value, "into") is { } into && !Parameters.Contains(into))
            .Select(term => $"conditions.terms.{term.Key}.into: must be one of {string.Join(", ", Parameters)}."),
    ];

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken) =>
        Task.FromResult(Prepare(call, use) is { } problem ? call.Refuse(problem) : null);

    private static string? Prepare(Call call, StepUse use)
    {
        foreach (var parameter in Parameters)
        {
            if (Get(call, parameter) is { } given && ConditionGrammar.Problem(given, allowsIn: parameter == Main) is { } problem)
            {
                return $"{parameter}: {problem}";
            }
        }

        if (Get(call, Order) is { } order && ConditionGrammar.OrderProblem(order) is { } disorder)
        {
            return $"{Order}: {disorder}";
        }

        foreach (var terms in Terms(use).GroupBy(term => Text(term.Value, "into") ?? Main).ToList())
        {
            var flat = new List<string>();
            foreach (var (argument, how) in terms)
            {
                Set(call, argument, null);
                if (Argument(call, argument) is { } value)
                {
                    flat.Add(Compile(call, argument, how!.AsObject(), value));
                }
            }

            if (flat.Count > 0)
            {
                var all = Get(call, terms.Key) is { Length: > 0 } given ? flat.Prepend($"({given})") : flat;
                Set(call, terms.Key, string.Join(" and ", all));
            }
        }

        return call.Plan.Members is null && Parameters.Sum(parameter => Uri.EscapeDataString(Get(call, parameter) ?? "").Length) is var length and > MaxEncoded
            ? $"the conditions take {length} characters in the URL, and at most {MaxEncoded} are accepted: ask in several calls with fewer values each."
            : null;
    }

    private static string Compile(Call call, string argument, JsonObject how, JsonElement value)
    {
        var path = Text(how, "path") ?? argument;
        if (Text(how, value.ValueKind == JsonValueKind.True ? "when" : "otherwise") is { } flag)
        {
            return $"{path} {flag}";
        }

        var comparison = Text(how, "operator") ?? "=";
        JsonElement[] values = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        string condition;
        if (how["by"] is JsonArray names)
        {
            var ids = values.Where(one => one.ValueKind == JsonValueKind.Number).Select(one => one.GetRawText()).ToList();
            var texts = values.Where(one => one.ValueKind == JsonValueKind.String).Select(one => ConditionText.Quote(one.GetString()!)).ToList();
            condition = ConditionText.Any(
            [
                .. ids.Count > 0 ? [ConditionText.Compare(path + "/id", comparison, ids)] : Array.Empty<string>(),
                .. texts.Count > 0 ? names.Select(name => ConditionText.Compare($"{path}/{name}", comparison, texts)) : [],
            ]);
        }
        else
        {
            condition = ConditionText.Compare(path, comparison, [.. values.Select(one => ConditionText.Literal(one, IsDate(call, argument)))]);
        }

        return Text(how, "and") is { } also ? $"{condition} and {also}" : condition;
    }

    /// <summary>An argument as it was given: a query has only texts, which no longer tell a number from a name. An empty list is none.</summary>
    private static JsonElement? Argument(Call call, string name) => call.Arguments.ValueKind == JsonValueKind.Object
        && call.Arguments.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
        && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) ? value : null;

    private static bool IsDate(Call call, string argument) =>
        call.Method.Properties.FirstOrDefault(property => property.Name == argument)?.Schema is { } schema
        && ((schema["items"] ?? schema)["format"]?.ToString() is "date" or "date-time");

    private static string? Get(Call call, string parameter) => call.Plan.Members is { } members
        ? members[parameter] is { } member ? WireValue.ToText(member) : null
        : call.Plan.Query.Find(pair => pair.Key == parameter).Value;

    private static void Set(Call call, string parameter, string? value)
    {
        if (call.Plan.Members is { } members)
        {
            members.Remove(parameter);
            if (value is not null)
            {
                members[parameter] = value;
            }
        }
        else if (value is not null)
        {
            call.Plan.SetQuery(parameter, value);
        }
        else
        {
            call.Plan.RemoveQuery(parameter);
        }
    }

    private static string? Text(JsonNode? mapping, string name) =>
        mapping is JsonObject members && members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Terms(StepUse use) => use.Parameters["terms"] as JsonObject ?? [];
}
