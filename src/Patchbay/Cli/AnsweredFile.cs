using System.Text;
using ModelContextProtocol.Protocol;

namespace Patchbay.Cli;

/// <summary>A file a tool answered with: embedded in the result, or linked for download.</summary>
internal static class AnsweredFile
{
    private static readonly HttpClient Downloads = new();

    /// <summary>One sentence about the file in a content block; null when it holds none.</summary>
    public static string? Describe(ContentBlock block) => block switch
    {
        EmbeddedResourceBlock { Resource: { } resource } =>
            $"The answer holds the file {NameOf(resource.Uri)} ({resource.MimeType ?? "unknown type"}, {Bytes(resource).Length} bytes).",
        ResourceLinkBlock link => $"The answer links to the file {link.Name} ({link.MimeType ?? "unknown type"}).",
        ImageContentBlock image => $"The answer holds an image ({image.MimeType}, {image.DecodedData.Length} bytes).",
        AudioContentBlock audio => $"The answer holds a recording ({audio.MimeType}, {audio.DecodedData.Length} bytes).",
        _ => null,
    };

    /// <summary>Writes the first file of <paramref name="result"/>.</summary>
    /// <exception cref="CommandException">There is none, or it cannot be downloaded or written.</exception>
    public static async Task SaveAsync(CallToolResult result, string path, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = result.Content.FirstOrDefault(block => Describe(block) is not null)
            ?? throw CommandException.Failed("The answer holds no file, so there is nothing to save with --out.");
        try
        {
            await using var source = await OpenAsync(file, cancellationToken); // first: a failed download leaves no empty file
            await using var target = File.Create(path);
            await source.CopyToAsync(target, cancellationToken);
            await terminal.Error.WriteLineAsync($"{path}: {target.Length} bytes.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Failed($"The file cannot be saved: {exception.Message}");
        }
    }

    private static async Task<Stream> OpenAsync(ContentBlock block, CancellationToken cancellationToken) => block switch
    {
        ResourceLinkBlock link => await DownloadAsync(link.Uri, cancellationToken),
        EmbeddedResourceBlock embedded => new MemoryStream(Bytes(embedded.Resource).ToArray()),
        ImageContentBlock image => new MemoryStream(image.DecodedData.ToArray()),
        _ => new MemoryStream(((AudioContentBlock)block).DecodedData.ToArray()),
    };

    private static async Task<Stream> DownloadAsync(string link, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw CommandException.Failed("The answer's link is no http address, so it cannot be downloaded.");
        }

        try
        {
            return await Downloads.GetStreamAsync(url, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw CommandException.Failed($"The file cannot be downloaded: {exception.Message}");
        }
    }

    private static ReadOnlyMemory<byte> Bytes(ResourceContents resource) => resource switch
    {
        BlobResourceContents blob => blob.DecodedData,
        TextResourceContents text => Encoding.UTF8.GetBytes(text.Text),
        _ => ReadOnlyMemory<byte>.Empty,
    };

    private static string NameOf(string uri) => uri[(uri.LastIndexOf('/') + 1)..];
}
