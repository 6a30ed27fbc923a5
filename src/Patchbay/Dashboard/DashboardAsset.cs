using System.IO.Compression;
using System.Security.Cryptography;

namespace Patchbay.Dashboard;

/// <summary>One file of the dashboard, read once and kept in memory with its compressed forms: they are few, and small.</summary>
/// <param name="isText">True when compressing it pays.</param>
/// <param name="isHashed">True when its name changes with its content, so that a browser may keep it for good.</param>
sealed class DashboardAsset(string file, string contentType, bool isText, bool isHashed)
{
    // Refuses everything to an asset that is opened as a page of its own: an image may hold script.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private readonly Lazy<Forms> forms = new(() => Forms.Of(file, isText));

    public Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var read = forms.Value;
        response.Headers.ETag = read.ETag;
        response.Headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isText)
        {
            response.Headers.Vary = "Accept-Encoding";
        }

        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(read.ETag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = Accepts(request, "br") && read.Brotli is not null ? (read.Brotli, "br")
            : Accepts(request, "gzip") && read.Gzip is not null ? (read.Gzip, "gzip")
            : (read.Plain, null);
        response.Headers.ContentEncoding = encoding;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality != 0);

    /// <param name="Brotli">Null where it would not be smaller.</param>
    /// <param name="Gzip">Likewise.</param>
    private sealed record Forms(byte[] Plain, byte[]? Brotli, byte[]? Gzip, string ETag)
    {
        public static Forms Of(string file, bool isText)
        {
            var plain = File.ReadAllBytes(file);
            return new Forms(
                plain,
                isText ? Smaller(plain, file + ".br", stream => new BrotliStream(stream, CompressionLevel.Optimal)) : null,
                isText ? Smaller(plain, file + ".gz", stream => new GZipStream(stream, CompressionLevel.Optimal)) : null,
                $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..32]}\"");
        }

        // The build leaves well compressed forms beside the file; a file put there by hand is compressed here.
        private static byte[]? Smaller(byte[] plain, string compressed, Func<Stream, Stream> compress)
        {
            byte[] bytes;
            if (File.Exists(compressed))
            {
                bytes = File.ReadAllBytes(compressed);
            }
            else
            {
                using var into = new MemoryStream();
                using (var stream = compress(into))
                {
                    stream.Write(plain);
                }

                bytes = into.ToArray();
            }

            return bytes.Length < plain.Length ? bytes : null;
        }
    }
}
