namespace Patchbay.Mcp;

/// <summary>
/// Decides per message, never per connection, which era it belongs to, and refuses what contradicts itself. The order of the checks is
/// what clients of both eras and the conformance suite count on.
/// </summary>
static class EraGate
{
    public const string VersionHeader = "MCP-Protocol-Version";

    /// <summary>The revision a request states in its header; empty when it states none.</summary>
    public static string StatedVersion(HttpRequest request) => request.Headers[VersionHeader].ToString().Trim();

    /// <summary>Why a message is refused whatever its era; null when it is not.</summary>
    public static RpcError? Refusal(RpcMessage message, string stated)
    {
        if (message.Problem is { } problem)
        {
            return RpcError.NotRpc(problem);
        }

        if (message.ClaimedVersion is { } claim && claim != stated
            && (ProtocolVersions.IsModern(stated) || ProtocolVersions.IsModern(claim) || !ProtocolVersions.IsKnown(claim)))
        {
            return RpcError.Header(stated.Length == 0
                ? $"_meta says protocol version \"{RpcError.Clip(claim)}\", but header {VersionHeader} is missing. Send both, alike."
                : $"_meta says protocol version \"{RpcError.Clip(claim)}\", header {VersionHeader} says \"{RpcError.Clip(stated)}\". They must be alike.");
        }

        return stated.Length > 0 && !ProtocolVersions.IsKnown(stated) ? RpcError.Version(stated) : null;
    }

    /// <summary>Why a modern request is refused; null when it is not.</summary>
    public static RpcError? ModernRefusal(RpcMessage message, IHeaderDictionary headers)
    {
        // prompts/get and resources/read mirror a name as well, but end as unknown methods either way.
        if (MirrorHeaders.Value(headers["Mcp-Method"]) != message.MethodName)
        {
            return RpcError.Header($"Header Mcp-Method must repeat the body's method, \"{RpcError.Clip(message.MethodName ?? "")}\".");
        }

        if (message.Method == RpcMethod.CallTool && message.Name is { } name && MirrorHeaders.Value(headers["Mcp-Name"]) != name)
        {
            return RpcError.Header($"Header Mcp-Name must repeat params.name, \"{RpcError.Clip(name)}\".");
        }

        if (message.ClaimedVersion is null)
        {
            return RpcError.MissingMeta("params._meta[\"io.modelcontextprotocol/protocolVersion\"] is required, a string.");
        }

        return message.HasClientCapabilities
            ? null
            : RpcError.MissingMeta("params._meta[\"io.modelcontextprotocol/clientCapabilities\"] is required, an object (it may be {}).");
    }
}
