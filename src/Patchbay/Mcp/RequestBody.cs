namespace Patchbay.Mcp;

static class RequestBody
{
    /// <summary>The whole body, to be disposed; null when it is larger than <paramref name="maxBytes"/>.</summary>
    public static async ValueTask<PooledBuffer?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var body = new PooledBuffer((int)(request.ContentLength ?? 4096) + 1);
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(body.GetMemory(), cancellationToken)) > 0)
            {
                body.Advance(read);
                if (body.Length > maxBytes)
                {
                    body.Dispose();
                    return null;
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
