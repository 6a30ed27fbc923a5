using System.Buffers;
using System.Text.Json;
using Patchbay.Hosting;
using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>
/// Rows of a table as NDJSON, oldest first, however many: read page by page along the key, so that neither memory nor a
/// transaction grows with them.
/// </summary>
/// <param name="read">Reads the rows after an id (null: from the first), at most so many.</param>
sealed class Export<TRow, TView>(
    Func<string?, int, CancellationToken, Task<IReadOnlyList<TRow>>> read, Func<TRow, string> id, Func<TRow, TView> view) : IResult
{
    private const int PageSize = 500;

    private const int FlushBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var stopping = httpContext.RequestServices.GetRequiredService<GracefulStop>().Closing;
        response.ContentType = Exports.MediaType;
        response.Headers.CacheControl = "no-store";
        using var json = new Utf8JsonWriter(response.BodyWriter);
        string? after = null;
        while (true)
        {
            var rows = await read(after, PageSize, httpContext.RequestAborted);
            foreach (var row in rows)
            {
                JsonSerializer.Serialize(json, view(row), Json.Options);
                response.BodyWriter.Write("\n"u8);
                json.Reset();
                if (response.BodyWriter.UnflushedBytes > FlushBytes)
                {
                    await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
                }
            }

            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            if (rows.Count < PageSize)
            {
                return;
            }

            if (stopping.IsCancellationRequested)
            {
                httpContext.Abort(); // a broken transfer: a short file must not look like the whole
                return;
            }

            after = id(rows[^1]);
        }
    }
}

static class Exports
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Describes the answer of an export.</summary>
    public static RouteHandlerBuilder ProducesLines<TView>(this RouteHandlerBuilder route) =>
        route.Produces<TView>(StatusCodes.Status200OK, MediaType);

    /// <summary>Now, when a time is not given or lies ahead: an export has an end, however fast rows come in.</summary>
    public static DateTimeOffset UpTo(DateTimeOffset? until, TimeProvider clock) =>
        until is { } time && time < clock.GetUtcNow() ? time : clock.GetUtcNow();
}
