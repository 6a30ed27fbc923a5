using System.Runtime.InteropServices;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Mcp;

/// <summary>Answers <c>tools/call</c>.</summary>
sealed partial class ToolCalls(McpEdge edge, ILogger<ToolCalls> logger)
{
    private static readonly JsonElement NoArguments = JsonElement.Parse("{}");

    private readonly Confirmations confirmations = new(edge);

    /// <summary>Runs one call to its end and sends the answer, as JSON or, once that takes long, as a stream.</summary>
    public async Task AnswerAsync(McpExchange exchange, RpcMessage message)
    {
        var stream = new EventStream(exchange.Http);
        var reply = await RunAsync(exchange, message, exchange.Accept.Events ? stream : null);
        if (exchange.Http.RequestAborted.IsCancellationRequested)
        {
            reply.Dispose();
        }
        else if (stream.IsOpen)
        {
            using (reply)
            {
                await stream.SendAsync(reply);
            }
        }
        else
        {
            await ReplySender.SendAsync(exchange.Http, exchange.Accept, reply);
        }
    }

    /// <summary>Runs one call to its end, also when the client has gone: slices of the request are in use until then.</summary>
    /// <param name="stream">Null when nothing may be sent before the answer.</param>
    /// <exception cref="OperationCanceledException">The client has gone, and the call with it.</exception>
    public Task<Reply> RunAsync(McpExchange exchange, RpcMessage message, EventStream? stream) =>
        McpTelemetry.IsOn ? MeasuredAsync(exchange, message, stream) : CallAsync(exchange, message, stream);

    private Task<Reply> MeasuredAsync(McpExchange exchange, RpcMessage message, EventStream? stream) =>
        McpTelemetry.CallAsync(exchange, message, () => CallAsync(exchange, message, stream));

    private async Task<Reply> CallAsync(McpExchange exchange, RpcMessage message, EventStream? stream)
    {
        if (message.Name is null)
        {
            return RpcError.BadParams("params.name is required: the name of a tool, a string.").To(message.Id);
        }

        if (message.ArgumentsAreOdd)
        {
            return RpcError.BadParams("params.arguments must be an object.").To(message.Id);
        }

        using var document = message.Arguments.IsEmpty ? null : JsonDocument.Parse(message.Arguments);
        var arguments = document?.RootElement ?? NoArguments;
        var step = exchange.Server.Discovery
            ? DiscoveryTools.Resolve(exchange.Server.Tools, message.Name, arguments)
            : new DiscoveryStep(exchange.Server.Tools.Find(message.Name), arguments, null);
        if (step is { Tool: null, Result: null })
        {
            return RpcError.BadParams($"There is no tool \"{RpcError.Clip(message.Name)}\" on this server; tools/list names those there are.").To(message.Id);
        }

        message.ToolName = step.Tool?.Name;
        if (exchange.IsModern && !exchange.Server.Discovery
            && HeaderParameters.Disagreement(step.Tool!, arguments, exchange.Http.Request.Headers) is { } disagreement)
        {
            return disagreement.To(message.Id);
        }

        if (step.Tool is null)
        {
            return Write(exchange, message, step, step.Result!);
        }

        try
        {
            if (confirmations.Before(exchange, message, step.Tool, step.Arguments) is { } instead)
            {
                return instead;
            }

            var call = edge.CallTool(exchange.Server, step.Tool, step.Arguments, Caller(exchange, message), CancellationOf(exchange, step.Tool));
            if (stream is not null && !call.IsCompleted)
            {
                var heartbeat = new Heartbeat(call, stream, edge, message.ProgressToken, exchange.Server.Integration.Title, exchange.Http.RequestAborted);
                using (var due = heartbeat.FirstDue())
                using (due.Token.UnsafeRegister(static heartbeat => ((Heartbeat)heartbeat!).Begin(), heartbeat)) // its end waits for one that is just beginning
                {
                    await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                await heartbeat.Watching;
            }

            var result = await call;
            var reply = Write(exchange, message, step, result);
            result.Release?.Invoke();
            return reply;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !exchange.Http.RequestAborted.IsCancellationRequested)
        {
            LogFailed(exception, step.Tool.Name, exchange.Server.Id);
            return RpcError.Internal(200).To(message.Id);
        }
    }

    /// <summary>
    /// Closing the connection cancels a modern call. A legacy client may lose its connection and mean nothing by it, so a call that writes
    /// is then finished, and the audit knows how it went.
    /// </summary>
    private static CancellationToken CancellationOf(McpExchange exchange, Tool tool) =>
        exchange.IsModern || tool.Method.Annotations.ReadOnly ? exchange.Http.RequestAborted : CancellationToken.None;

    private static CallerFacts Caller(McpExchange exchange, RpcMessage message) => new(
        exchange.Version,
        message.ClientName ?? exchange.Session?.ClientName,
        message.ClientName is null ? exchange.Session?.ClientVersion : message.ClientVersion,
        exchange.ApiTokenId,
        exchange.Http.Connection.RemoteIpAddress);

    private Reply Write(McpExchange exchange, RpcMessage message, DiscoveryStep step, ToolResult result) => ToolResultWriter.Write(
        message.Id,
        result,
        step.Tool is null ? VendorText.None : new VendorText(exchange.Server.UntrustedText, exchange.Server.Integration.Title),
        exchange.IsModern ? exchange.Payloads.ServerInfo : null,
        exchange.Version,
        edge.Options.MaxEmbeddedFileBytes,
        result.Files.Count > 0 ? Links(exchange, step) : null);

    private Func<int, string?>? Links(McpExchange exchange, DiscoveryStep step) =>
        edge.MakeDownloadLink is { } make && step.Tool is { } tool
            ? index => make(exchange.Http.Request, exchange.Server, tool, JsonMarshal.GetRawUtf8Value(step.Arguments).ToArray(), index)
            : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Tool} of MCP server {Server} failed inside Patchbay")]
    private partial void LogFailed(Exception exception, string tool, string server);
}
