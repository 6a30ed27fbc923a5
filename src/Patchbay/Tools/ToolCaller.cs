using System.Text.Json;
using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Idempotency;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Upstream;

namespace Patchbay.Tools;

/// <summary>Sends one call to its vendor; what a vendor or a model may do is in the result.</summary>
delegate Task<ToolResult> RunCall(CallContext context, IUpstream upstream, CancellationToken cancellationToken);

/// <summary>Makes a call that has a key once, and answers its repetitions.</summary>
delegate Task<ToolResult> RunOnce(KeyedCall keyed, Func<CancellationToken, Task<ToolResult>> call, CancellationToken cancellationToken);

/// <summary>The one way every call takes, whichever edge it came in by: may the account be used, run, bound in time, record.</summary>
/// <param name="record">Takes each call for the audit; must neither wait nor throw.</param>
/// <param name="once">Makes a call with an idempotency key once.</param>
/// <param name="hasRoom">False when the audit can take no more calls; null when it always can.</param>
/// <param name="keepsValues">True when the audit keeps the values of arguments.</param>
sealed class ToolCaller(
    AccountUpstreams upstreams, ToolRunner runner, CallLimits limits, RunOnce once, Action<ToolCallEvent> record, TimeProvider clock,
    Func<bool>? hasRoom = null, bool keepsValues = false)
{
    /// <summary>Longest time for one call, all its requests together: many clients give up after a minute.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(55);

    /// <summary>What is wrong with the arguments of a call, in words for the model; null when it can be made.</summary>
    public string? Problems(ServedServer server, Tool tool, JsonElement arguments) =>
        ToolRunner.Problems(tool, arguments, upstreams.For(server.Account, server.Integration).Context.Variables);

    /// <summary>Calls a tool for an MCP server.</summary>
    /// <param name="arguments">An object; read only until the returned task ends.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ToolResult> CallAsync(
        ServedServer server, Tool tool, JsonElement arguments, CallOrigin origin, CancellationToken cancellationToken) =>
        CallAsync(
            server.Account, server.Integration, tool.Name, tool, arguments, origin,
            KeyOf(tool, arguments) is { } key ? Once(server, server.Account, server.Integration, tool, arguments, key) : null,
            server, cancellationToken);

    /// <summary>Calls a tool of an account.</summary>
    /// <param name="trace">Takes down what is sent and answered; null for none.</param>
    /// <inheritdoc cref="CallAsync(ServedServer, Tool, JsonElement, CallOrigin, CancellationToken)"/>
    public Task<ToolResult> CallAsync(
        IntegratedAccount account, Integration integration, Tool tool, JsonElement arguments, CallOrigin origin, UpstreamTrace? trace, CancellationToken cancellationToken) =>
        CallAsync(
            account, integration, tool.Name, tool, arguments, origin,
            KeyOf(tool, arguments) is { } key ? Once(server: null, account, integration, tool, arguments, key, trace)
                : trace is null ? null : Traced(tool, arguments, trace),
            server: null, cancellationToken);

    /// <summary>Makes a call that is no tool, under the same rules.</summary>
    /// <param name="name">What the audit calls it.</param>
    /// <param name="arguments">An object, for the audit.</param>
    public Task<ToolResult> CallAsync(
        IntegratedAccount account, Integration integration, string name, JsonElement arguments, CallOrigin origin, RunCall call, CancellationToken cancellationToken) =>
        CallAsync(account, integration, name, null, arguments, origin, call, server: null, cancellationToken);

    /// <param name="call">Null runs <paramref name="tool"/>, within the limits of <paramref name="server"/> where there is one.</param>
    private async Task<ToolResult> CallAsync(
        IntegratedAccount account, Integration integration, string name, Tool? tool, JsonElement arguments, CallOrigin origin, RunCall? call,
        ServedServer? server, CancellationToken cancellationToken)
    {
        if (hasRoom?.Invoke() == false)
        {
            return ToolResult.Failed(
                ToolError.Unavailable, "Nothing was sent: Patchbay cannot write its audit at the moment, and makes no call without. Try again in a minute.");
        }

        var names = Names(arguments);
        var values = keepsValues ? Values(account, integration, tool, arguments) : null;
        var started = clock.GetTimestamp();
        var at = clock.GetUtcNow();
        ServedServer? entered = null;
        ToolResult? result = null;
        try
        {
            if (Refusal(account, integration) is { } refusal)
            {
                return result = refusal;
            }

            if (call is null && server is not null)
            {
                if (limits.Enter(server, tool!, arguments) is { } full)
                {
                    return result = full;
                }

                entered = server;
            }

            var connection = upstreams.For(account, integration);
            using var deadline = Upstream.Deadline.After(Deadline, clock, cancellationToken);
            return result = await (call is null
                ? runner.RunAsync(tool!, arguments, connection.Context, connection.Http, deadline.Token)
                : call(connection.Context, connection.Http, deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return result = ToolResult.Failed(
                ToolError.TimedOut,
                $"{integration.Title} did not finish this call within {Deadline.TotalSeconds:0} s. What was asked may have happened all the same: look before trying again.");
        }
        finally
        {
            entered?.Traffic.Exit();
            var duration = clock.GetElapsedTime(started);
            // Without a result the caller gave up, and the vendor may have acted: the audit keeps the call all the same.
            var error = result is null ? ToolError.TimedOut : result.Error;
            ToolCallMetrics.Record(integration, tool, error, duration);
            record(new ToolCallEvent
            {
                At = at,
                AccountId = account.Id,
                TenantId = account.TenantId,
                McpId = origin.McpId,
                ApiTokenId = origin.ApiTokenId,
                ClientName = origin.ClientName,
                ClientVersion = origin.ClientVersion,
                Tool = name,
                Arguments = names,
                ArgumentValues = values,
                Error = error,
                UpstreamStatus = result?.UpstreamStatus,
                Duration = duration,
                Bytes = result?.UpstreamBytes ?? 0,
            });
        }
    }

    private Task<ToolResult> RunAsync(
        ServedServer? server, Tool tool, JsonElement arguments, CallContext context, IUpstream upstream, CancellationToken cancellationToken) =>
        server is null
            ? runner.RunAsync(tool, arguments, context, upstream, cancellationToken)
            : RunLimitedAsync(server, tool, arguments, context, upstream, cancellationToken);

    private async Task<ToolResult> RunLimitedAsync(
        ServedServer server, Tool tool, JsonElement arguments, CallContext context, IUpstream upstream, CancellationToken cancellationToken)
    {
        if (limits.Enter(server, tool, arguments) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await runner.RunAsync(tool, arguments, context, upstream, cancellationToken);
        }
        finally
        {
            server.Traffic.Exit();
        }
    }

    private RunCall Traced(Tool tool, JsonElement arguments, UpstreamTrace trace) =>
        (context, http, cancellationToken) => runner.RunAsync(tool, arguments, context, HttpUpstream.Traced(http, trace), cancellationToken);

    // Around the limits: a repeated call with a key is answered from what is kept, and is no runaway.
    private RunCall Once(ServedServer? server, IntegratedAccount account, Integration integration, Tool tool, JsonElement arguments, string key, UpstreamTrace? trace = null) =>
        (context, http, cancellationToken) => once(
            new KeyedCall(account, integration, tool, arguments, key),
            token => RunAsync(server, tool, arguments, context, HttpUpstream.Traced(http, trace), token),
            cancellationToken);

    /// <summary>The call's idempotency key; null when it has none.</summary>
    private static string? KeyOf(Tool tool, JsonElement arguments) =>
        tool.TakesIdempotencyKey && arguments.ValueKind == JsonValueKind.Object
        && arguments.TryGetProperty(ToolArgument.IdempotencyKeyName, out var key) && key.ValueKind == JsonValueKind.String && !key.ValueEquals("")
            ? key.GetString()
            : null;

    private static ToolResult? Refusal(IntegratedAccount account, Integration integration) => account.Status switch
    {
        AccountStatus.Active => null,
        AccountStatus.NeedsReauth => ToolResult.Failed(ToolError.Unauthorized, Sentences.NeedsReauth(integration.Title, code: null)),
        _ => ToolResult.Failed(ToolError.Forbidden, Sentences.Disabled(integration.Title)),
    };

    private static string Values(IntegratedAccount account, Integration integration, Tool? tool, JsonElement arguments)
    {
        var mask = new CredentialMask(account, integration, []);
        return new ArgumentValues(text => mask.Hide(text, account.OAuth?.AccessToken)).Of(arguments, tool);
    }

    private static string[] Names(JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var names = new string[arguments.GetPropertyCount()];
        var index = 0;
        foreach (var argument in arguments.EnumerateObject())
        {
            names[index++] = argument.Name;
        }

        return names;
    }
}
