using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Patchbay.Servers;
using Patchbay.Storage;

namespace Patchbay.Mcp;

/// <summary>One HTTP request from its verb to its answer. Holds no state of any client.</summary>
sealed partial class McpEndpoint
{
    private readonly McpEdge edge;
    private readonly HostCheck hosts;
    private readonly ToolCalls calls;
    private readonly Batches batches;
    private readonly Subscriptions subscriptions;
    private readonly ILogger logger;

    public McpEndpoint(McpEdge edge, ILoggerFactory loggers, CancellationToken stopping)
    {
        this.edge = edge;
        hosts = new HostCheck(edge.Options);
        calls = new ToolCalls(edge, loggers.CreateLogger<ToolCalls>());
        batches = new Batches(edge, calls);
        subscriptions = new Subscriptions(edge, stopping);
        logger = loggers.CreateLogger<McpEndpoint>();
    }

    /// <param name="token">The path token.</param>
    public Task AnswerAsync(HttpContext http, ReadOnlyMemory<char> token)
    {
        PathTokens.LeaveOutOfTrace(http);
        return http.Request.Method switch
        {
            "POST" => PostAsync(http, token),
            "OPTIONS" => OptionsAsync(http),
            _ => RefuseVerbAsync(http),
        };
    }

    private async Task PostAsync(HttpContext http, ReadOnlyMemory<char> token)
    {
        try
        {
            var (exchange, refusal) = await AdmitAsync(http, token);
            if (exchange is null)
            {
                await RefuseAsync(http, refusal!);
                return;
            }

            using var body = await RequestBody.ReadAsync(http.Request, edge.Options.MaxBodyBytes, http.RequestAborted);
            await (body is null
                ? RefuseAsync(http, RpcError.Transport(413, $"The body is larger than {edge.Options.MaxBodyBytes} bytes."))
                : AnswerAsync(exchange, body));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(http, RpcError.Transport(exception.StatusCode, "The request ended early or is not proper HTTP."));
        }
        catch (DatabaseUnavailableException) when (!http.Response.HasStarted)
        {
            http.Response.Headers.RetryAfter = "5";
            await RefuseAsync(http, RpcError.Transport(503, DatabaseUnavailableException.Advice));
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            if (!http.Response.HasStarted)
            {
                await RefuseAsync(http, RpcError.Internal(500));
            }
        }
    }

    private static Task RefuseAsync(HttpContext http, RpcError error, ReadOnlyMemory<byte> id = default) =>
        ReplySender.RefuseAsync(http, error, id);

    private static Task RefuseVerbAsync(HttpContext http)
    {
        // 405 whatever else is wrong: the one status clients read as "no stream offered here".
        http.Response.Headers.Allow = "POST";
        return RefuseAsync(http, RpcError.Transport(405, "Only POST is answered here: this is an MCP server that keeps no sessions and offers no GET stream."));
    }

    private Task OptionsAsync(HttpContext http)
    {
        if (hosts.AllowedOrigin(http.Request) is not { } origin)
        {
            return hosts.Refusal(http.Request) is { } refusal ? RefuseAsync(http, refusal) : RefuseVerbAsync(http);
        }

        var headers = http.Response.Headers;
        AllowOrigin(http.Response, origin);
        headers.AccessControlAllowMethods = "POST, GET, DELETE";
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders is { Count: > 0 } wanted
            ? wanted
            : "content-type, accept, authorization, mcp-protocol-version, mcp-session-id, mcp-method, mcp-name, last-event-id";
        headers.AccessControlMaxAge = "600";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void AllowOrigin(HttpResponse response, string origin)
    {
        response.Headers.AccessControlAllowOrigin = origin;
        response.Headers.AccessControlExposeHeaders = "mcp-session-id, www-authenticate, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset";
        response.Headers.Vary = "Origin";
    }

    /// <summary>Who may ask, and how an answer may look; or why the request is refused before its body is read.</summary>
    private ValueTask<(McpExchange? Exchange, RpcError? Refusal)> AdmitAsync(HttpContext http, ReadOnlyMemory<char> token)
    {
        if (hosts.Refusal(http.Request) is { } refusal)
        {
            return new((null, refusal));
        }

        if (hosts.AllowedOrigin(http.Request) is { } origin)
        {
            AllowOrigin(http.Response, origin);
        }

        // Most URLs are known, and most servers ask for no API token: then there is nothing to wait for.
        var found = edge.FindServer(token.Span, http.Connection.RemoteIpAddress, http.RequestAborted);
        return found is { IsCompletedSuccessfully: true, Result.Server: { RequireApiTokenAuth: false } server }
            ? new(Exchange(http, token, server, apiTokenId: null))
            : AdmitAsync(http, token, found);
    }

    private async ValueTask<(McpExchange? Exchange, RpcError? Refusal)> AdmitAsync(HttpContext http, ReadOnlyMemory<char> token, ValueTask<UrlAnswer> finding)
    {
        var found = await finding;
        if (found.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return (null, RpcError.Transport(429, "Too many unknown MCP URLs or API tokens came from this address. Wait, then use a right one."));
        }

        if (found.Server is not { } server)
        {
            // No WWW-Authenticate: it would make clients ask the user to sign in.
            return (null, RpcError.Transport(404, "No MCP server has this URL. It may have been revoked, have expired or be mistyped: ask for a new URL."));
        }

        var apiTokenId = server.RequireApiTokenAuth ? await ApiTokenAsync(http, server) : null;
        if (server.RequireApiTokenAuth && apiTokenId is null)
        {
            var sent = McpExchange.Bearer(http.Request) is not null;
            http.Response.Headers.WWWAuthenticate = sent ? "Bearer error=\"invalid_token\"" : "Bearer";
            return (null, RpcError.Transport(401, sent
                ? "The API token in the Authorization header is not valid for this MCP server."
                : "This MCP server also needs an API token: send it as \"Authorization: Bearer …\"."));
        }

        return Exchange(http, token, server, apiTokenId);
    }

    private (McpExchange? Exchange, RpcError? Refusal) Exchange(HttpContext http, ReadOnlyMemory<char> token, ServedServer server, string? apiTokenId)
    {
        if (!AcceptHeader.IsJson(http.Request.ContentType))
        {
            return (null, RpcError.Transport(415, "Content-Type must be application/json."));
        }

        var accept = AcceptHeader.Parse(http.Request.Headers.Accept);
        return accept is { Json: false, Events: false }
            ? (null, RpcError.Transport(406, "Accept must allow application/json, text/event-stream or both."))
            : (new McpExchange(http, token, server, ServerPayloads.Of(server, edge), accept, EraGate.StatedVersion(http.Request), apiTokenId, edge.Sessions), null);
    }

    private async ValueTask<bool> MayCallAsync(HttpContext http, ServedServer server) =>
        !server.RequireApiTokenAuth || await ApiTokenAsync(http, server) is not null;

    private async ValueTask<string?> ApiTokenAsync(HttpContext http, ServedServer server) =>
        McpExchange.Bearer(http.Request) is { } bearer
            ? await edge.FindApiToken(bearer, server, http.Connection.RemoteIpAddress, http.RequestAborted)
            : null;

    private Task AnswerAsync(McpExchange exchange, PooledBuffer body)
    {
        List<ReadOnlyMemory<byte>>? batch;
        RpcMessage? message;
        try
        {
            if (!Utf8.IsValid(body.WrittenSpan))
            {
                throw new JsonException("it is not UTF-8.");
            }

            batch = RpcScanner.Elements(body.Written);
            message = batch is null ? RpcScanner.Read(body.Written) : null;
        }
        catch (JsonException exception)
        {
            return RefuseAsync(exchange.Http, RpcError.NotJson(exception.Message));
        }

        return message is null ? batches.AnswerAsync(exchange, batch!) : AnswerAsync(exchange, message, body);
    }

    private Task AnswerAsync(McpExchange exchange, RpcMessage message, PooledBuffer body)
    {
        var http = exchange.Http;
        if (EraGate.Refusal(message, exchange.StatedVersion) is { } refusal)
        {
            return RefuseAsync(http, refusal, message.Id);
        }

        if (!message.IsRequest)
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        }

        if (exchange.IsModern && EraGate.ModernRefusal(message, http.Request.Headers) is { } modernRefusal)
        {
            return RefuseAsync(http, modernRefusal, message.Id);
        }

        if (message.Method == RpcMethod.CallTool)
        {
            return calls.AnswerAsync(exchange, message);
        }

        if (message.Method == RpcMethod.Listen && exchange.IsModern)
        {
            return ListenAsync(exchange, message, body);
        }

        if (message.Method == RpcMethod.Initialize && !exchange.IsModern)
        {
            http.Response.Headers[SessionIds.Header] = edge.Sessions.Seal(exchange.Token.Span, new ClientSession(
                ProtocolVersions.Negotiate(message.RequestedVersion), message.ClientName, message.ClientVersion));
        }

        return ReplySender.SendAsync(
            http, exchange.Accept, PlainMethods.Answer(exchange, message, gzip: exchange.Accept.Json && AcceptHeader.TakesGzip(http.Request.Headers.AcceptEncoding)));
    }

    private Task ListenAsync(McpExchange exchange, RpcMessage message, PooledBuffer body)
    {
        if (!exchange.Accept.Events)
        {
            return RefuseAsync(exchange.Http, RpcError.Transport(406, "subscriptions/listen answers with a stream: Accept must allow text/event-stream."), message.Id);
        }

        if (!message.HasNotifications)
        {
            return ReplySender.SendAsync(exchange.Http, exchange.Accept, RpcError.BadParams("params.notifications is required, an object.").To(message.Id));
        }

        var id = message.Id.ToArray();
        var wantsTools = message.WantsToolsListChanged;
        body.Dispose(); // a stream lives for hours
        return subscriptions.ListenAsync(exchange, id, wantsTools, server => MayCallAsync(exchange.Http, server));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An MCP request failed inside Patchbay")]
    private partial void LogFailed(Exception exception);
}
