using Microsoft.Extensions.Primitives;

namespace Patchbay.Mcp;

/// <summary>Which forms of answer a client takes.</summary>
readonly record struct AcceptHeader(bool Json, bool Events)
{
    /// <summary>A wildcard or no header at all stands for JSON: nobody asks for a stream by accident.</summary>
    public static AcceptHeader Parse(StringValues header)
    {
        if (header.Count == 0)
        {
            return new AcceptHeader(Json: true, Events: false);
        }

        var (json, events) = (false, false);
        foreach (var line in header)
        {
            foreach (var part in line.AsSpan().Split(','))
            {
                var type = MediaType(line.AsSpan()[part]);
                json |= Is(type, "application/json") || Is(type, "*/*") || Is(type, "application/*");
                events |= Is(type, "text/event-stream") || Is(type, "text/*");
            }
        }

        return new AcceptHeader(json, events);
    }

    public static bool TakesGzip(StringValues encodings)
    {
        foreach (var line in encodings)
        {
            foreach (var part in line.AsSpan().Split(','))
            {
                var coding = line.AsSpan()[part];
                if (Is(MediaType(coding), "gzip"))
                {
                    // A quality of nothing refuses it; every other one is a wish among several, and this is the only one there is.
                    return coding.IndexOf("q=", StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at) || coding[(at + 2)..].ContainsAnyInRange('1', '9');
                }
            }
        }

        return false;
    }

    public static bool IsJson(string? contentType) => Is(MediaType(contentType), "application/json");

    private static ReadOnlySpan<char> MediaType(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(';');
        return (end < 0 ? value : value[..end]).Trim();
    }

    private static bool Is(ReadOnlySpan<char> type, string expected) => type.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
