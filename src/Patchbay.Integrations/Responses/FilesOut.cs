using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>Takes files out of an answer.</summary>
internal static class FilesOut
{
    /// <summary>The answer's bytes are the file; its headers name it.</summary>
    public static ToolResult Raw(UpstreamResponse response)
    {
        var type = MediaTypeHeaderValue.TryParse(response.Header("Content-Type"), out var parsed) ? parsed.MediaType ?? MediaTypes.Unknown : MediaTypes.Unknown;
        var name = ContentDispositionHeaderValue.TryParse(response.Header("Content-Disposition"), out var disposition)
            ? disposition.FileNameStar ?? disposition.FileName?.Trim('"')
            : null;
        return new ToolResult { Files = [new ToolFile(SafeFileName.Of(name, type), type, response.Body.ToArray())] };
    }

    /// <summary>Files inside a JSON record; the record comes without their content.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static ToolResult FromJson(Call call, ReadOnlyMemory<byte> json)
    {
        var span = JsonSpans.Find(json.Span, call.Shape.Record);
        if (!span.Exists)
        {
            return RecordReader.Read(call, json);
        }

        var record = span.In(json.Span);
        var files = new List<ToolFile>();
        foreach (var file in call.Method.Files)
        {
            if (Text(record, file.Content!) is not { Length: > 0 } content)
            {
                continue;
            }

            if (Decode(content, file.Base64) is not { } bytes)
            {
                return ToolResult.Failed(ToolError.Malformed, $"{call.Integration.Title}'s answer has a file in '{file.Content}' that is not base64.");
            }

            var type = (file.ContentType is { } typePath ? Text(record, typePath) : null) is { Length: > 0 } told ? told : MediaTypes.Unknown;
            files.Add(new ToolFile(SafeFileName.Of(file.FileName is { } namePath ? Text(record, namePath) : null, type.Split(';')[0]), type, bytes));
            record = Without(record, file.Content!);
        }

        return RecordReader.Within(call, record.ToArray()) with { Files = files };
    }

    private static string? Text(ReadOnlySpan<byte> json, string path)
    {
        var span = JsonSpans.Find(json, MemberPath.Parse(path));
        if (span.Kind != JsonTokenType.String)
        {
            return null;
        }

        var reader = new Utf8JsonReader(span.In(json));
        reader.Read();
        return reader.GetString();
    }

    private static byte[]? Decode(string content, bool base64) =>
        !base64 ? Encoding.UTF8.GetBytes(content) : Base64.IsValid(content) ? Convert.FromBase64String(content) : null;

    /// <summary>The object without one member.</summary>
    private static byte[] Without(ReadOnlySpan<byte> json, string path)
    {
        var value = JsonSpans.Find(json, MemberPath.Parse(path));
        var name = json[..value.Start].LastIndexOf((byte)':');
        var start = NameStart(json, name);
        var end = value.Start + value.Length;
        var after = json[end..].IndexOfAnyExcept(" \r\n\t"u8);
        if (json[end + after] == ',')
        {
            end += after + 1;
        }
        else if (json[..start].TrimEnd(" \r\n\t"u8) is [.., (byte)','] before)
        {
            start = before.Length - 1;
        }

        return [.. json[..start], .. json[end..]];
    }

    // Back from the colon over the name's closing quote to its opening one; quotes inside a name are escaped.
    private static int NameStart(ReadOnlySpan<byte> json, int colon)
    {
        var at = json[..colon].LastIndexOf((byte)'"') - 1;
        while (json[at] != '"' || json[at - 1] == '\\')
        {
            at--;
        }

        return at;
    }
}
