using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Responses;

/// <summary>Reads the next page's query out of a vendor's link. The link's host and path are never used.</summary>
internal static partial class LinkHeader
{
    /// <summary>Escaped query of the link with <c>rel="next"</c>; null when there is none.</summary>
    public static string? NextQuery(string? header)
    {
        if (header is null)
        {
            return null;
        }

        foreach (Match link in Links().Matches(header))
        {
            if (Next().IsMatch(link.Groups["parameters"].Value))
            {
                return QueryOf(link.Groups["url"].Value);
            }
        }

        return null;
    }

    /// <summary>Value of one parameter of the link with <c>rel="next"</c>, unescaped; null when there is no such link or parameter.</summary>
    public static string? NextValue(string? header, string parameter) => NextQuery(header)?.Split('&')
        .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2 && Uri.UnescapeDataString(pair[0]) == parameter)
        .Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();

    public static string? QueryOf(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        var query = url[(mark + 1)..].Split('#')[0];
        return query.Length > 0 && query.All(c => c is > ' ' and < '\u007f') ? query : null;
    }

    [GeneratedRegex(@"<(?<url>[^>]*)>(?<parameters>[^<]*)")]
    private static partial Regex Links();

    [GeneratedRegex(@";\s*rel\s*=\s*(""[^""]*\bnext\b[^""]*""|next\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Next();
}
