using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

enum WordKind
{
    Name, Text, Number, Date, Symbol, End,
}

/// <summary>A word of a filter. A quoted text and a date have their value without quotes or brackets.</summary>
readonly record struct Word(WordKind Kind, string Value)
{
    public bool Is(string keyword) => Kind is WordKind.Name or WordKind.Symbol && string.Equals(Value, keyword, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The filter cannot be understood.</summary>
sealed class ConditionException(string message) : Exception(message);

/// <summary>Cuts a filter into words.</summary>
static class ConditionWords
{
    public static List<Word> Cut(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c is '"' or '\'')
                words.Add(Quoted(text, ref at));
            else if (c == '[')
                words.Add(Bracketed(text, ref at));
            else if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
                words.Add(new(WordKind.Number, Run(text, ref at, next => char.IsAsciiDigit(next) || next is '.' or '-')));
            else if (char.IsLetter(c) || c == '_')
                words.Add(new(WordKind.Name, Run(text, ref at, next => char.IsLetterOrDigit(next) || next is '_' or '/')));
            else
                words.Add(Symbol(text, ref at));
        }

        words.Add(new(WordKind.End, ""));
        return words;
    }

    static Word Quoted(string text, ref int at)
    {
        var (quote, value) = (text[at++], new StringBuilder());
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\'' or '\\')
                at++;
            else if (text.AsSpan(at).StartsWith("[[]", StringComparison.Ordinal))
            {
                value.Append('['); // a literal bracket is written [[]
                at += 3;
                continue;
            }

            value.Append(text[at++]);
        }

        if (at++ >= text.Length)
            throw new ConditionException("A string is not closed. String values must be enclosed in double quotes.");
        return new(WordKind.Text, value.ToString());
    }

    static Word Bracketed(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0 || !DateTimeOffset.TryParse(text[(at + 1)..end], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            throw new ConditionException("Expected a date and time in brackets, such as [2025-08-20T18:04:26Z].");
        var value = text[(at + 1)..end];
        at = end + 1;
        return new(WordKind.Date, value);
    }

    static Word Symbol(string text, ref int at)
    {
        foreach (var symbol in (string[])["<=", ">=", "!=", "=", "<", ">", "(", ")", ","])
        {
            if (!text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
                continue;
            at += symbol.Length;
            return new(WordKind.Symbol, symbol);
        }

        throw new ConditionException($"Unexpected character {JsonValue.Create(text[at].ToString()).ToJsonString()}.");
    }

    static string Run(string text, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at]))
            at++;
        return text[start..at];
    }
}
