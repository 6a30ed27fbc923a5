namespace Patchbay.Mcp;

enum RpcMethod { Initialize, Ping, ListTools, CallTool, Discover, Listen, Other }

/// <summary>
/// What one JSON-RPC message says, as far as any method here needs it. Slices point into the request body and live as long as it.
/// </summary>
sealed class RpcMessage
{
    /// <summary>The id as received, raw JSON; empty when there is none or it is not usable.</summary>
    public ReadOnlyMemory<byte> Id { get; set; }

    /// <summary>Why this is not a JSON-RPC request, notification or response; null when it is one.</summary>
    public string? Problem { get; set; }

    /// <summary>True for a result or an error. We ask nothing, so nothing waits for one.</summary>
    public bool IsResponse { get; set; }

    public RpcMethod Method { get; set; } = RpcMethod.Other;

    /// <summary>As spelled; null in a response.</summary>
    public string? MethodName { get; set; }

    /// <summary><c>params.name</c>; null when absent or not a string.</summary>
    public string? Name { get; set; }

    /// <summary><c>params.arguments</c>, raw JSON; empty when absent.</summary>
    public ReadOnlyMemory<byte> Arguments { get; set; }

    /// <summary>True when <see cref="Arguments"/> is there and something other than an object.</summary>
    public bool ArgumentsAreOdd { get; set; }

    /// <summary><c>params.requestState</c>, given back with the answers; null when absent or not a string.</summary>
    public string? RequestState { get; set; }

    /// <summary><c>params.inputResponses</c>, raw JSON; empty when absent.</summary>
    public ReadOnlyMemory<byte> InputResponses { get; set; }

    /// <summary>True when <c>params.cursor</c> is there; none of ours is ever handed out.</summary>
    public bool HasCursor { get; set; }

    /// <summary><c>params.protocolVersion</c> of an <c>initialize</c>; null when absent or not a string.</summary>
    public string? RequestedVersion { get; set; }

    /// <summary>Name and version from <c>_meta</c> or, in an <c>initialize</c>, from <c>params</c>.</summary>
    public string? ClientName { get; set; }

    /// <summary>See <see cref="ClientName"/>.</summary>
    public string? ClientVersion { get; set; }

    /// <summary>The revision claimed in <c>_meta</c>; null when absent or not a string.</summary>
    public string? ClaimedVersion { get; set; }

    /// <summary>True when <c>_meta</c> holds client capabilities, and they are an object.</summary>
    public bool HasClientCapabilities { get; set; }

    /// <summary>True when the client says that it can put a form to its user.</summary>
    public bool CanShowForms { get; set; }

    /// <summary>Raw JSON of a string or integer token; empty when absent or something else.</summary>
    public ReadOnlyMemory<byte> ProgressToken { get; set; }

    /// <summary>The client's trace (<c>_meta.traceparent</c>) as a JSON string; empty when absent or not plain text.</summary>
    public ReadOnlyMemory<byte> TraceParent { get; set; }

    /// <summary>See <see cref="TraceParent"/>.</summary>
    public ReadOnlyMemory<byte> TraceState { get; set; }

    /// <summary>The tool that <see cref="Name"/> turned out to mean, as we spell it; null until it is found.</summary>
    public string? ToolName { get; set; }

    /// <summary>True when <c>params.notifications</c> is there, and an object.</summary>
    public bool HasNotifications { get; set; }

    /// <summary><c>params.notifications.toolsListChanged</c>.</summary>
    public bool WantsToolsListChanged { get; set; }

    /// <summary>True when an answer is due.</summary>
    public bool IsRequest => MethodName is not null && !Id.IsEmpty;
}
