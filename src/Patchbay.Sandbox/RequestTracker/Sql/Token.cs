using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.RequestTracker.Sql;

enum TokenKind
{
    Aggregator,
    Operator,
    Open,
    Close,
    Value,
    Keyword,
}

/// <summary>A piece of a query, at <paramref name="Start"/>; <paramref name="Text"/> has no quotes left.</summary>
sealed partial record Token(TokenKind Kind, string Text, bool Quoted, int Start, int Length)
{
    /// <summary>Splits a query. What fits no piece, such as <c>%%</c>, is skipped without a word.</summary>
    public static List<Token> Split(string query)
    {
        var tokens = new List<Token>();
        for (var match = Piece().Match(query); match.Success; match = match.NextMatch())
            tokens.Add(Of(match));
        return tokens;
    }

    static Token Of(Match match)
    {
        var text = match.Value;
        if (match.Groups["quoted"].Success)
            return new(TokenKind.Value, Escape().Replace(text[1..^1], "${char}"), true, match.Index, match.Length);
        var kind = match.Groups["and"].Success ? TokenKind.Aggregator
            : match.Groups["op"].Success ? TokenKind.Operator
            : match.Groups["open"].Success ? TokenKind.Open
            : match.Groups["close"].Success ? TokenKind.Close
            : match.Groups["value"].Success ? TokenKind.Value
            : TokenKind.Keyword;
        return new(kind, kind == TokenKind.Operator ? Blanks().Replace(text.ToUpperInvariant(), " ") : text, false, match.Index, match.Length);
    }

    [GeneratedRegex("""
          (?<quoted>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
        | (?<and>(?i:AND|OR)\b)
        | (?<op>!=|>=|<=|=|>|<|(?i:IS\s+NOT|IS|NOT\s+LIKE|LIKE|NOT\s+STARTSWITH|STARTSWITH|NOT\s+ENDSWITH|ENDSWITH)\b)
        | (?<open>\()
        | (?<close>\))
        | (?<value>[+-]?\d+(?![\w.{])|(?i:NULL)\b)
        | (?<word>(?:[\w.]|\{[^}]*\})+)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\\(?<char>.)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
