using System.IO.Compression;

namespace Patchbay.Upstream;

/// <summary>
/// Reads compressed answers. The handler could do so by itself, but takes the request's headers apart for it each time, which costs more
/// than all other headers together.
/// </summary>
static class Unpacking
{
    /// <summary>The value of <c>Accept-Encoding</c>.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>The answer's body without its compression, and its length where that is known.</summary>
    public static (Stream Body, long? Length) Open(HttpContent content)
    {
        var packed = content.ReadAsStream(); // of a handler's answer this is the connection's own stream: nothing is read yet
        return content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) && Unpack(packed, encodings.ToString()) is { } plain
            ? (plain, null)
            : (packed, content.Headers.ContentLength);
    }

    private static Stream? Unpack(Stream packed, string encoding) => encoding.Trim().ToLowerInvariant() switch
    {
        "gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        _ => null,
    };
}
