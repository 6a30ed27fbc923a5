namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>Reads TicketSQL, AssetSQL and TransactionSQL, which differ only in their fields.</summary>
sealed class Parser
{
    readonly string query;
    readonly List<Token> tokens;
    int position;
    int depth;

    Parser(string query)
    {
        this.query = query;
        tokens = Token.Split(query);
    }

    /// <exception cref="SqlException">It is no query.</exception>
    public static Clause Parse(string query)
    {
        var parser = new Parser(query);
        var clause = parser.Clauses();
        if (parser.position < parser.tokens.Count)
            throw parser.Wrong("AGGREGATOR");
        return clause;
    }

    Group Clauses()
    {
        var parts = new List<(bool, Clause)> { (true, One()) };
        while (Is(TokenKind.Aggregator))
        {
            var and = tokens[position++].Text.Equals("AND", StringComparison.OrdinalIgnoreCase);
            parts.Add((and, One()));
        }
        return new(parts);
    }

    Clause One()
    {
        if (!Is(TokenKind.Open))
            return Condition();
        position++;
        depth++;
        var inner = Clauses();
        if (!Is(TokenKind.Close))
            throw position == tokens.Count ? Unclosed() : Wrong("AGGREGATOR or CLOSE_PAREN");
        position++;
        depth--;
        return inner;
    }

    Condition Condition()
    {
        // A word like AND where a field should stand is taken for a field, so the complaint comes one piece later.
        var field = Take("KEYWORD or OPEN_PAREN", t => t.Kind is TokenKind.Keyword or TokenKind.Aggregator || t.Quoted);
        var op = Take("OPERATOR", t => t.Kind == TokenKind.Operator);
        var value = Take("VALUE", t => t.Kind is TokenKind.Value or TokenKind.Keyword);
        // A bare word is read as another column; there is no comparing of columns.
        if (value.Kind == TokenKind.Keyword)
            throw position == tokens.Count || Is(TokenKind.Aggregator) || Is(TokenKind.Close)
                ? new SqlException($"Wrong query, no such column '{value.Text}' in '{query}'")
                : Wrong("AGGREGATOR");
        var isNull = !value.Quoted && value.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase);
        return new(field.Text, op.Text, isNull ? null : value.Text);
    }

    bool Is(TokenKind kind) => position < tokens.Count && tokens[position].Kind == kind;

    Token Take(string expected, Func<Token, bool> fits) =>
        position == tokens.Count ? throw Incomplete()
        : fits(tokens[position]) ? tokens[position++]
        : throw Wrong(expected);

    SqlException Wrong(string expected)
    {
        var token = tokens[position];
        var end = token.Start + token.Length;
        return new($"Wrong query, expecting a {expected} in '{query[..token.Start]}>{query[token.Start..end]}<--here{query[end..]}'");
    }

    SqlException Incomplete()
    {
        var last = position == 0 ? "" : tokens[position - 1].Kind switch
        {
            TokenKind.Operator => "OPERATOR",
            TokenKind.Aggregator => "AGGREGATOR",
            TokenKind.Open => "OPEN_PAREN",
            _ => "KEYWORD",
        };
        return new($"Incomplete query, last element ({last}) is not close paren or value in '{query}'");
    }

    SqlException Unclosed() => new($"Incomplete query, {depth} unclosed paren in '{query}'");
}
