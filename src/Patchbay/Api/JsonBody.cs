using System.Text.Json;
using Patchbay.Storage;

namespace Patchbay.Api;

static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Json.Options.MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="BadHttpRequestException">Not JSON, too large, or of another media type.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException(
                $"The body's media type is '{context.Request.ContentType}': send application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, Strict, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException($"The body is not valid JSON: {e.Message}", StatusCodes.Status400BadRequest, e);
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    /// <exception cref="InvalidRequestException">JSON, but no object.</exception>
    public static async Task<JsonDocument> ReadObjectAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(context, cancellationToken);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Problems.Of("body", "Must be a JSON object.");
    }
}
