using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Compiles flat query arguments into one filter expression, <c>status:2 AND created_at:>'2026-01-31'</c>, and holds a ready
/// expression against the grammar before it is sent.
/// </summary>
/// <remarks>
/// <c>into</c> is the query parameter that takes the expression and the argument with a ready one, which is joined by AND. <c>fields</c> maps
/// known fields to <c>number</c>, <c>text</c>, <c>date</c> or <c>boolean</c>; with <c>others</c> more are let through (custom fields);
/// <c>renamed</c> tells what a field is called here that is called otherwise elsewhere. <c>conditions</c> maps arguments to a field, to
/// <c>field ></c>, <c>field &lt;</c>, <c>field null</c> for a flag, or <c>~[field|field]</c> for a beginning; several values are joined by
/// OR. <c>upper</c> names arguments whose values are written in capitals. <c>along</c> names parameters that become conditions only when
/// there is an expression, and <c>without</c> those that cannot be given with one. <c>quoted</c> puts the whole in double quotes.
/// <c>path</c> is where the request goes when there is an expression, and <c>page_size</c> how many rows a page then has whatever is
/// asked for. With <c>single</c> the expression is one condition.
/// </remarks>
internal sealed class FilterQuery : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("into", StepParameterKind.Text, Required: true), new("fields", StepParameterKind.Mapping, Required: true), new("others", StepParameterKind.Flag),
        new("renamed", StepParameterKind.Mapping), new("conditions", StepParameterKind.Mapping), new("upper", StepParameterKind.Texts),
        new("along", StepParameterKind.Texts), new("without", StepParameterKind.Texts), new("quoted", StepParameterKind.Flag),
        new("not_equal", StepParameterKind.Flag), new("max_length", StepParameterKind.Number), new("path", StepParameterKind.Text),
        new("page_size", StepParameterKind.Number), new("single", StepParameterKind.Flag),
    ];

    public string Name => "filter_query";

    public IReadOnlyList<string> Check(StepUse use)
    {
        var problems = use.Problems(Known);
        if (problems.Count > 0)
        {
            return problems;
        }

        problems.AddRange(use.Mapping("fields").Where(pair => FilterRules.KindOf(pair.Value) is null)
            .Select(pair => $"filter_query.fields.{pair.Key}: must be number, text, date or boolean."));
        problems.AddRange(use.Mapping("conditions").Where(pair => pair.Value is not JsonValue || FieldOf(pair.Value.ToString()) is { } field && !use.Mapping("fields").ContainsKey(field))
            .Select(pair => $"filter_query.conditions.{pair.Key}: must name one of 'fields', and may go on with '>', '<' or 'null'."));
        return problems;
    }

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var problem = Prepare(call, use);
        return Task.FromResult(problem is null ? null : call.Refuse(problem));
    }

    private static string? Prepare(Call call, StepUse use)
    {
        var rules = FilterRules.Of(use);
        var into = use.Text("into")!;
        var parts = new List<string>();
        foreach (var (argument, how) in use.Mapping("conditions").Where(pair => !use.Texts("along").Contains(pair.Key)))
        {
            if (Condition(call, use, argument, how!.ToString(), rules, parts) is { } problem)
            {
                return $"{argument}: {problem}";
            }
        }

        if (Take(call, into) is [var raw, ..] && Unquoted(raw) is { Length: > 0 } ready)
        {
            if (FilterGrammar.Problem(ready, rules) is { } problem)
            {
                return $"{into}: {problem}";
            }

            parts.Add(parts.Count > 0 || use.Texts("along").Any(name => call.Plan.Query.Exists(pair => pair.Key == name)) ? $"({ready})" : ready);
        }

        return parts.Count == 0 ? null : Write(call, use, rules, parts);
    }

    private static string? Write(Call call, StepUse use, FilterRules rules, List<string> parts)
    {
        var into = use.Text("into")!;
        if (use.Texts("without").FirstOrDefault(name => call.Plan.Query.Exists(pair => pair.Key == name)) is { } other)
        {
            return $"{other}: cannot be combined with {into} and the arguments it is made of; leave it out, or leave those out.";
        }

        foreach (var argument in use.Texts("along"))
        {
            if (Condition(call, use, argument, use.Mapping("conditions")[argument]!.ToString(), rules, parts) is { } problem)
            {
                return $"{argument}: {problem}";
            }
        }

        var expression = string.Join(" AND ", parts);
        if (use.Flag("single") && (parts.Count > 1 || FilterGrammar.Conditions(expression) > 1))
        {
            return $"{into}: takes exactly one condition; got {expression}.";
        }

        if (expression.Length > rules.MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{into}: the filter has {expression.Length} characters, and at most {rules.MaxLength} are allowed. Filter by fewer values, in several calls.");
        }

        call.Plan.SetQuery(into, use.Flag("quoted") ? $"\"{expression}\"" : expression);
        if (use.Text("path") is { } path)
        {
            call.Plan.Path = path;
        }

        if (use.Number("page_size") is { } size && call.Method.Paging is { Size: { } sizeName })
        {
            call.Plan.RemoveQuery(sizeName);
            call.Page = call.Page with { Size = size };
        }

        return null;
    }

    private static string? Condition(Call call, StepUse use, string argument, string how, FilterRules rules, List<string> parts)
    {
        var values = Take(call, argument);
        if (values.Count == 0)
        {
            return null;
        }

        if (use.Texts("upper").Contains(argument))
        {
            values = [.. values.Select(value => value.ToUpperInvariant())];
        }

        if (values.Find(value => value.Contains('"')) is not null)
        {
            return "a double quote cannot be part of a filter.";
        }

        if (how.EndsWith(" null", StringComparison.Ordinal))
        {
            if (values[0] != "true")
            {
                return "only true can be asked for: the filter has no NOT. Leave it out otherwise.";
            }

            parts.Add($"{FieldOf(how)}:null");
            return null;
        }

        var field = FieldOf(how);
        var kind = field is null ? FilterValue.Text : rules.Fields[field];
        var head = how.EndsWith('>') || how.EndsWith('<') ? $"{field}:{how[^1]}" : $"{how}:";
        var conditions = values.Select(value => head + Literal(value, kind)).ToList();
        parts.Add(conditions.Count == 1 ? conditions[0] : $"({string.Join(" OR ", conditions)})");
        return null;
    }

    private static string Literal(string value, FilterValue kind) =>
        kind is FilterValue.Number or FilterValue.Boolean ? value : $"'{value.Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>The field of a condition; null for a beginning, which is about several.</summary>
    private static string? FieldOf(string how) => how.StartsWith('~') ? null : how.Split(' ')[0];

    private static List<string> Take(Call call, string name)
    {
        var values = call.Plan.Query.Where(pair => pair.Key == name).Select(pair => pair.Value).ToList();
        call.Plan.RemoveQuery(name);
        return values;
    }

    // Those who know the product bring the outer quotes along.
    private static string Unquoted(string raw)
    {
        var text = raw.Trim();
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Trim() : text;
    }
}
