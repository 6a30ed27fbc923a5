using Patchbay.Api;
using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.Mcp;

/// <summary>
/// A response as server-sent events, opened by what is sent first. Events carry no id: that would invite clients to come back for
/// messages nobody has kept.
/// </summary>
sealed class EventStream(HttpContext http)
{
    public bool IsOpen { get; private set; }

    /// <summary>One message as one event.</summary>
    public async Task SendAsync(Reply reply)
    {
        if (!IsOpen)
        {
            RateLimitFigures.Add(http.Response.Headers, reply.RateLimit, reply.IsRateLimited); // the last moment for headers
        }

        using var message = new PooledBuffer(reply.Length);
        reply.CopyTo(message);
        await SendAsync(message);
    }

    /// <summary>One message as one event; line ends in <paramref name="message"/> become blanks.</summary>
    public Task SendAsync(PooledBuffer message)
    {
        // Outside strings a line end means nothing in JSON, and inside one it is escaped; in an event it would end the data.
        message.WrittenSpan.Replace((byte)'\n', (byte)' ');
        message.WrittenSpan.Replace((byte)'\r', (byte)' ');
        Open();
        var writer = http.Response.BodyWriter;
        writer.Write("event: message\ndata: "u8);
        writer.Write(message.WrittenSpan);
        writer.Write("\n\n"u8);
        return writer.FlushAsync(http.RequestAborted).AsTask();
    }

    /// <summary>A sign of life that is no message.</summary>
    public Task KeepAliveAsync()
    {
        Open();
        http.Response.BodyWriter.Write(": keep-alive\n\n"u8);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }

    private void Open()
    {
        if (IsOpen)
        {
            return;
        }

        IsOpen = true;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold events back
    }
}
