using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>A file a call brings, not opened yet.</summary>
/// <param name="Name">The vendor's name of the part.</param>
/// <param name="Argument">Path of the argument, for messages.</param>
internal sealed record FilePart(string Name, string Argument, JsonElement Value, long MaxBytes)
{
    /// <summary>The object of the JSON body that takes the file; null for a part of a multipart body.</summary>
    public JsonObject? Target { get; init; }

    /// <summary>How it does; null when <see cref="Target"/> is.</summary>
    public FileInJson? Json { get; init; }
}

/// <summary>A file ready to be sent, or why it is not (one sentence that names the argument).</summary>
internal sealed record OpenedFile(string Name, HttpContent? Content, string FileName, string? Failure);

/// <summary>The shape of a file argument: exactly one of <c>url</c>, <c>content_base64</c>, <c>text</c>, with <c>filename</c>.</summary>
internal static class FileArgument
{
    private static readonly string[] Sources = ["url", "content_base64", "text"];
    private static readonly string[] Members = [.. Sources, "filename", "content_type"];

    public static void Check(string path, JsonElement value, FileIn file, List<string> problems)
    {
        if (!file.Many)
        {
            CheckOne(path, value, problems);
        }
        else if (value.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{path}: must be an array of files; got {ValueCheck.Shown(value)}.");
        }
        else
        {
            var index = 0;
            foreach (var one in value.EnumerateArray())
            {
                CheckOne($"{path}[{index++}]", one, problems);
            }
        }
    }

    public static IEnumerable<FilePart> Parts(ToolArgument argument, JsonElement value)
    {
        var property = argument.Property!;
        var name = property.ListStyle == ListStyle.Brackets && property.File!.Many ? property.WireName + "[]" : property.WireName;
        return property.File!.Many
            ? value.EnumerateArray().Select((one, index) => new FilePart(name, $"{argument.Name}[{index}]", one, property.File.MaxBytes))
            : [new FilePart(name, argument.Name, value, property.File.MaxBytes)];
    }

    public static async Task<OpenedFile> OpenAsync(FilePart part, IUpstream upstream, CancellationToken cancellationToken)
    {
        var fileName = Text(part.Value, "filename");
        var contentType = Text(part.Value, "content_type");
        if (Text(part.Value, "url") is { } url)
        {
            var remote = await upstream.FetchAsync(new Uri(url, UriKind.Absolute), part.MaxBytes, cancellationToken);
            return remote.Content is null
                ? Failed(part, $"could not be fetched: {remote.Failure}")
                : Opened(part, remote.Content, fileName ?? remote.FileName, contentType ?? remote.ContentType);
        }

        if (Text(part.Value, "text") is { } text)
        {
            return Sized(part, Encoding.UTF8.GetBytes(text), fileName ?? "text.txt", contentType ?? TextType(fileName));
        }

        return Decode(Text(part.Value, "content_base64")!) is { } bytes
            ? Sized(part, bytes, fileName, contentType)
            : Failed(part, "content_base64 is not base64.");
    }

    private static OpenedFile Sized(FilePart part, byte[] bytes, string? fileName, string? contentType) => bytes.Length > part.MaxBytes
        ? Failed(part, $"has {bytes.Length} bytes; at most {part.MaxBytes} are accepted.")
        : Opened(part, new ByteArrayContent(bytes), fileName, contentType);

    private static string TextType(string? fileName) =>
        MediaTypes.OfFile(fileName ?? "") is var type && type != MediaTypes.Unknown ? type : "text/plain; charset=utf-8";

    private static OpenedFile Failed(FilePart part, string why) => new(part.Name, null, "", $"{part.Argument}: {why}");

    private static OpenedFile Opened(FilePart part, HttpContent content, string? fileName, string? contentType)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type
            : new MediaTypeHeaderValue(MediaTypes.OfFile(fileName ?? ""));
        return new OpenedFile(part.Name, content, SafeFileName.Of(fileName, content.Headers.ContentType.MediaType), null);
    }

    private static byte[]? Decode(string base64)
    {
        // Models like to hand over whole data URLs.
        var comma = base64.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? base64.IndexOf(',', StringComparison.Ordinal) : -1;
        var text = base64.AsSpan(comma + 1);
        return Base64.IsValid(text, out _) ? Convert.FromBase64String(text.ToString()) : null;
    }

    private static void CheckOne(string path, JsonElement value, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{path}: must be an object with one of {string.Join(", ", Sources)}; got {ValueCheck.Shown(value)}.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!Members.Contains(member.Name, StringComparer.Ordinal))
            {
                problems.Add(ValueCheck.Unknown($"{path}.{member.Name}", "member", member.Name, Members));
            }
            else if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                problems.Add($"{path}.{member.Name}: must be a string; got {ValueCheck.Shown(member.Value)}.");
            }
        }

        var given = Sources.Where(source => Text(value, source) is not null).ToList();
        if (given.Count != 1)
        {
            problems.Add($"{path}: must have exactly one of {string.Join(", ", Sources)}; got {(given.Count == 0 ? "none" : string.Join(" and ", given))}.");
        }

        if (Text(value, "url") is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http")))
        {
            problems.Add($"{path}.url: must be an absolute http or https URL.");
        }
    }

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
