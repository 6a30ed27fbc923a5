using System.Net;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Responses;

/// <summary>Makes short, readable text of what a vendor sent.</summary>
internal static partial class PlainText
{
    /// <summary>Without markup and control characters, white space collapsed, at most <paramref name="maxChars"/> characters.</summary>
    public static string Excerpt(string text, int maxChars)
    {
        if (text.Length > 20_000)
        {
            text = text[..20_000];
        }

        if (Html().IsMatch(text))
        {
            text = WebUtility.HtmlDecode(Tag().Replace(Unseen().Replace(text, " "), " "));
        }

        var plain = White().Replace(text, " ").Trim();
        return plain.Length <= maxChars ? plain : plain[..(char.IsHighSurrogate(plain[maxChars - 1]) ? maxChars - 1 : maxChars)] + "…";
    }

    [GeneratedRegex(@"<(!doctype|html|head|body|p|div|h\d|pre|title)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Html();

    [GeneratedRegex(@"<(?<name>script|style)\b[^>]*>.*?</\k<name>\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+")]
    private static partial Regex White();
}
