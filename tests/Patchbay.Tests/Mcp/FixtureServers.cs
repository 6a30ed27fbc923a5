using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Mcp;
using Patchbay.Servers;

namespace Patchbay.Tests.Mcp;

/// <summary>One MCP server at token <see cref="Token"/>, with what its tools do; everything about it can be replaced while it is served.</summary>
sealed class FixtureServers
{
    public const string Token = "tok-3f9a7c51";
    public const string ApiToken = "pbk_right";
    public const string ApiTokenId = "tok_right";

    private readonly ConcurrentDictionary<string, Func<JsonElement, CancellationToken, Task<ToolResult>>> behaviours = new();
    private readonly CancellationTokenSource closed = new();
    private CancellationTokenSource changed = new();
    private ServedServer? served;

    public FixtureServers()
    {
        On("echo", (arguments, _) => Json(arguments.GetRawText()));
        served = FixtureTools.Server(
            [FixtureTools.Tool("echo", """{"text":{"type":"string"}}""", description: "Says what was said.")], changed.Token, closed.Token);
    }

    public ConcurrentQueue<CallerFacts> Callers { get; } = new();

    /// <summary>What confirmations age by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ServedServer Served => served!;

    public static Task<ToolResult> Json(string json) => Task.FromResult(new ToolResult { Json = Encoding.UTF8.GetBytes(json) });

    public void On(string tool, Func<JsonElement, CancellationToken, Task<ToolResult>> behaviour) => behaviours[tool] = behaviour;

    /// <summary>Offers one more tool, as after an edit of the server's filter.</summary>
    public void Add(Tool tool, Func<JsonElement, CancellationToken, Task<ToolResult>> behaviour)
    {
        On(tool.Name, behaviour);
        Replace(server => server with { Tools = new Toolset([.. server.Tools.Tools, tool]) });
    }

    public void Replace(Func<ServedServer, ServedServer> change)
    {
        var before = changed;
        changed = new CancellationTokenSource();
        served = change(served!) with { Changed = changed.Token };
        before.Cancel();
    }

    public void Revoke()
    {
        served = null;
        closed.Cancel();
    }

    public McpEdge Edge(McpOptions? options = null, MakeDownloadLink? links = null) => new()
    {
        FindServer = (token, _, _) => ValueTask.FromResult(new UrlAnswer(token.SequenceEqual(Token) ? served : null, RetryAfter: null)),
        CallTool = (_, tool, arguments, caller, cancellationToken) =>
        {
            Callers.Enqueue(caller);
            return behaviours[tool.Name](arguments, cancellationToken);
        },
        FindApiToken = (bearer, _, _, _) => ValueTask.FromResult(bearer == ApiToken ? ApiTokenId : null),
        Sessions = new SessionIds("a key of these tests, 32 bytes .."u8.ToArray()),
        MakeDownloadLink = links,
        Seal = new ConfirmationSeal(new byte[32], Clock),
        ServerVersion = "1.2.3",
        Options = options ?? new McpOptions(),
    };
}
