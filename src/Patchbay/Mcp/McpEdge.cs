using System.Net;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>Who is calling, as far as the protocol tells. For the audit only.</summary>
/// <param name="ProtocolVersion">Revision of this request; null when a legacy client does not say.</param>
/// <param name="ClientName">Null when the client does not say, in the request or in the session id it got for its handshake.</param>
/// <param name="ApiTokenId">Null when the server asks for no API token. This alone is verified.</param>
readonly record struct CallerFacts(string? ProtocolVersion, string? ClientName, string? ClientVersion, string? ApiTokenId, IPAddress? RemoteAddress);

/// <summary>The server behind a URL token; none for an unknown, revoked or expired one.</summary>
delegate ValueTask<UrlAnswer> FindServer(ReadOnlySpan<char> token, IPAddress? address, CancellationToken cancellationToken);

/// <summary>
/// Runs one tool. <paramref name="arguments"/> is an object and can be read only until the returned task ends: clone what is
/// kept longer. Whatever a vendor or a model may do is a result; an exception is our own fault.
/// </summary>
delegate Task<ToolResult> CallTool(
    ServedServer server, Tool tool, JsonElement arguments, CallerFacts caller, CancellationToken cancellationToken);

/// <summary>The id of a bearer token that may call this server's tools; null for one that may not.</summary>
delegate ValueTask<string?> FindApiToken(string bearer, ServedServer server, IPAddress? address, CancellationToken cancellationToken);

/// <summary>
/// A short-lived URL for the n-th file (from 0) of a call's result; null when there can be none, and the file is embedded.
/// </summary>
delegate string? MakeDownloadLink(HttpRequest request, ServedServer server, Tool tool, ReadOnlyMemory<byte> argumentsJson, int fileIndex);

/// <summary>What is wrong with a call's arguments; null when it can be made.</summary>
delegate string? ArgumentProblems(ServedServer server, Tool tool, JsonElement arguments);

/// <summary>All that the MCP endpoint needs of the rest of the program.</summary>
sealed record McpEdge
{
    public required FindServer FindServer { get; init; }

    public required CallTool CallTool { get; init; }

    public required FindApiToken FindApiToken { get; init; }

    public required SessionIds Sessions { get; init; }

    /// <summary>Null embeds every file, whatever its size.</summary>
    public MakeDownloadLink? MakeDownloadLink { get; init; }

    /// <summary>Asked before a person is; null takes every call for possible.</summary>
    public ArgumentProblems? ArgumentProblems { get; init; }

    public required ConfirmationSeal Seal { get; init; }

    /// <summary>Version clients see in <c>serverInfo</c>.</summary>
    public required string ServerVersion { get; init; }

    public McpOptions Options { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
