using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Audit;

/// <summary>Text from outside as a row can hold it, in any database: bounded, and of characters only.</summary>
static partial class AuditText
{
    public const int MaxLength = 200;

    /// <summary>The text up to <paramref name="max"/> characters; a pair of surrogates is not torn, and what is no character becomes U+FFFD.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int max = MaxLength)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > max)
        {
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
        }

        return IsSound(text) ? text : Mend(text);
    }

    /// <summary>The id; null for text that cannot be one of ours. A token or key sent in its place by mistake must not become a row.</summary>
    public static string? Id(string? text) => text is not null && ShapeOfId().IsMatch(text) ? text : null;

    [GeneratedRegex("^[a-z]{2,12}_[a-z0-9]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeOfId();

    // A proper pair of surrogates is mended into itself.
    private static bool IsSound(string text) => !text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff');

    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            mended.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return mended.ToString();
    }
}
