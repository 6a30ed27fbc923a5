using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Schemas;

/// <summary>
/// Tells whether a regular expression means the same here and in a client, which compiles patterns as JavaScript with the
/// <c>u</c> flag. One refused pattern can cost a client its whole tool list.
/// </summary>
internal static class JavaScriptPattern
{
    private const string Syntax = "^$\\.*+?()[]{}|/";
    private const string Letters = "dDwWsSbBfnrtv0cxupPk123456789";

    /// <summary>Why the pattern would be refused; null when it is fine.</summary>
    public static string? Refusal(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException malformed)
        {
            return malformed.Message;
        }

        return Scan(pattern);
    }

    private static string? Scan(string pattern)
    {
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\')
            {
                var escaped = pattern[++i];
                if (!Syntax.Contains(escaped) && !Letters.Contains(escaped) && !(inClass && escaped == '-'))
                {
                    return $"'\\{escaped}' is no escape in JavaScript";
                }
            }
            else if (inClass)
            {
                inClass = c != ']';
            }
            else if (c == '[')
            {
                inClass = true;
            }
            else if (c == '(' && Group(pattern, i) is { } refusal)
            {
                return refusal;
            }
            else if (c is ']' or '}' || (c == '{' && !IsQuantifier(pattern, ref i)))
            {
                return $"a plain '{c}' must be written '\\{c}' in JavaScript";
            }
        }

        return null;
    }

    private static string? Group(string pattern, int at)
    {
        if (at + 2 >= pattern.Length || pattern[at + 1] != '?')
        {
            return null;
        }

        var kind = pattern[at + 2];
        return kind is ':' or '=' or '!' or '<' ? null : $"'(?{kind}' is no group in JavaScript";
    }

    private static bool IsQuantifier(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || !Regex.IsMatch(pattern[(at + 1)..end], "^[0-9]+(?:,[0-9]*)?$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            return false;
        }

        at = end;
        return true;
    }
}
