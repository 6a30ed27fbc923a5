using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>Reads one query from left to right; AND binds closer than OR.</summary>
sealed class ConditionParser(string text, IReadOnlyDictionary<string, QueryField> fields, string parameter, bool hasNotEqual)
{
    int at;

    public Func<JsonObject, bool> Read()
    {
        var condition = Either();
        Skip();
        return at == text.Length ? condition : throw Malformed();
    }

    Func<JsonObject, bool> Either()
    {
        var left = Both();
        while (Word("OR"))
        {
            var (one, other) = (left, Both());
            left = record => one(record) || other(record);
        }

        return left;
    }

    Func<JsonObject, bool> Both()
    {
        var left = Term();
        while (Word("AND"))
        {
            var (one, other) = (left, Term());
            left = record => one(record) && other(record);
        }

        return left;
    }

    Func<JsonObject, bool> Term()
    {
        Skip();
        if (Sign('('))
        {
            var inner = Either();
            Skip();
            return Sign(')') ? inner : throw Malformed();
        }

        return Sign('~') ? Beginning() : Comparison();
    }

    /// <summary><c>~[first_name|last_name]:'har'</c>: one of them begins so.</summary>
    Func<JsonObject, bool> Beginning()
    {
        if (!Sign('[') || text.IndexOf(']', at) is not (>= 0 and var end))
            throw Malformed();
        var names = text[at..end].Split('|').Select(name => Named(name.Trim())).ToList();
        at = end + 1;
        if (!Sign(':'))
            throw Malformed();
        var start = Value(out var quoted);
        return quoted
            ? record => names.Exists(field => field.Values(record).Any(value => value?.ToString().StartsWith(start, StringComparison.OrdinalIgnoreCase) == true))
            : throw Malformed();
    }

    Func<JsonObject, bool> Comparison()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        var name = text[start..at];
        if (name.Length == 0)
            throw Malformed();
        var not = hasNotEqual && Sign('!');
        if (!Sign(':'))
            throw Malformed();
        var sign = Sign('>') ? '>' : Sign('<') ? '<' : ':';
        var field = Named(name);
        var value = Value(out var quoted);
        var compare = Compare(field, name, sign, value, quoted);
        return not ? record => !compare(record) : compare;
    }

    QueryField Named(string name) => fields.GetValueOrDefault(name)
        ?? throw Refusal.Field(parameter, $"Unexpected/invalid field in request: {name} is an invalid_field", "invalid_field");

    Func<JsonObject, bool> Compare(QueryField field, string name, char sign, string value, bool quoted)
    {
        if (!quoted && value == "null")
            return sign == ':' ? record => field.Values(record).All(held => held is null) : throw Malformed();
        switch (field.Kind)
        {
            case "date":
                if (sign == ':' || !quoted || !FieldType.IsDate(value))
                    throw Refusal.Field(parameter, $"{name} should be a/an Date of the form 'YYYY-MM-DD' after :> or :<", "datatype_mismatch");
                return record => Any(field, record, held => sign == '>' ? string.CompareOrdinal(held[..Math.Min(10, held.Length)], value) >= 0 : string.CompareOrdinal(held[..Math.Min(10, held.Length)], value) <= 0);
            case "bool":
                if (sign != ':' || quoted || value is not ("true" or "false"))
                    throw Refusal.Field(parameter, $"{name} should be a/an Boolean", "datatype_mismatch");
                return record => Any(field, record, held => held == value);
            case "text":
                if (sign != ':' || !quoted)
                    throw Refusal.Field(parameter, $"{name} should be a/an String", "datatype_mismatch");
                return record => Any(field, record, held => string.Equals(held, value, StringComparison.OrdinalIgnoreCase));
            case "exact":
                return quoted ? record => Any(field, record, held => held == value) : throw Refusal.Field(parameter, $"{name} should be a/an String", "datatype_mismatch");
            default:
                return Numbers(field, name, sign, value, quoted);
        }
    }

    Func<JsonObject, bool> Numbers(QueryField field, string name, char sign, string value, bool quoted)
    {
        if (quoted || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Refusal.Field(parameter, $"{name} should be a/an Positive Integer", "datatype_mismatch");
        if (field.Kind.StartsWith("int(", StringComparison.Ordinal) && !field.Kind[4..^1].Split('|').Contains(value))
            throw Refusal.Field(parameter, $"{name} should be one of the choice value", "invalid_value");
        return record => field.Values(record).Any(held => held.Number() is { } one && (sign == '>' ? one >= number : sign == '<' ? one <= number : one == number));
    }

    static bool Any(QueryField field, JsonObject record, Func<string, bool> test) => field.Values(record).Any(held => held is not null && test(held.ToString()));

    string Value(out bool quoted)
    {
        quoted = Sign('\'');
        var value = new System.Text.StringBuilder();
        if (quoted)
        {
            while (at < text.Length && text[at] != '\'')
            {
                if (text[at] == '\\' && at + 1 < text.Length)
                    at++;
                value.Append(text[at++]);
            }

            return Sign('\'') ? value.ToString() : throw Malformed();
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != ')')
            value.Append(text[at++]);
        return value.Length > 0 ? value.ToString() : throw Malformed();
    }

    bool Word(string word)
    {
        Skip();
        var found = string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && (at + word.Length == text.Length || text[at + word.Length] is ' ' or '(');
        at += found ? word.Length : 0;
        return found;
    }

    bool Sign(char sign)
    {
        var found = at < text.Length && text[at] == sign;
        at += found ? 1 : 0;
        return found;
    }

    void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    Refusal Malformed() => Refusal.Field(parameter, $"It is not a valid query (at character {at + 1})", "invalid_value");
}
