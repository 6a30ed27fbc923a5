using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Responses;

/// <summary>Makes a result of the vendor's answer.</summary>
internal static class ResponseReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static ToolResult Read(Call call, UpstreamResponse response)
    {
        if (response.Failure is { } failure)
        {
            return ToolResult.Failed(failure, response.FailureMessage ?? $"{call.Integration.Title} could not be asked.");
        }

        return response.Status is < 200 or > 299 || call.Integration.Errors.Unauthorized.Contains(response.Status)
            ? ErrorReader.Read(call, response)
            : ReadSuccess(call, response);
    }

    private static ToolResult ReadSuccess(Call call, UpstreamResponse response)
    {
        if (call.Method.Files is [{ Content: null }])
        {
            return FilesOut.Raw(response);
        }

        var json = response.Body.Span.StartsWith(ByteOrderMark) ? response.Body[3..] : response.Body;
        json = json.Trim(" \r\n\t"u8);
        try
        {
            return call.Method.IsList ? ListReader.Read(call, response, json.Span)
                : json.IsEmpty ? RecordReader.Empty(response.Status)
                : call.Method.Files.Count > 0 ? FilesOut.FromJson(call, json)
                : RecordReader.Read(call, json);
        }
        catch (JsonException)
        {
            return Malformed(call, response);
        }
    }

    private static ToolResult Malformed(Call call, UpstreamResponse response)
    {
        var type = response.Header("Content-Type") is { Length: > 0 } given ? PlainText.Excerpt(given, 100) : "no content type";
        var head = response.Body.Span[..Math.Min(response.Body.Length, 4_000)];
        return ToolResult.Failed(ToolError.Malformed,
            $"{call.Integration.Title} answered {StatusText.Of(response.Status)} with something that is not JSON ({type}): "
            + $"\"{PlainText.Excerpt(System.Text.Encoding.UTF8.GetString(head), 200)}\". The account's base URL may point at a web page instead of the API.");
    }
}
