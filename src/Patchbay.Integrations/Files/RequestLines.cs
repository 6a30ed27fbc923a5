using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Files;

/// <summary>Reads <c>GET /ticket/{id}</c>.</summary>
internal static partial class RequestLines
{
    /// <summary>Reads a required request line; an unreadable one is reported and stands as <c>GET /</c>.</summary>
    public static RequestLine Read(Section section, string key)
    {
        var text = section.RequiredText(key);
        if (text.Length == 0)
        {
            return new RequestLine("GET", "/");
        }

        if (Line().Match(text) is not { Success: true } match)
        {
            section.Error(key, $"'{text}' is no request line: it is a verb (GET, POST, PUT, PATCH or DELETE) and a path, such as GET /tickets/{{id}}");
            return new RequestLine("GET", "/");
        }

        var path = match.Groups["path"].Value;
        if (path.Split('?')[0].Split('/').Any(part => part is "." or ".."))
        {
            section.Error(key, $"the path '{path}' climbs: '.' and '..' are not allowed");
        }

        return new RequestLine(match.Groups["verb"].Value, path);
    }

    [GeneratedRegex(@"^(?<verb>GET|POST|PUT|PATCH|DELETE) (?<path>/[^\s#]*)$")]
    private static partial Regex Line();
}
