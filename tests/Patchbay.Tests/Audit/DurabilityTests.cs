using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Http;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Audit;

/// <summary>What of the audit survives the end of the process, tried on the real one.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task A_server_that_is_asked_to_stop_under_load_keeps_every_call_it_answered()
    {
        await using var vendor = await Upstream.FakeVendor.StartAsync(async context =>
        {
            await Task.Delay(Random.Shared.Next(20), context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"ticket":{"id":7}}""");
        });
        await using var patchbay = await PatchbayProcess.StartAsync(
            folder, IntegrationFolder.Fixtures, ("PATCHBAY_UPSTREAM_ALLOW", "127.0.0.0/8"), ("PATCHBAY_AUDIT_ARGUMENTS", "values"));
        using var api = patchbay.Client(patchbay.AdminToken);
        var account = await ConnectAsync(api, vendor.Url);
        var (_, server) = await api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", """{"name":"x"}""");
        var url = new Uri(patchbay.Address + new Uri((string)server!["url"]!).AbsolutePath);

        var answered = new ConcurrentBag<int>();
        var enough = new TaskCompletionSource();
        var next = 0;
        var callers = Enumerable.Range(0, 16).Select(async _ =>
        {
            using var client = new HttpClient();
            try
            {
                while (true)
                {
                    var id = Interlocked.Increment(ref next);
                    using var response = await client.PostAsync(url, new StringContent(
                        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_single_deskly_ticket_by_id","arguments":{"id":{{{id}}} } } }""",
                        Encoding.UTF8,
                        "application/json"));
                    Assert.Contains("\"result\":{\"content\"", await response.Content.ReadAsStringAsync());
                    answered.Add(id);
                    if (answered.Count >= 1_500)
                    {
                        enough.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // It no longer listens.
            }
        }).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(callers));
        var exitCode = await patchbay.StopAsync();
        await Task.WhenAll(callers);

        var recorded = await QueryAsync<string>("SELECT argument_values FROM tool_call");
        Assert.Equal(0, exitCode);
        Assert.True(answered.Count >= 1_500);
        Assert.Empty(answered.Except(recorded.Select(values => (int)JsonNode.Parse(values)!["id"]!)));
    }

    [Theory, EachDatabase]
    public async Task A_killed_server_keeps_every_change_it_answered_whole_and_its_event()
    {
        const int Rounds = 5;
        var accounts = new ConcurrentBag<string>();
        var servers = new ConcurrentBag<string>();
        string? admin = null;

        for (var round = 1; round <= Rounds; round++)
        {
            await using var patchbay = await PatchbayProcess.StartAsync(folder, IntegrationFolder.Fixtures);
            admin ??= patchbay.AdminToken;
            var due = round * 200;
            var enough = new TaskCompletionSource();
            var writers = Enumerable.Range(0, 8).Select(_ => WriteAsync(patchbay, admin, accounts, servers, () =>
            {
                if (accounts.Count + servers.Count >= due)
                {
                    enough.TrySetResult();
                }
            })).ToList();
            await Task.WhenAny(enough.Task, Task.WhenAll(writers));
            await patchbay.KillAsync();
            await Task.WhenAll(writers);

            await CheckAsync(accounts, servers);
        }

        Assert.True(accounts.Count + servers.Count >= Rounds * 200);
        await using var last = await RunningPatchbay.StartAsync(folder);
        using var api = last.Client(admin);
        Assert.Null(last.AdminToken);
        foreach (var id in await QueryAsync<string>("SELECT id FROM integrated_account"))
        {
            Assert.Equal(RunningPatchbay.ApiKey, (await last.Part<Patchbay.Accounts.AccountStore>().FindAsync(id, null, default))!.Credentials["api_key"]);
            Assert.Equal(200, (await api.SendJsonAsync("GET", $"/integrated-account/{id}/mcp?limit=200")).Status);
        }
    }

    /// <summary>The tables as the killed process left them.</summary>
    private async Task CheckAsync(IReadOnlyCollection<string> accounts, IReadOnlyCollection<string> servers)
    {
        if (folder.Options().Database is null) // the file is ours to keep whole
        {
            Assert.Equal(["ok"], await QueryAsync<string>("PRAGMA integrity_check"));
            Assert.Empty(await QueryAsync<string>("PRAGMA foreign_key_check"));
        }

        Assert.NotEmpty(await QueryAsync<long>("SELECT number FROM schema_migration WHERE number = 3"));
        var storedAccounts = await QueryAsync<string>("SELECT id FROM integrated_account");
        var storedServers = await QueryAsync<string>("SELECT id FROM mcp_server");
        var events = await QueryAsync<string>("SELECT subject_id FROM audit_event WHERE status = 'ok' AND http_status = 201 AND tenant_id = 'acme'");
        var begun = await QueryAsync<long>("SELECT COUNT(*) FROM audit_event WHERE action IN ('integrated_account.create', 'mcp_server.create')");

        Assert.Empty(accounts.Except(storedAccounts));
        Assert.Empty(servers.Except(storedServers));
        Assert.Empty(accounts.Concat(servers).Except(events));
        Assert.True(begun[0] >= storedAccounts.Count + storedServers.Count, "a change without an event, be it an unfinished one");
    }

    private static async Task WriteAsync(
        PatchbayProcess patchbay, string? admin, ConcurrentBag<string> accounts, ConcurrentBag<string> servers, Action answered)
    {
        using var api = patchbay.Client(admin);
        try
        {
            while (true)
            {
                var account = await ConnectAsync(api, "http://127.0.0.1:1");
                accounts.Add(account);
                answered();
                var (status, server) = await api.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", """{"name":"x"}""");
                Assert.Equal(201, status);
                servers.Add((string)server!["id"]!);
                answered();
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It was killed.
        }
    }

    private static async Task<string> ConnectAsync(HttpClient api, string vendor)
    {
        var (status, account) = await api.SendJsonAsync("POST", "/integrated-account?verify=false", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","base_url":"{{vendor}}"},"credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        Assert.Equal((int)HttpStatusCode.Created, status);
        return (string)account!["id"]!;
    }

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        SystemSqlite.Load();
        await using var connection = folder.Connect();
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
