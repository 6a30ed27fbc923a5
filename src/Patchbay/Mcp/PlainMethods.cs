namespace Patchbay.Mcp;

/// <summary>The methods whose answers lie ready.</summary>
static class PlainMethods
{
    /// <param name="gzip">True when a long answer may be compressed.</param>
    public static Reply Answer(McpExchange exchange, RpcMessage message, bool gzip) =>
        McpTelemetry.IsOn ? McpTelemetry.Answer(exchange, message, gzip, Find) : Find(exchange, message, gzip);

    private static Reply Find(McpExchange exchange, RpcMessage message, bool gzip)
    {
        var (id, payloads) = (message.Id, exchange.Payloads);
        return (message.Method, exchange.IsModern) switch
        {
            (RpcMethod.ListTools, _) when message.HasCursor =>
                RpcError.BadParams("This cursor is not one of this list: all tools come at once, so there is no next page.").To(id),
            (RpcMethod.ListTools, _) when gzip && payloads.Packed is { } packed => packed.To(id, exchange.IsModern ? payloads.ModernPackedRest : "}"u8),
            (RpcMethod.ListTools, true) => Reply.To(id, ServerPayloads.ModernListHead, payloads.Tools, payloads.ModernListTail),
            (RpcMethod.ListTools, false) => Reply.To(id, ServerPayloads.LegacyListHead, payloads.Tools, ServerPayloads.LegacyListTail),
            (RpcMethod.Discover, true) => Reply.To(id, payloads.Discover),
            (RpcMethod.Initialize, false) => Reply.To(id, payloads.Initialize(ProtocolVersions.Negotiate(message.RequestedVersion))),
            (RpcMethod.Ping, false) => Reply.To(id, ",\"result\":{}}"u8),
            _ => RpcError.NoMethod(message.MethodName ?? "", exchange.IsModern).To(id),
        };
    }
}
