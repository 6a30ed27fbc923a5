using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Audit;
using Patchbay.Connect;
using Patchbay.Servers;
using Patchbay.Tests.Connect;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Storage;

/// <summary>PostgreSQL goes away under a running server, and comes back.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private TcpGate gate = null!;
    private FakeProduct vendor = null!;
    private RunningPatchbay patchbay = null!;
    private HttpClient anybody = null!;
    private string account = "";

    public async ValueTask InitializeAsync()
    {
        database = new TestDatabase();
        gate = new TcpGate(TestDatabase.Server!.Host, TestDatabase.Server.Port);
        vendor = await FakeProduct.StartAsync();
        patchbay = await RunningPatchbay.StartAsync(options: options =>
        {
            options.Database = database.UrlBy(gate.Port);
            options.DatabasePatience = TimeSpan.FromSeconds(2); // enough for a busy machine to start within
            options.UpstreamAllow = "127.0.0.0/8";
        });
        anybody = patchbay.Client(null);
        account = await vendor.ConnectAsync(patchbay.Api);
    }

    public async ValueTask DisposeAsync()
    {
        anybody.Dispose();
        gate.Open();
        await patchbay.DisposeAsync();
        await gate.DisposeAsync();
        await vendor.DisposeAsync();
        database.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // no answer instead of a refusal
    public async Task Known_urls_go_on_and_everything_else_says_what_is_wrong_and_all_of_it_recovers(bool blocked)
    {
        var (id, token) = await patchbay.MakeServerAsync(account);
        var (_, unknown) = await patchbay.MakeServerAsync(account);
        Assert.Equal(200, (await CallAsync(token)).Status);

        if (blocked)
        {
            gate.Block();
        }
        else
        {
            gate.Close();
        }

        var calls = new List<int>();
        for (var i = 0; i < 50; i++)
        {
            calls.Add((await CallAsync(token)).Status);
        }

        var watch = Stopwatch.StartNew();
        var url = await CallAsync(unknown);
        var (read, problem) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");
        var (write, _) = await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}/mcp/{id}");
        var (stranger, _) = await GetAsync("/integrated-account", "pb_never-seen-0000000000000000000000000000000000");
        var (ready, _) = await GetAsync("/readyz");
        var (alive, _) = await GetAsync("/healthz");
        watch.Stop();

        Assert.All(calls, status => Assert.Equal(200, status));
        Assert.Equal((503, 503, 503, 503, 503, 200), (url.Status, read, write, stranger, ready, alive));
        Assert.Contains("database does not answer", url.Body);
        Assert.Contains("database does not answer", (string)problem!["detail"]!);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"the answers took {watch.Elapsed}");

        gate.Open();
        while ((await GetAsync("/readyz")).Status != 200)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (await CallAsync(unknown)).Status);
        Assert.Equal(200, (await patchbay.Api.SendJsonAsync("GET", "/integrated-account")).Status);
        while ((await patchbay.Part<ToolCallStore>().ListAsync(new ToolCallFilter(), null, 100, default)).Count < 52)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(204, (await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}/mcp/{id}")).Status);
        Assert.Equal(404, (await CallAsync(token)).Status);
    }

    [Fact]
    public async Task A_restart_of_the_database_between_two_requests_is_not_noticed()
    {
        for (var i = 0; i < 5; i++)
        {
            var (id, token) = await patchbay.MakeServerAsync(account);
            gate.Close(); // every connection of the pool is dead
            gate.Open();

            Assert.Equal(200, (await CallAsync(token)).Status);
            gate.Close();
            gate.Open();
            Assert.Equal(204, (await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}/mcp/{id}")).Status);
        }
    }

    [Fact]
    public async Task The_event_of_a_change_that_the_outage_cut_short_is_finished_after_it()
    {
        patchbay.Vendor.Verifying = gate.Close; // after the event is begun, before the account is stored

        var (status, _) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account", $$"""
            {"integration":"deskly","tenant_id":"cut","variables":{"subdomain":"acme"},"credential_kind":"api_key","credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        gate.Open();

        Assert.Equal(503, status);
        JsonArray events;
        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            events = (await patchbay.Api.SendJsonAsync("GET", "/audit-event?action=integrated_account.create&status=error")).Json!["result"]!.AsArray();
        }
        while (events.Count == 0);
        Assert.Equal(503, (int)Assert.Single(events)!["http_status"]!);
        Assert.Empty((await patchbay.Api.SendJsonAsync("GET", "/integrated-account?tenant_id=cut")).Json!["result"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_urls_tried_meanwhile_push_no_known_one_out_of_memory()
    {
        var (_, token) = await patchbay.MakeServerAsync(account);
        Assert.Equal(200, (await CallAsync(token)).Status);
        gate.Close();

        for (var i = 0; i < 50; i++)
        {
            await Assert.ThrowsAsync<Patchbay.Storage.DatabaseUnavailableException>(
                async () => await patchbay.Part<ServerDirectory>().FindAsync(Convert.ToBase64String(Guid.NewGuid().ToByteArray()).Replace('/', '_').Replace('+', '-').TrimEnd('=') + "AAAAAAAAAAAAAAAAAAAAA", default));
        }

        Assert.Equal(200, (await CallAsync(token)).Status);
    }

    [Fact]
    public async Task A_customer_behind_a_connect_link_reads_what_happened_and_can_try_again()
    {
        using var browser = new Browser();
        var (_, made) = await patchbay.Api.SendJsonAsync("POST", "/connect-link", """{"integration":"deskly","tenant_id":"acme"}""");
        var (link, linkId) = ((string)made!["url"]!, (string)made["id"]!);
        gate.Close();

        var shown = await browser.OpenAsync(link);
        var submitted = await browser.SubmitAsync(link, ("variables.subdomain", "acme"), ("credential_kind", "api_key"), ("credentials.api_key.api_key", RunningPatchbay.ApiKey));
        gate.Open();
        var again = await browser.OpenAsync(link);
        var (_, accounts) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account?tenant_id=acme&integration=deskly");

        Assert.All([shown, submitted], page =>
        {
            Assert.Equal((503, "text/html; charset=utf-8", "5"), (page.Status, page.Headers["Content-Type"], page.Headers["Retry-After"]));
            Assert.Equal("no-store", page.Headers["Cache-Control"]); // a page like the others
            Assert.Contains("style-src", page.Headers["Content-Security-Policy"]);
            Assert.Contains("Nothing is lost", page.Text);
            Assert.DoesNotContain("atabase", page.Text); // is not the customer's business
            Assert.Equal("", page.Link); // the page itself, asked for anew
        });
        Assert.DoesNotContain("enter", shown.Text);
        Assert.Contains("enter it once more", submitted.Text);
        Assert.Equal(200, again.Status);
        Assert.DoesNotContain(linkId, accounts!.ToJsonString());
    }

    [Fact]
    public async Task A_sign_in_at_a_product_that_comes_back_meanwhile_can_come_back_again()
    {
        const string ConsentId = "a-sign-in-under-way-at-the-product";
        var seal = patchbay.Part<ConsentSeal>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/callback?code=granted&state=" + seal.SealState("a-link", ConsentId));
        request.Headers.Add("Cookie", $"{ConsentSeal.CookieName(ConsentId)}={seal.SealCookie("token-of-the-link", ConsentId)}");
        gate.Close();

        using var response = await anybody.SendAsync(request);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains("Nothing is lost", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Set-Cookie")); // the browser keeps what says that it began the sign-in
    }

    private async Task<(int Status, string Body)> CallAsync(string token)
    {
        using var response = await anybody.PostAsync($"/mcp/{token}", FakeProduct.Call(1));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, string Body)> GetAsync(string path, string? token = null)
    {
        using var client = patchbay.Client(token);
        using var response = await client.GetAsync(path);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
