using System.Globalization;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>Writes values and comparisons of a condition text: <c>board/id = 1 and summary contains "vpn"</c>.</summary>
internal static class ConditionText
{
    /// <summary>
    /// In double quotes, quotes and backslashes escaped. <c>[</c> opens a character class where the vendor compares texts, so it is
    /// written as a class of its own.
    /// </summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text.Where(c => !char.IsControl(c)))
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '[' => "[[]", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    /// <param name="isDate">True when a text is a date or a time, which stands in square brackets.</param>
    public static string Literal(JsonElement value, bool isDate) => value.ValueKind switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String when isDate => $"[{Time(value.GetString()!)}]",
        JsonValueKind.String => Quote(value.GetString()!),
        _ => "null",
    };

    /// <summary>One comparison, or for several values one that any of them fulfils.</summary>
    public static string Compare(string path, string comparison, IReadOnlyList<string> literals) => literals is [var only] ? $"{path} {comparison} {only}"
        : comparison is "=" ? $"{path} in ({string.Join(", ", literals)})"
        : comparison is "!=" ? $"{path} not in ({string.Join(", ", literals)})"
        : Any(literals.Select(literal => $"{path} {comparison} {literal}"));

    /// <summary>Joined by <c>or</c>, in parentheses where there is more than one.</summary>
    public static string Any(IEnumerable<string> conditions) => conditions.ToList() is var all && all.Count == 1 ? all[0] : $"({string.Join(" or ", all)})";

    private static string Time(string text) => TextFormat.TryDateTime(text, out var time)
        ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : text;
}
