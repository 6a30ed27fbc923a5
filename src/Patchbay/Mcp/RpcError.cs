namespace Patchbay.Mcp;

/// <summary>A refusal: JSON-RPC code, HTTP status, and a sentence that says what is wrong and what would be right.</summary>
sealed record RpcError(int Status, int Code, string Message)
{
    /// <summary>Set for an unsupported protocol version: the data then lists what is supported.</summary>
    public string? RequestedVersion { get; init; }

    /// <summary>True for a missing capability: the data then names it.</summary>
    public bool NeedsForms { get; init; }

    /// <summary>Of the transport; says nothing about a JSON-RPC message.</summary>
    public static RpcError Transport(int status, string message) => new(status, -32000, message);

    public static RpcError NotJson(string why) => new(400, -32700, $"The body is not one JSON value: {why}");

    public static RpcError NotRpc(string message) => new(400, -32600, message);

    public static RpcError BadParams(string message) => new(200, -32602, message);

    public static RpcError MissingMeta(string message) => new(400, -32602, message);

    public static RpcError Header(string message) => new(400, -32020, message);

    public static RpcError Version(string requested) => new(
        400, -32022, $"Protocol version \"{Clip(requested)}\" is not supported. Send {ProtocolVersions.Modern}, or begin with initialize.")
    {
        RequestedVersion = requested,
    };

    /// <summary>The client did not say that it can put a form to its user, and without one the call is not made.</summary>
    public static RpcError NoForms(string message) => new(400, -32021, message) { NeedsForms = true };

    /// <summary>A modern client tells a missing method from a missing endpoint by this 404 with a JSON body.</summary>
    public static RpcError NoMethod(string method, bool modern) => new(
        modern ? 404 : 200, -32601, $"There is no method \"{Clip(method)}\" here. This server offers tools: tools/list and tools/call.");

    public static RpcError Internal(int status) => new(status, -32603, "Something went wrong inside this server; its log says more.");

    /// <summary>What a caller sent, short enough to be quoted.</summary>
    public static string Clip(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 100), "…");

    public Reply To(ReadOnlyMemory<byte> id)
    {
        var own = Reply.Begin(id);
        own.Append(",\"error\":"u8);
        var json = WireJson.Start(own);
        json.WriteStartObject();
        json.WriteNumber("code"u8, Code);
        json.WriteString("message"u8, Message);
        if (RequestedVersion is not null)
        {
            json.WriteStartObject("data"u8);
            json.WriteStartArray("supported"u8);
            json.WriteStringValue(ProtocolVersions.Modern);
            json.WriteEndArray();
            json.WriteString("requested"u8, RequestedVersion);
            json.WriteEndObject();
        }

        if (NeedsForms)
        {
            json.WritePropertyName("data"u8);
            json.WriteRawValue("""{"requiredCapabilities":{"elicitation":{}}}"""u8);
        }

        json.WriteEndObject();
        WireJson.Finish(json);
        own.Append("}"u8);
        return new Reply { Status = Status, Own = own, ErrorCode = Code };
    }
}
