using System.Text.Json;
using Patchbay.Api;
using Patchbay.Integrations;

namespace Patchbay.Accounts;

/// <summary>The definitions as MCP clients get them, as a list of the management API.</summary>
sealed class ToolListResult(Toolset tools) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        await httpContext.Response.Body.WriteAsync("{\"result\":"u8.ToArray(), httpContext.RequestAborted);
        await httpContext.Response.Body.WriteAsync(tools.ListJson, httpContext.RequestAborted);
        await httpContext.Response.Body.WriteAsync(",\"next_cursor\":null}"u8.ToArray(), httpContext.RequestAborted);
    }
}

/// <summary>What a tool gave, with a real status and the vendor's rate-limit figures in headers.</summary>
sealed class ToolCallHttpResult(ToolResult result) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        RateLimitFigures.Add(response.Headers, result);
        if (result.Error is { } error)
        {
            return ProblemResponses.WriteAsync(httpContext, Status(error), result.Message ?? error.ToString());
        }

        response.ContentType = "application/json";
        return result.Files.Count == 0
            ? response.Body.WriteAsync(result.Json, httpContext.RequestAborted).AsTask()
            : WriteFilesAsync(response, httpContext.RequestAborted);
    }

    private static int Status(ToolError error) => error switch
    {
        ToolError.InvalidArguments or ToolError.FileFailed => StatusCodes.Status400BadRequest,
        ToolError.NotFound => StatusCodes.Status404NotFound,
        ToolError.RateLimited => StatusCodes.Status429TooManyRequests,
        ToolError.Refused => StatusCodes.Status422UnprocessableEntity,
        ToolError.TimedOut => StatusCodes.Status504GatewayTimeout,

        // Not 401 or 403: those would speak of the caller's own API token.
        _ => StatusCodes.Status502BadGateway,
    };

    private async Task WriteFilesAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(response.Body);
        json.WriteStartObject();
        if (result.Json.Length > 0)
        {
            json.WritePropertyName("record");
            json.WriteRawValue(result.Json.Span);
        }

        json.WriteStartArray("files");
        foreach (var file in result.Files)
        {
            json.WriteStartObject();
            json.WriteString("filename", file.FileName);
            json.WriteString("content_type", file.ContentType);
            json.WriteBase64String("content_base64", file.Content.Span);
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }
}
