using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Api;
using Patchbay.Downloads;
using Patchbay.Integrations;

namespace Patchbay.Proxy;

/// <summary>Answers plain HTTP with what a call came to: the vendor's status where there is one, rate-limit facts as headers.</summary>
sealed class CallAnswer(ToolResult result) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        RateLimitFigures.Add(httpContext.Response.Headers, result);
        return result.Error is { } error ? FailAsync(httpContext, error) : SucceedAsync(httpContext);
    }

    /// <summary>The HTTP status of a failed call.</summary>
    internal static int StatusOf(ToolError error, int? upstreamStatus) => error switch
    {
        ToolError.InvalidArguments or ToolError.FileFailed => 400,
        ToolError.RateLimited => 429,
        ToolError.TimedOut => 504,
        ToolError.TooLarge or ToolError.Malformed => 502,
        _ when upstreamStatus is >= 400 and < 600 => upstreamStatus.Value,
        ToolError.Unauthorized or ToolError.Forbidden => 409, // the account's own state: connect it again, switch it on
        ToolError.NotFound => 404,
        ToolError.Refused => 422,
        _ => 502,
    };

    private Task FailAsync(HttpContext context, ToolError error)
    {
        var extensions = new Dictionary<string, object?> { ["error"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(error.ToString()) };
        if (result.UpstreamStatus is { } upstreamStatus)
        {
            extensions["upstream_status"] = upstreamStatus;
        }

        var message = result.Message ?? "";
        if (error == ToolError.InvalidArguments)
        {
            extensions["errors"] = Each(message);
        }

        ProblemHttpResult problem = TypedResults.Problem(message, statusCode: StatusOf(error, result.UpstreamStatus), extensions: extensions);
        return problem.ExecuteAsync(context);
    }

    private async Task SucceedAsync(HttpContext context)
    {
        var response = context.Response;
        if (result.Files.Count == 1 && result.Json.IsEmpty)
        {
            await new FileAnswer(result.Files[0]).ExecuteAsync(context);
            return;
        }

        if (result.Files.Count > 0)
        {
            await TypedResults.Ok(new Dictionary<string, object?>
            {
                ["record"] = result.Json.IsEmpty ? null : JsonSerializer.Deserialize<JsonElement>(result.Json.Span),
                ["files"] = result.Files.Select(file => new Dictionary<string, string>
                {
                    ["filename"] = file.FileName,
                    ["content_type"] = file.ContentType,
                    ["content_base64"] = Convert.ToBase64String(file.Content.Span),
                }),
            }).ExecuteAsync(context);
            return;
        }

        if (result.Json.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.StatusCode = result.UpstreamStatus is 201 or 202 ? result.UpstreamStatus.Value : StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = result.Json.Length;
        await response.Body.WriteAsync(result.Json, context.RequestAborted);
    }

    // The text for a model lists problems as "- …" lines; a program wants them one by one.
    private static List<string> Each(string message)
    {
        var problems = message.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToList();
        return problems.Count > 0 ? problems : [message];
    }
}
