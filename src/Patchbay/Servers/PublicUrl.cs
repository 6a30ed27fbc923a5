using Patchbay.Hosting;

namespace Patchbay.Servers;

/// <summary>Where clients reach this Patchbay.</summary>
sealed class PublicUrl(PatchbayOptions options)
{
    /// <summary>The MCP URL of a token; without a <c>public_url</c> setting it starts as the caller's own request did.</summary>
    public string OfMcp(string token, HttpRequest request) => Of($"/mcp/{token}", request);

    /// <summary>The URL of a path of ours, in the same way.</summary>
    public string Of(string path, HttpRequest request) =>
        (options.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}") + path;
}
