using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary>Reads a filter: comparisons joined by AND and OR, with parentheses.</summary>
sealed class ConditionParser
{
    readonly List<Word> words;
    readonly Func<string, IReadOnlyList<string>, ValueKind> kindOf;
    readonly bool takesIn;
    int at;

    ConditionParser(string text, Func<string, IReadOnlyList<string>, ValueKind> kindOf, bool takesIn)
    {
        words = ConditionWords.Cut(text);
        this.kindOf = kindOf;
        this.takesIn = takesIn;
    }

    Word Next => words[at];

    /// <param name="text">The filter as sent.</param>
    /// <param name="kindOf">What a property holds, given the texts it is compared with; refuses one that cannot be filtered.</param>
    /// <param name="takesIn">True where <c>in (…)</c> is offered: in <c>conditions</c> only.</param>
    /// <exception cref="ConditionException">It cannot be understood; the message says why.</exception>
    public static Condition Parse(string text, Func<string, IReadOnlyList<string>, ValueKind> kindOf, bool takesIn)
    {
        var parser = new ConditionParser(text, kindOf, takesIn);
        var condition = parser.Or();
        return parser.Next.Kind == WordKind.End ? condition : throw new ConditionException($"Unexpected {parser.Next.Value}: expected AND or OR.");
    }

    Condition Or()
    {
        var left = And();
        while (Take("or"))
            left = new Either(left, And());
        return left;
    }

    Condition And()
    {
        var left = Term();
        while (Take("and"))
            left = new Both(left, Term());
        return left;
    }

    Condition Term()
    {
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        if (Next.Kind != WordKind.Name)
            throw new ConditionException($"Expected the name of a property, found {(Next.Kind == WordKind.End ? "the end" : Next.Value)}.");
        var path = words[at++].Value;
        if (Next.Kind == WordKind.Symbol && Next.Value is "=" or "!=" or "<" or "<=" or ">" or ">=")
            return Compared(path, words[at++].Value);
        var negated = Take("not");
        var test = WordOperator(path);
        return new Comparison(path, negated ? value => !test(value) : test);
    }

    Comparison Compared(string path, string symbol)
    {
        var word = words[at++];
        var wanted = Literal(path, word);
        return wanted is null
            ? symbol switch
            {
                "=" => new(path, value => value is null),
                "!=" => new(path, value => value is not null),
                _ => throw new ConditionException("null can only be compared with = and !=."),
            }
            : new(path, value => Answers(symbol, value is null ? null : Compare(value, wanted)));
    }

    static bool Answers(string symbol, int? order) => symbol switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    Func<JsonNode?, bool> WordOperator(string path)
    {
        if (Take("contains"))
        {
            var part = Text(path);
            return value => value?.ToString().Contains(part, StringComparison.OrdinalIgnoreCase) == true;
        }

        if (Take("like"))
        {
            var pattern = new Regex("^" + string.Join(".*", Text(path).Split('*', '%').Select(Regex.Escape)) + "$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking);
            return value => value is not null && pattern.IsMatch(value.ToString());
        }

        if (!Take("in"))
            throw new ConditionException($"Expected an operator after {path}, found {(Next.Kind == WordKind.End ? "the end" : Next.Value)}.");
        if (!takesIn)
            throw new ConditionException("The in operator is only supported in conditions.");
        Expect("(");
        var values = new List<object?> { Literal(path, words[at++]) };
        while (Take(","))
            values.Add(Literal(path, words[at++]));
        Expect(")");
        return value => values.Any(wanted => wanted is null ? value is null : value is not null && Compare(value, wanted) == 0);
    }

    string Text(string path)
    {
        if (Next.Kind != WordKind.Text)
            throw new ConditionException("Expected a string. String values must be enclosed in double quotes.");
        if (kindOf(path, []) is not (ValueKind.Text or ValueKind.Any or ValueKind.Choice))
            throw new ConditionException($"{path} is not a string.");
        return words[at++].Value;
    }

    /// <summary>What a property is compared with: decimal, bool, DateTimeOffset or string; null for null.</summary>
    object? Literal(string path, Word word)
    {
        if (word.Is("null"))
        {
            kindOf(path, []);
            return null;
        }

        var found = word.Kind switch
        {
            WordKind.Text => ValueKind.Text,
            WordKind.Number when decimal.TryParse(word.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => ValueKind.Number,
            WordKind.Date => ValueKind.Date,
            WordKind.Name when word.Is("true") || word.Is("false") => ValueKind.Flag,
            _ => ValueKind.Any,
        };
        var wanted = kindOf(path, found == ValueKind.Text ? [word.Value] : []);
        if (found == ValueKind.Any || (wanted != found && wanted != ValueKind.Any && !(wanted == ValueKind.Choice && found == ValueKind.Text)))
        {
            throw new ConditionException($"Expected a {(wanted is ValueKind.Text or ValueKind.Choice ? "String" : wanted.ToString())} for {path}. String values must be enclosed in double quotes, "
                + "date-time values in brackets, and null must be written bare.");
        }

        return found switch
        {
            ValueKind.Number => decimal.Parse(word.Value, CultureInfo.InvariantCulture),
            ValueKind.Flag => word.Is("true"),
            ValueKind.Date => DateTimeOffset.Parse(word.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => word.Value,
        };
    }

    /// <summary>How a record's value stands to the wanted one; null when they cannot be compared. Text is compared whatever its case.</summary>
    static int? Compare(JsonNode value, object wanted) => wanted switch
    {
        decimal number => value.GetValueKind() == JsonValueKind.Number ? Ordering.Number(value).CompareTo(number) : null,
        bool flag => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.GetValue<bool>().CompareTo(flag) : null,
        DateTimeOffset time => DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.CompareTo(time) : null,
        _ => string.Compare(value.ToString(), wanted.ToString(), StringComparison.OrdinalIgnoreCase),
    };

    bool Take(string keyword)
    {
        if (!Next.Is(keyword))
            return false;
        at++;
        return true;
    }

    void Expect(string symbol)
    {
        if (!Take(symbol))
            throw new ConditionException($"Expected {symbol}, found {(Next.Kind == WordKind.End ? "the end" : Next.Value)}.");
    }
}

/// <summary>What a property holds, as far as a filter cares.</summary>
enum ValueKind
{
    Text, Number, Flag, Date, Choice, Any,
}
