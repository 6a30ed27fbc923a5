using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Proxy;

/// <summary>Reads the body of a proxy request.</summary>
static class ProxyBody
{
    /// <summary>Null without a problem when the request has no body.</summary>
    public static async Task<(JsonObject? Body, string? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && request.ContentType is null))
        {
            return (null, null);
        }

        if (!request.HasJsonContentType())
        {
            return (null, $"The body must be a JSON object with Content-Type: application/json; got {JsonSerializer.Serialize(request.ContentType ?? "none")}.");
        }

        try
        {
            var node = await JsonNode.ParseAsync(
                request.Body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }, cancellationToken: cancellationToken);
            return node is JsonObject members ? (members, null) : (null, "The body must be a JSON object.");
        }
        catch (JsonException broken)
        {
            return (null, broken.LineNumber is { } line
                ? $"The body is not JSON, or has a member twice: line {line + 1}, byte {broken.BytePositionInLine + 1}."
                : "The body is not JSON, or has a member twice.");
        }
    }
}
