using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Patchbay.Storage;

namespace Patchbay.Api;

/// <summary>Makes every error answer of the management API <c>application/problem+json</c> that says what to do.</summary>
static class ProblemResponses
{
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status!.Value);
        problem.Type ??= $"https://www.rfc-editor.org/rfc/rfc9110#status.{problem.Status}";
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(
            problem, problem.GetType(), Json.Options, "application/problem+json", context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, int status, string detail) =>
        WriteAsync(context, new ProblemDetails { Status = status, Detail = detail });

    /// <summary>For answers that have only a status so far: no such route, wrong method, a result without a body.</summary>
    public static Task WriteStatusAsync(StatusCodeContext status) => WriteAsync(
        status.HttpContext, status.HttpContext.Response.StatusCode, Detail(status.HttpContext));

    private static string Detail(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            "There is nothing here: the path or an id in it is wrong, or it was deleted. The API is described at /openapi/v1.json.",
        StatusCodes.Status405MethodNotAllowed =>
            $"{context.Request.Method} is not possible here. Allowed: {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        _ => ReasonPhrases.GetReasonPhrase(context.Response.StatusCode) + ".",
    };
}

/// <summary>Turns what a caller got wrong into a 4xx, and all else into a 500 that tells nothing of the inside.</summary>
sealed partial class ExceptionResponses(ILogger<ExceptionResponses> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case InvalidRequestException invalid:
                await ProblemResponses.WriteAsync(httpContext, new ValidationProblemDetails(invalid.Errors)
                {
                    Status = StatusCodes.Status400BadRequest,
                    Title = "The request has problems.",
                    Detail = string.Join(" ", invalid.Errors.SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}"))),
                });
                return true;
            case BadHttpRequestException bad:
                await ProblemResponses.WriteAsync(httpContext, bad.StatusCode, bad.Message);
                return true;
            case DatabaseUnavailableException:
                // Not logged for each request: whoever watches the database for changes has said it once.
                httpContext.Response.Headers.RetryAfter = "5";
                await ProblemResponses.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, DatabaseUnavailableException.Advice);
                return true;
            default:
                LogFailed(exception);
                await ProblemResponses.WriteAsync(
                    httpContext,
                    StatusCodes.Status500InternalServerError,
                    $"Something went wrong inside Patchbay. The log has it under trace {System.Diagnostics.Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier}.");
                return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private partial void LogFailed(Exception failure);
}
