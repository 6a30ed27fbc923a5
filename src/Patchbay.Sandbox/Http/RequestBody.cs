using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Sandbox.Http;

/// <summary>A request's body after reading: exactly one of its kinds, or nothing.</summary>
sealed record RequestBody
{
    public JsonNode? Json { get; init; }

    /// <summary>Why the body is not JSON although it was announced as such; null if it is.</summary>
    public string? JsonError { get; init; }

    public IFormCollection? Form { get; init; }

    public string? Text { get; init; }

    /// <summary>The media type without parameters, lower case; empty when none was sent.</summary>
    public required string MediaType { get; init; }

    public bool IsMultipart => MediaType == "multipart/form-data";

    /// <summary>Reads within the server's own body size limit.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        var body = new RequestBody { MediaType = type };
        if (request.HasFormContentType)
            return body with { Form = await request.ReadFormAsync(cancellationToken) };
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (type != "application/json")
            return body with { Text = text };
        if (text.Length == 0)
            return body;
        try
        {
            return body with { Json = JsonNode.Parse(text, documentOptions: new() { MaxDepth = 64 }) };
        }
        catch (JsonException e)
        {
            return body with { JsonError = e.Message };
        }
    }
}
