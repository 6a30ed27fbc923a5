namespace Patchbay.Upstream;

/// <summary>Last check of a planned path before it leaves: whatever planned it, it stays below the base path.</summary>
static class RequestPath
{
    /// <summary>Null when the path may be sent; otherwise what is wrong with it.</summary>
    public static string? Problem(string pathAndQuery)
    {
        var query = pathAndQuery.IndexOf('?');
        var path = query < 0 ? pathAndQuery.AsSpan() : pathAndQuery.AsSpan(0, query);
        if (path.Length == 0 || path[0] != '/')
        {
            return "The request path does not start with a slash.";
        }

        if (pathAndQuery.AsSpan().ContainsAny('\\', '#') || pathAndQuery.AsSpan().ContainsAnyInRange('\0', ' '))
        {
            return "The request path holds a character that must be escaped.";
        }

        // Every form of a dot segment has one of these two, so most paths need no closer look.
        if (path.Contains("/.", StringComparison.Ordinal) || path.Contains("%2e", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var range in path.Split('/'))
            {
                if (IsDotSegment(path[range]))
                {
                    return "A path parameter must not be '.' or '..'.";
                }
            }
        }

        return null;
    }

    private static bool IsDotSegment(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (segment.Length > 0)
        {
            if (segment[0] == '.')
            {
                segment = segment[1..];
            }
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                segment = segment[3..];
            }
            else
            {
                return false;
            }

            dots++;
        }

        return dots is 1 or 2;
    }
}
