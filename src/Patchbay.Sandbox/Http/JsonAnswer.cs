using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Sandbox.Http;

/// <summary>A simulated vendor's answer: status, headers, and a JSON body or none at all.</summary>
sealed record JsonAnswer(int Status, JsonNode? Body = null)
{
    // Vendors send "é" and "<" as they are, not as \u00e9 and \u003c.
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is sent instead of JSON, such as a file; null for JSON.</summary>
    public RawContent? Raw { get; init; }

    public JsonAnswer With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.Ordinal) { [header] = value } };

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (Body is null && Raw is null)
            return;
        response.ContentType = Raw?.MediaType ?? "application/json; charset=utf-8";
        var bytes = Raw?.Bytes ?? JsonSerializer.SerializeToUtf8Bytes(Body, Plain);
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, cancellationToken);
    }
}

/// <summary>Content that is not JSON.</summary>
sealed record RawContent(byte[] Bytes, string MediaType);
