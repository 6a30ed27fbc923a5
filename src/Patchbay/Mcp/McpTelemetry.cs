using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Patchbay.Hosting;
using Patchbay.Tools;

namespace Patchbay.Mcp;

/// <summary>
/// MCP requests in the words of OpenTelemetry's conventions for MCP and GenAI. Names of tools are ours, never what a caller sent;
/// arguments and results are left out.
/// </summary>
static class McpTelemetry
{
    public static readonly UpDownCounter<long> OpenStreams = Telemetry.Meter.CreateUpDownCounter<long>(
        "patchbay.mcp.open_streams", "{stream}", "Streams that clients listen on for changes of the tool list.");

    private const string CallTool = "tools/call";

    private static readonly Histogram<double> Duration = Telemetry.Duration(
        "mcp.server.operation.duration", "MCP requests, from the message read to the answer ready.");

    /// <summary>False when nobody listens, which is the common case: then nothing of this costs anything.</summary>
    public static bool IsOn => Telemetry.Source.HasListeners() || Duration.Enabled;

    /// <summary>Runs a <c>tools/call</c> inside a span of its own and measures it.</summary>
    public static async Task<Reply> CallAsync(McpExchange exchange, RpcMessage message, Func<Task<Reply>> callAsync)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Start(message);
        Reply? reply = null;
        try
        {
            reply = await callAsync();
            return reply;
        }
        finally
        {
            if (span is not null)
            {
                Describe(span, exchange, message, reply);
            }

            Measure(CallTool, message.ToolName, exchange.Version, Error(reply), started);
        }
    }

    /// <summary>An answer that lay ready.</summary>
    public static Reply Answer(McpExchange exchange, RpcMessage message, bool gzip, Func<McpExchange, RpcMessage, bool, Reply> answer)
    {
        var started = Stopwatch.GetTimestamp();
        var reply = answer(exchange, message, gzip);
        Measure(message.Method == RpcMethod.Other ? "other" : message.MethodName!, null, exchange.Version, Error(reply), started);
        return reply;
    }

    /// <summary>A client may tell its trace inside the message; the HTTP request that carried it is then linked, not the parent.</summary>
    private static Activity? Start(RpcMessage message)
    {
        if (!message.TraceParent.IsEmpty
            && ActivityContext.TryParse(Text(message.TraceParent), Text(message.TraceState), isRemote: true, out var parent))
        {
            return Telemetry.Source.StartActivity(
                CallTool, ActivityKind.Server, parent, links: Activity.Current is { } carrier ? [new ActivityLink(carrier.Context)] : null);
        }

        return Telemetry.Source.StartActivity(CallTool, ActivityKind.Server);
    }

    private static void Describe(Activity span, McpExchange exchange, RpcMessage message, Reply? reply)
    {
        var server = exchange.Server;
        span.SetTag("mcp.method.name", CallTool);
        span.SetTag("gen_ai.operation.name", "execute_tool");
        span.SetTag("network.transport", "tcp");
        span.SetTag("network.protocol.name", "http");
        span.SetTag("mcp.protocol.version", exchange.Version);
        span.SetTag("patchbay.integration", server.Integration.Name);
        span.SetTag("patchbay.account.id", server.Account.Id);
        span.SetTag("patchbay.tenant.id", server.Account.TenantId);
        span.SetTag("patchbay.mcp.id", server.Id);
        if (message.ToolName is { } tool)
        {
            span.DisplayName = $"{CallTool} {tool}";
            span.SetTag("gen_ai.tool.name", tool);
        }

        if (reply?.ErrorCode is { } code)
        {
            span.SetTag("rpc.response.status_code", code.ToString(CultureInfo.InvariantCulture));
        }

        if (reply?.ToolError is { } failed)
        {
            span.SetTag("patchbay.error", ToolCallMetrics.Word(failed));
        }

        if (Error(reply) is { } error)
        {
            span.SetTag("error.type", error);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Measure(string method, string? tool, string? version, string? error, long started)
    {
        if (!Duration.Enabled)
        {
            return;
        }

        var tags = new TagList { { "mcp.method.name", method } };
        if (tool is not null)
        {
            tags.Add("gen_ai.tool.name", tool);
        }

        if (version is not null)
        {
            tags.Add("mcp.protocol.version", version);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }

    private static string? Error(Reply? reply) => reply switch
    {
        null => "cancelled",
        { ToolError: not null } => "tool_error",
        { ErrorCode: { } code } => code.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? Text(ReadOnlyMemory<byte> quoted) => quoted.Length > 2 ? Encoding.ASCII.GetString(quoted.Span[1..^1]) : null;
}
