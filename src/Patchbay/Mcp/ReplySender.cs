using Patchbay.Api;

namespace Patchbay.Mcp;

/// <summary>Puts a reply on the wire.</summary>
static class ReplySender
{
    /// <summary>Sends and disposes <paramref name="reply"/>: as JSON, or as the only event of a stream for a client that takes nothing else.</summary>
    public static async Task SendAsync(HttpContext http, AcceptHeader accept, Reply reply)
    {
        using var sent = reply;
        // An error status is always JSON: clients read a JSON-RPC error out of that, and lose it in a stream.
        if (!accept.Json && reply.Status == StatusCodes.Status200OK)
        {
            await new EventStream(http).SendAsync(reply);
            return;
        }

        var response = http.Response;
        response.StatusCode = reply.Status;
        response.ContentType = "application/json";
        response.ContentLength = reply.Length;
        if (reply.Status != StatusCodes.Status200OK)
        {
            response.Headers.CacheControl = "no-store";
        }

        if (reply.IsGzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        RateLimitFigures.Add(response.Headers, reply.RateLimit, reply.IsRateLimited);
        reply.CopyTo(response.BodyWriter);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>Sends a refusal that no JSON-RPC id belongs to, or whose id is <paramref name="id"/>.</summary>
    public static Task RefuseAsync(HttpContext http, RpcError error, ReadOnlyMemory<byte> id = default) =>
        SendAsync(http, new AcceptHeader(Json: true, Events: false), error.To(id));
}
