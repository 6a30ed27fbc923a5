using System.Net.Http.Headers;
using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>One POST: who is asked, and how an answer may look.</summary>
/// <param name="Token">The path token. Secret: only for looking the server up again.</param>
/// <param name="StatedVersion">The revision in the header; empty when there is none.</param>
sealed record McpExchange(HttpContext Http, string Token, ServedServer Server, ServerPayloads Payloads, AcceptHeader Accept, string StatedVersion)
{
    public bool IsModern => ProtocolVersions.IsModern(StatedVersion);

    /// <summary>The revision answers have to fit; null when a legacy client does not say.</summary>
    public string? Version => StatedVersion.Length > 0 ? StatedVersion : null;

    /// <summary>What the caller sent as <c>Authorization: Bearer</c>; null when it sent none.</summary>
    public static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && header.Parameter is { Length: > 0 } token
            ? token
            : null;
}
