using System.Net;
using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>A text comes plain or as HTML, and the product derives the other.</summary>
static partial class Html
{
    public static string Of(string text) => $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    public static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " ")).Trim();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
