using System.Globalization;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Reads an expression of conditions <c>field:value</c>, <c>field:>'date'</c>, <c>field:&lt;'date'</c> joined by AND, OR and
/// parentheses, and says where it first goes wrong. It makes nothing of it: the vendor evaluates what is right.
/// </summary>
internal sealed class FilterGrammar
{
    private const string Allowed = "A condition is field:value, such as status:2, name:'text' or created_at:>'2026-01-31'; conditions are joined by AND, OR and parentheses.";

    private readonly string text;
    private readonly FilterRules rules;
    private int at;

    private FilterGrammar(string text, FilterRules rules) => (this.text, this.rules) = (text, rules);

    /// <summary>What is wrong, where, and what is allowed; null when nothing is.</summary>
    public static string? Problem(string text, FilterRules rules)
    {
        if (text.IndexOf('"', StringComparison.Ordinal) is >= 0 and var quote)
        {
            return Told(quote, "a double quote. Texts stand in single quotes.");
        }

        var grammar = new FilterGrammar(text, rules);
        return grammar.Expression() ?? (grammar.at < text.Length
            ? text[grammar.at] == ')' ? Told(grammar.at, "a parenthesis that was not opened.") : Told(grammar.at, $"{grammar.Found()} where AND, OR or the end was expected. {Allowed}")
            : null);
    }

    /// <summary>How many conditions a right expression has.</summary>
    public static int Conditions(string text)
    {
        var (count, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'' && (i == 0 || text[i - 1] != '\\');
            count += text[i] == ':' && !quoted ? 1 : 0;
        }

        return count;
    }

    private static string Told(int position, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"at position {position + 1}: {what}");

    private string? Expression()
    {
        while (true)
        {
            if (Term() is { } problem)
            {
                return problem;
            }

            SkipSpaces();
            if (at >= text.Length || text[at] == ')')
            {
                return null;
            }

            var start = at;
            var word = Word();
            if (word is not ("AND" or "OR"))
            {
                at = start;
                return word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase)
                    ? Told(start, $"'{word}' must be written {word.ToUpperInvariant()}.")
                    : Told(start, $"{Found()} where AND, OR or the end was expected. {Allowed}");
            }
        }
    }

    private string? Term()
    {
        SkipSpaces();
        if (at >= text.Length)
        {
            return Told(at, $"the expression ends where a condition was expected. {Allowed}");
        }

        if (text[at] != '(')
        {
            return Condition();
        }

        var opened = at++;
        if (Expression() is { } problem)
        {
            return problem;
        }

        if (at >= text.Length)
        {
            return Told(opened, "a parenthesis that is not closed.");
        }

        at++;
        return null;
    }

    private string? Condition()
    {
        var start = at;
        FilterValue? kind;
        if (text[at] == '~' && rules.Beginnings)
        {
            var end = text.IndexOf(']', at);
            if (end < 0 || at + 1 >= text.Length || text[at + 1] != '[')
            {
                return Told(start, "a beginning is written ~[field|field]:'text'.");
            }

            (at, kind) = (end + 1, FilterValue.Text);
        }
        else
        {
            var field = Word();
            if (field.Length == 0)
            {
                return Told(start, $"{Found()} where a field was expected. {Allowed}");
            }

            if (field is "NOT" or "not")
            {
                return Told(start, "there is no NOT.");
            }

            if (at < text.Length && text[at] is not (':' or '!' or '=' or '<' or '>' or ' '))
            {
                return Told(at, $"{Found()} in the name of a field. {Allowed}");
            }

            if (UnknownField(field) is { } unknown)
            {
                return Told(start, unknown);
            }

            kind = rules.Fields.TryGetValue(field, out var known) ? known : null;
        }

        return Comparison(kind);
    }

    private string? Comparison(FilterValue? kind)
    {
        var start = at;
        if (at < text.Length && text[at] == '!' && rules.NotEqual)
        {
            at++;
        }

        if (at >= text.Length || text[at] != ':')
        {
            return Told(start, $"{Found()} where ':' was expected, right behind the field: the operators are ':' (equal), ':>' (at or after) and ':<' (at or before){(rules.NotEqual ? " and '!:' (not equal)" : "")}.");
        }

        at++;
        var ranged = at < text.Length && text[at] is '>' or '<';
        at += ranged ? 1 : 0;
        if (at < text.Length && text[at] == '=')
        {
            return Told(at, "':>' and ':<' already include the value itself; leave '=' out.");
        }

        return Value(kind, ranged);
    }

    private string? Value(FilterValue? kind, bool ranged)
    {
        var start = at;
        if (at < text.Length && text[at] == '\'')
        {
            var content = Quoted();
            return content is null ? Told(start, "a text that is not closed: a single quote is missing (one inside a text is written \\').")
                : kind switch
                {
                    FilterValue.Number => Told(start, "this field is compared with a number or null, without quotes."),
                    FilterValue.Boolean => Told(start, "this field is compared with true or false, without quotes."),
                    FilterValue.Date when !ranged => Told(start, "a date is compared with ':>' or ':<' only."),
                    FilterValue.Date when !IsDate(content) => Told(start, $"'{content}' is no date: 'YYYY-MM-DD' in UTC, without a time."),
                    FilterValue.Text when ranged => Told(start, "':>' and ':<' are for dates and numbers."),
                    _ => null,
                };
        }

        var word = Word();
        return word switch
        {
            "" => Told(start, $"{Found()} where a value was expected, right behind the operator."),
            "null" => null,
            "true" or "false" => kind is FilterValue.Number or FilterValue.Date or FilterValue.Text ? Told(start, $"{word} is no value of this field.") : null,
            _ when decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) =>
                kind switch
                {
                    FilterValue.Text => Told(start, $"this field is compared with a text: '{word}' in single quotes."),
                    FilterValue.Date => Told(start, "this field is compared with a date in single quotes: 'YYYY-MM-DD'."),
                    FilterValue.Boolean => Told(start, "this field is compared with true or false."),
                    _ => null,
                },
            _ when kind is FilterValue.Number => Told(start, $"this field is compared with a number or null; got {word}."),
            _ when kind is FilterValue.Boolean => Told(start, $"this field is compared with true or false; got {word}."),
            _ => Told(start, $"texts and dates stand in single quotes: '{word}'."),
        };
    }

    private string? UnknownField(string field)
    {
        if (rules.Fields.ContainsKey(field))
        {
            return null;
        }

        if (rules.Renamed.TryGetValue(field, out var here))
        {
            return $"'{field}' is called {here} in a filter.";
        }

        var near = Suggestion.For(field, rules.Fields.Keys);
        return rules.Others && near is null ? null
            : $"there is no field '{field}'{(near is null ? "" : $"; did you mean {near}?")} Fields: {string.Join(", ", rules.Fields.Keys)}{(rules.Others ? ", and custom fields by name" : "")}.";
    }

    /// <summary>A quoted text's content, up to behind the closing quote; null when there is none.</summary>
    private string? Quoted()
    {
        var start = ++at;
        while (at < text.Length && text[at] != '\'')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at++ < text.Length ? text[start..(at - 1)] : null;
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-'))
        {
            at++;
        }

        return text[start..at];
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private string Found() => at >= text.Length ? "the end" : $"'{text[at]}'";

    private static bool IsDate(string content) =>
        DateOnly.TryParseExact(content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
