using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Patchbay.Tests.Mcp;

public sealed class AccessTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    [Fact]
    public async Task An_unknown_url_is_404_with_a_message_and_no_invitation_to_sign_in()
    {
        await using var host = await McpHost.StartAsync();
        host.Servers.Revoke();

        var answer = await host.SendAsync(Ping);

        Assert.Equal((404, -32000, "application/json", "no-store"), (answer.Status, answer.ErrorCode, answer.ContentType, answer.Header("Cache-Control")));
        Assert.Null(answer.Header("WWW-Authenticate"));
        Assert.NotEmpty(answer.Json.GetProperty("error").GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData(null, 401, "Bearer")]
    [InlineData("Basic x", 401, "Bearer")]
    [InlineData("Bearer wrong", 401, "Bearer error=\"invalid_token\"")]
    [InlineData("bearer " + FixtureServers.ApiToken, 200, null)]
    public async Task A_server_may_ask_for_an_api_token(string? authorization, int status, string? challenge)
    {
        var servers = new FixtureServers();
        servers.Replace(server => server with { RequireApiTokenAuth = true });
        await using var host = await McpHost.StartAsync(servers);

        var answer = await host.SendAsync(Ping, ("Authorization", authorization));

        Assert.Equal((status, challenge), (answer.Status, answer.Header("WWW-Authenticate")));
    }

    [Fact]
    public async Task The_token_in_the_url_is_never_logged()
    {
        using var logs = new Logs();
        await using var host = await McpHost.StartAsync(logs: logs);
        host.Servers.On("echo", (_, _) => throw new InvalidOperationException("boom"));

        await host.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""");
        await host.SendAsync("x");
        await host.ModernAsync("tools/list");

        Assert.Contains(logs.Lines, line => line.Contains("boom", StringComparison.Ordinal));
        Assert.DoesNotContain(logs.Lines, line => line.Contains(FixtureServers.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_in_the_url_is_never_traced()
    {
        var traced = new ConcurrentQueue<Activity>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                traced.Enqueue(activity);
                stopped.TrySetResult();
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using (var host = await McpHost.StartAsync())
        {
            await host.SendAsync(Ping);
            await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken); // ends after the answer is out
        }

        Assert.DoesNotContain(traced, activity =>
            activity.DisplayName.Contains(FixtureServers.Token, StringComparison.Ordinal)
            || activity.TagObjects.Any(tag => tag.Value?.ToString()?.Contains(FixtureServers.Token, StringComparison.Ordinal) is true));
    }

    internal sealed class Logs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
