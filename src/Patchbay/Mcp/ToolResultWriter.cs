using System.Text.Json;
using System.Text.Unicode;
using Patchbay.Integrations;

namespace Patchbay.Mcp;

/// <summary>Writes what a tool call came to as an MCP result.</summary>
static class ToolResultWriter
{
    /// <summary>The answer to <paramref name="id"/>.</summary>
    /// <param name="vendor">How text from the product is written.</param>
    /// <param name="serverInfo">Null for a legacy client: strict ones reject members they do not know.</param>
    /// <param name="version">The client's revision; null when it is not known.</param>
    /// <param name="linkTo">The URL of the n-th file, or null to embed it; null when files cannot be linked at all.</param>
    public static Reply Write(
        ReadOnlyMemory<byte> id, ToolResult result, VendorText vendor, byte[]? serverInfo, string? version, int maxEmbeddedBytes, Func<int, string?>? linkTo)
    {
        var own = Reply.Begin(id, result.Json.Length + (result.Json.Length / 4)); // quotes double inside a text
        own.Append(",\"result\":"u8);
        var json = WireJson.Start(own);
        json.WriteStartObject();
        if (serverInfo is not null)
        {
            json.WriteString("resultType"u8, "complete"u8);
        }

        json.WriteStartArray("content"u8);
        if (result.Error is not null)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            vendor.WriteMessage(json, result.Message ?? $"The call failed: {result.Error}.", quotes: result.UpstreamStatus is not null);
            json.WriteEndObject();
        }
        else
        {
            if (!result.Json.IsEmpty)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, "text"u8);
                vendor.WriteJson(json, result.Json.Span);
                json.WriteEndObject();
            }

            for (var i = 0; i < result.Files.Count; i++)
            {
                WriteFile(json, result.Files[i], vendor, version, result.Files[i].Content.Length > maxEmbeddedBytes ? linkTo?.Invoke(i) : null);
            }
        }

        json.WriteEndArray();
        if (result.Error is not null)
        {
            json.WriteBoolean("isError"u8, true);
        }

        WriteMeta(json, result.RateLimit, serverInfo);
        json.WriteEndObject();
        WireJson.Finish(json);
        own.Append("}"u8);
        return new Reply { Own = own, RateLimit = result.RateLimit, IsRateLimited = result.Error == ToolError.RateLimited, ToolError = result.Error };
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, ToolFile file, VendorText vendor, string? version, string? link)
    {
        var name = vendor.Name(file.FileName);
        var mediaType = MediaType(file.ContentType);
        if (link is not null && !ProtocolVersions.HasResourceLinks(version))
        {
            WriteText(json, $"{name} ({mediaType}, {file.Content.Length} bytes): {link}");
            return;
        }

        json.WriteStartObject();
        if (link is not null)
        {
            json.WriteString("type"u8, "resource_link"u8);
            json.WriteString("uri"u8, link);
            json.WriteString("name"u8, name);
            json.WriteString("mimeType"u8, mediaType);
            json.WriteNumber("size"u8, file.Content.Length);
        }
        else if (BlockType(mediaType) is { } type)
        {
            json.WriteString("type"u8, type);
            json.WriteBase64String("data"u8, file.Content.Span);
            json.WriteString("mimeType"u8, mediaType);
        }
        else
        {
            json.WriteString("type"u8, "resource"u8);
            json.WriteStartObject("resource"u8);
            json.WriteString("uri"u8, $"patchbay://file/{Uri.EscapeDataString(name)}");
            json.WriteString("mimeType"u8, mediaType);
            if (IsTextual(mediaType) && Utf8.IsValid(file.Content.Span))
            {
                vendor.WriteText(json, file.Content.Span);
            }
            else
            {
                json.WriteBase64String("blob"u8, file.Content.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, RateLimit? rateLimit, byte[]? serverInfo)
    {
        if (rateLimit is null && serverInfo is null)
        {
            return;
        }

        json.WriteStartObject("_meta"u8);
        if (rateLimit is not null)
        {
            json.WriteStartObject("patchbay/ratelimit"u8);
            WriteNumber(json, "limit"u8, rateLimit.Limit);
            WriteNumber(json, "remaining"u8, rateLimit.Remaining);
            WriteNumber(json, "reset"u8, rateLimit.Reset);
            json.WriteEndObject();
        }

        if (serverInfo is not null)
        {
            json.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
            json.WriteRawValue(serverInfo, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Only the image types that models accept: another in an image block makes their APIs refuse the whole conversation.</summary>
    private static string? BlockType(string mediaType) => mediaType switch
    {
        "image/png" or "image/jpeg" or "image/gif" or "image/webp" => "image",
        _ when mediaType.StartsWith("audio/", StringComparison.Ordinal) => "audio",
        _ => null,
    };

    private static bool IsTextual(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.EndsWith("+json", StringComparison.Ordinal) || mediaType.EndsWith("+xml", StringComparison.Ordinal)
        || mediaType is "application/json" or "application/xml" or "application/yaml" or "application/x-yaml"
            or "application/javascript" or "application/x-ndjson" or "application/sql" or "message/rfc822";

    private static string MediaType(string contentType)
    {
        var end = contentType.IndexOf(';');
        var type = (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
        return type.Length > 0 ? type : "application/octet-stream";
    }
}
