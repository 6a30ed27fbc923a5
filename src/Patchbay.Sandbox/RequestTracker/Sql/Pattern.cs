using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>LIKE and its relatives. <c>%</c> and <c>_</c> are wildcards and cannot be escaped.</summary>
static class Pattern
{
    public static Func<string, bool> Contains(string value, StringComparison comparison) => Matcher($"%{value}%", comparison);

    public static Func<string, bool> Starts(string value, StringComparison comparison) => Matcher($"{value}%", comparison);

    public static Func<string, bool> Ends(string value, StringComparison comparison) => Matcher($"%{value}", comparison);

    static Func<string, bool> Matcher(string pattern, StringComparison comparison)
    {
        var expression = "^" + Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal) + "$";
        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        if (comparison == StringComparison.OrdinalIgnoreCase)
            options |= RegexOptions.IgnoreCase;
        return new Regex(expression, options).IsMatch;
    }
}
