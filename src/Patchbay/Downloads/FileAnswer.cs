using Microsoft.Net.Http.Headers;
using Patchbay.Integrations;

namespace Patchbay.Downloads;

/// <summary>Answers with a vendor's file so that a browser saves it and never runs it on this origin.</summary>
sealed class FileAnswer(ToolFile file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        response.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type.ToString() : "application/octet-stream";
        response.ContentLength = file.Content.Length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.Body.WriteAsync(file.Content, httpContext.RequestAborted);
    }
}
