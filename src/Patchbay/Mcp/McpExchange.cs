using System.Net.Http.Headers;
using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>One POST: who is asked, and how an answer may look.</summary>
/// <param name="Token">The path token. Secret: only for looking the server up again.</param>
/// <param name="StatedVersion">The revision in the header; empty when there is none.</param>
/// <param name="ApiTokenId">Null when the server asks for no API token.</param>
sealed record McpExchange(
    HttpContext Http,
    ReadOnlyMemory<char> Token,
    ServedServer Server,
    ServerPayloads Payloads,
    AcceptHeader Accept,
    string StatedVersion,
    string? ApiTokenId,
    SessionIds Sessions)
{
    private ClientSession? session;
    private bool sessionIsRead;

    public bool IsModern => ProtocolVersions.IsModern(StatedVersion);

    /// <summary>The revision answers have to fit; null when a legacy client does not say.</summary>
    public string? Version => StatedVersion.Length > 0 ? StatedVersion : Session?.Version;

    /// <summary>What the client said of itself in a legacy handshake; null when it repeats no session id of ours.</summary>
    public ClientSession? Session
    {
        get
        {
            if (!sessionIsRead)
            {
                session = !IsModern && Http.Request.Headers[SessionIds.Header] is [{ Length: > 0 } id] ? Sessions.Open(Token.Span, id) : null;
                sessionIsRead = true;
            }

            return session;
        }
    }

    /// <summary>What the caller sent as <c>Authorization: Bearer</c>; null when it sent none.</summary>
    public static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization.ToString(), out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && header.Parameter is { Length: > 0 } token
            ? token
            : null;
}
