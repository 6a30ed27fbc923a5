using System.Globalization;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Checks a condition text before it is sent, as a vendor's own refusal seldom says where it went wrong:
/// <c>field operator value</c>, joined by <c>and</c> and <c>or</c>, with parentheses.
/// </summary>
internal sealed partial class ConditionGrammar
{
    private const int MaxDepth = 50;
    private const string Comparisons = "=, !=, <, <=, >, >=, contains, like, in (…), or not before one of the last three";

    private readonly string text;
    private readonly bool allowsIn;
    private readonly List<Token> tokens = [];
    private int next;
    private string? problem;

    private ConditionGrammar(string text, bool allowsIn) => (this.text, this.allowsIn) = (text, allowsIn);

    private enum Kind { Word, Text, Number, Date, Operator, Open, Close, Comma, End }

    /// <summary>Null when the text can be sent; otherwise where it goes wrong, what stands there and what may.</summary>
    /// <param name="allowsIn">False where the vendor knows no <c>in</c>.</param>
    public static string? Problem(string text, bool allowsIn)
    {
        var grammar = new ConditionGrammar(text, allowsIn);
        grammar.Tokenise();
        _ = grammar.problem is null && grammar.Expression(1) && grammar.Expect(Kind.End, "'and', 'or' or the end");
        return grammar.problem;
    }

    /// <summary>The same for a sort order: <c>priority/sort desc, id</c>.</summary>
    public static string? OrderProblem(string text)
    {
        var at = 1;
        foreach (var part in text.Split(','))
        {
            if (!Order().IsMatch(part))
            {
                return $"at character {at.ToString(CultureInfo.InvariantCulture)}: found '{part.Trim()}'; allowed is a field such as id or priority/sort, then asc or desc, several parted by commas.";
            }

            at += part.Length + 1;
        }

        return null;
    }

    private bool Expression(int depth)
    {
        do
        {
            if (!Term(depth))
            {
                return false;
            }
        }
        while (Word("and") || Word("or"));
        return true;
    }

    private bool Term(int depth)
    {
        if (depth > MaxDepth)
        {
            return Fail(tokens[next], $"at most {MaxDepth} parentheses within each other");
        }

        if (tokens[next].Kind == Kind.Open)
        {
            next++;
            return Expression(depth + 1) && Expect(Kind.Close, "'and', 'or' or ')'");
        }

        if (tokens[next].Kind != Kind.Word || IsKeyword(tokens[next].Text))
        {
            return Fail(tokens[next], "a field such as summary or company/identifier, or '('");
        }

        next++;
        return Comparison();
    }

    private bool Comparison()
    {
        var not = Word("not");
        if (Word("contains") || Word("like"))
        {
            return Expect(Kind.Text, "a text in double quotes");
        }

        if (tokens[next].Is("in"))
        {
            if (!allowsIn)
            {
                return Fail(tokens[next], "=, !=, <, <=, >, >=, contains or like: 'in' works only in conditions; join several comparisons by 'or'");
            }

            next++;
            return List();
        }

        if (not || tokens[next].Kind != Kind.Operator)
        {
            return Fail(tokens[next], not ? "contains, like or in (…)" : Comparisons);
        }

        var ordered = tokens[next++].Text[0] is '<' or '>';
        return ordered && tokens[next] is { Kind: Kind.Text } quoted && Date().IsMatch(quoted.Text[1..^1])
            ? Fail(quoted, "a date in square brackets, such as [2026-01-31T00:00:00Z]")
            : Value();
    }

    private bool List()
    {
        if (!Expect(Kind.Open, "'(' and a list of values"))
        {
            return false;
        }

        do
        {
            if (!Value())
            {
                return false;
            }
        }
        while (tokens[next].Kind == Kind.Comma && next++ >= 0);
        return Expect(Kind.Close, "',' or ')'");
    }

    private bool Value()
    {
        if (tokens[next].Kind is Kind.Text or Kind.Number or Kind.Date || tokens[next].Is("true") || tokens[next].Is("false") || tokens[next].Is("null"))
        {
            next++;
            return true;
        }

        return Fail(tokens[next], "a value: a text in double quotes, a number, True, False, null, or a date in square brackets such as [2026-01-31T00:00:00Z]");
    }

    private bool Word(string word)
    {
        if (!tokens[next].Is(word))
        {
            return false;
        }

        next++;
        return true;
    }

    private bool Expect(Kind kind, string allowed)
    {
        if (tokens[next].Kind != kind)
        {
            return Fail(tokens[next], allowed);
        }

        next++;
        return true;
    }

    private bool Fail(Token token, string allowed)
    {
        problem = $"at character {(token.At + 1).ToString(CultureInfo.InvariantCulture)}: found {(token.Kind == Kind.End ? "the end" : $"'{Responses.PlainText.Excerpt(token.Text, 60)}'")}; allowed here: {allowed}.";
        return false;
    }

    private void Tokenise()
    {
        var at = 0;
        while (problem is null)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                break;
            }

            var match = Tokens().Match(text, at);
            if (!match.Success)
            {
                Fail(new Token(Kind.Operator, text[at].ToString(), at), text[at] is '"' or '\''
                    ? "a text that is closed by the quote it was opened with"
                    : text[at] == '[' ? "a date in square brackets, such as [2026-01-31T00:00:00Z]"
                    : "a field, an operator or a value");
                return;
            }

            var kind = Enum.GetValues<Kind>().First(kind => match.Groups[kind.ToString()].Success);
            tokens.Add(new Token(kind, match.Value, at));
            at += match.Length;
        }

        tokens.Add(new Token(Kind.End, "", text.Length));
    }

    private static bool IsKeyword(string word) => word.ToLowerInvariant() is "and" or "or" or "not" or "in" or "like" or "contains" or "true" or "false" or "null";

    [GeneratedRegex("""\G(?:(?<Open>\()|(?<Close>\))|(?<Comma>,)|(?<Operator>!=|<=|>=|=|<|>)|(?<Text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<Date>\[\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?\])|(?<Number>-?\d+(?:\.\d+)?)|(?<Word>[A-Za-z_]\w*(?:/\w+)*))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^\s*[A-Za-z_]\w*(/\w+)*(\s+(asc|desc))?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    private readonly record struct Token(Kind Kind, string Text, int At)
    {
        public bool Is(string word) => Kind == Kind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
    }
}
