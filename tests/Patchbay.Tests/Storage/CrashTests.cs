using System.Collections.Concurrent;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Storage;

/// <summary>A real PostgreSQL dies under load and starts again. What a network can do to it is in <see cref="OutageTests"/>.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Crashes = 2;
    private const string Finished = "SELECT subject_id FROM audit_event WHERE action = 'mcp_server.create' AND status = 'ok'";

    private PostgresCluster cluster = null!;
    private FakeProduct vendor = null!;
    private RunningPatchbay patchbay = null!;
    private HttpClient anybody = null!;

    public async ValueTask InitializeAsync()
    {
        cluster = await PostgresCluster.StartAsync();
        vendor = await FakeProduct.StartAsync(() => TimeSpan.FromMilliseconds(10));
        patchbay = await RunningPatchbay.StartAsync(options: options =>
        {
            options.Database = cluster.Url;
            options.UpstreamAllow = "127.0.0.0/8";
        });
        anybody = patchbay.Client(null);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) // null where the test is skipped
        {
            anybody.Dispose();
            await patchbay.DisposeAsync();
            await vendor.DisposeAsync();
            await cluster.DisposeAsync();
        }
    }

    [Fact]
    public async Task Known_urls_go_on_through_it_and_nothing_that_was_answered_is_lost()
    {
        var account = await vendor.ConnectAsync(patchbay.Api);
        var (_, known) = await patchbay.MakeServerAsync(account);
        var unknown = new Queue<string>();
        for (var i = 0; i < Crashes; i++)
        {
            unknown.Enqueue((await patchbay.MakeServerAsync(account)).Token);
        }

        Assert.Equal(200, (await CallAsync(known)).Status);
        using var ending = new CancellationTokenSource();
        var calls = new ConcurrentBag<int>();
        var changes = new ConcurrentBag<(int Status, string? Id)>();
        Task[] load =
        [
            .. Enumerable.Range(0, 4).Select(_ => RepeatAsync(async () => calls.Add((await CallAsync(known)).Status), ending.Token)),
            .. Enumerable.Range(0, 2).Select(_ => RepeatAsync(
                async () =>
                {
                    var (status, server) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", """{"name":"x"}""");
                    changes.Add((status, (string?)server!["id"]));
                },
                ending.Token)),
        ];

        for (var crash = 0; crash < Crashes; crash++)
        {
            await MoreAsync(() => calls.Count, 100);
            await MoreAsync(() => changes.Count(change => change.Status == 201), 20);
            await cluster.CrashAsync();
            var url = await CallAsync(unknown.Peek());
            var (read, problem) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");
            var ready = await GetAsync("/readyz");
            var alive = await GetAsync("/healthz");
            await MoreAsync(() => calls.Count, 100);
            await cluster.StartAgainAsync();
            while (await GetAsync("/readyz") != 200)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            Assert.Equal((503, 503, 503, 200), (url.Status, read, ready, alive));
            Assert.Contains("database does not answer", url.Body);
            Assert.Contains("database does not answer", (string)problem!["detail"]!);
            Assert.Equal(200, (await CallAsync(unknown.Dequeue())).Status);
        }

        await MoreAsync(() => changes.Count(change => change.Status == 201), 20);
        await ending.CancelAsync();
        await Task.WhenAll(load);
        var made = changes.Where(change => change.Status == 201).Select(change => change.Id!).ToList();
        var answered = 1 + calls.Count + Crashes;
        while (await CountAsync("SELECT COUNT(*) FROM tool_call") < answered || made.Except(await TextsAsync(Finished)).Any())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{answered} calls; {made.Count} changes made, {changes.Count - made.Count} refused");
        Assert.All(calls, status => Assert.Equal(200, status));
        Assert.All(changes, change => Assert.True(change.Status is 201 or 503, $"{change.Status}"));
        Assert.Contains(changes, change => change.Status == 503);
        Assert.Empty(made.Except(await TextsAsync("SELECT id FROM mcp_server")));
        await Task.Delay(Patchbay.Audit.AuditLog.FlushInterval * 2, TestContext.Current.CancellationToken);
        Assert.Equal(answered, await CountAsync("SELECT COUNT(*) FROM tool_call")); // nor written twice
    }

    /// <summary>Waits until a figure has grown by as much.</summary>
    private static async Task MoreAsync(Func<int> figure, int more)
    {
        var due = figure() + more;
        while (figure() < due)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static Task RepeatAsync(Func<Task> act, CancellationToken ending) => Task.Run(
        async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                await act();
            }
        },
        CancellationToken.None);

    private async Task<long> CountAsync(string sql) => (await patchbay.Part<Database>().QueryAsync<long>(sql, null, default))[0];

    private Task<IReadOnlyList<string>> TextsAsync(string sql) => patchbay.Part<Database>().QueryAsync<string>(sql, null, default);

    private async Task<(int Status, string Body)> CallAsync(string token)
    {
        using var response = await anybody.PostAsync($"/mcp/{token}", FakeProduct.Call(1));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<int> GetAsync(string path)
    {
        using var response = await anybody.GetAsync(path);
        return (int)response.StatusCode;
    }
}
