using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Patchbay.Accounts;
using Patchbay.Proxy;
using Patchbay.Tests.Upstream;
using Patchbay.Tools;

namespace Patchbay.Tests.Proxy;

public sealed class ProxyTests
{
    [Fact]
    public async Task A_list_takes_its_arguments_from_the_query_by_the_types_of_the_schema()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, """{"tickets":[{"id":1}],"meta":{"total":1}}""");
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.GetAsync("/proxy/acc_1/tickets?status=2&company=Acme&company=B%26B&limit=5");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"result":[{"id":1}],"next_cursor":null,"total":1}""", await answer.Content.ReadAsStringAsync());
        var asked = vendor.Single.Url;
        Assert.StartsWith("/api/v2/tickets?", asked);
        Assert.Contains("status=2", asked);
        Assert.Contains("filter[company]=Acme&filter[company]=B%26B", asked);
        Assert.Contains("per_page=5", asked);
    }

    [Fact]
    public async Task A_create_takes_its_arguments_from_the_body()
    {
        await using var vendor = await FakeVendor.RepliesAsync(201, """{"id":9}""");
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.PostAsJsonAsync("/proxy/acc_1/tickets", new { subject = "No network", email = "ann@example.test" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            """{"ticket":{"source":2,"subject":"No network","email":"ann@example.test"}}""",
            Assert.Single(vendor.Requests, request => request.Method == "POST").Body); // besides the reading of custom fields
    }

    [Fact]
    public async Task A_custom_method_is_called_by_its_name()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, """{"id":9}""");
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.PostAsJsonAsync("/proxy/acc_1/tickets/reply?ticket_id=7&notify=true", new { body = "Hello" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/api/v2/tickets/7/reply?notify=1", vendor.Single.Url);
        Assert.Equal("""{"body":"Hello"}""", vendor.Single.Body);
    }

    [Fact]
    public async Task A_method_without_documentation_passes_query_and_body_through()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, """{"gone":true}""");
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.PostAsync("/proxy/acc_1/tickets/purge?ticket_id=7&force[all]=yes&limit=3", content: null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("DELETE", "/api/v2/tickets/7/purge?force[all]=yes&limit=3"), (vendor.Single.Method, vendor.Single.Url));
        Assert.Equal("deskly.tickets.purge", Assert.Single(deskly.Recorded).Tool);
    }

    [Fact]
    public async Task Bad_arguments_are_400_and_named_one_by_one()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.GetAsync("/proxy/acc_1/tickets?status=open&limmit=5");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var errors = (await ProblemAsync(answer)).GetProperty("errors").EnumerateArray().Select(error => error.GetString()!).ToList();
        Assert.Equal(2, errors.Count);
        Assert.Contains(errors, error => error.StartsWith("status"));
        Assert.Contains(errors, error => error.StartsWith("limmit") && error.Contains("limit"));
        Assert.Empty(vendor.Requests);
    }

    [Theory]
    [InlineData("[1]", "application/json", "must be a JSON object")]
    [InlineData("{\"a\":", "application/json", "not JSON")]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", "member twice")]
    [InlineData("a=1", "application/x-www-form-urlencoded", "application/json")]
    public async Task A_body_that_is_no_json_object_is_400(string body, string type, string text)
    {
        using var deskly = new DesklyCalls("http://127.0.0.1:1");
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.PostAsync("/proxy/acc_1/tickets", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(text, (await ProblemAsync(answer)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_vendors_status_is_the_answers(int status)
    {
        await using var vendor = await FakeVendor.RepliesAsync(status, """{"description":"Nope"}""");
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.GetAsync("/proxy/acc_1/tickets/7");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("Nope", (await ProblemAsync(answer)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_rate_limit_is_a_429_with_its_figures()
    {
        await using var vendor = await FakeVendor.RepliesAsync(
            429, "{}", ("Retry-After", "17"), ("X-RateLimit-Total", "100"), ("X-RateLimit-Remaining", "0"));
        using var deskly = new DesklyCalls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.GetAsync("/proxy/acc_1/tickets/7");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("17", answer.Headers.GetValues("retry-after").Single());
        Assert.Equal("17", answer.Headers.GetValues("ratelimit-reset").Single());
        Assert.Equal("100", answer.Headers.GetValues("ratelimit-limit").Single());
        Assert.Equal("0", answer.Headers.GetValues("ratelimit-remaining").Single());
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public async Task A_vendor_that_cannot_be_reached_is_a_502_and_a_slow_one_a_504()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var slow = await FakeVendor.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var refused = new DesklyCalls($"http://127.0.0.1:{port}");
        using var waiting = new DesklyCalls(
            slow.Url, integration: Integrations.IntegrationFolder.Deskly() with { Timeout = TimeSpan.FromSeconds(0.3) });
        await using var refusedHost = await StartAsync(refused);
        await using var waitingHost = await StartAsync(waiting);

        Assert.Equal(HttpStatusCode.BadGateway, (await refusedHost.Client.GetAsync("/proxy/acc_1/tickets/7")).StatusCode);
        Assert.Equal(HttpStatusCode.GatewayTimeout, (await waitingHost.Client.GetAsync("/proxy/acc_1/tickets/7")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/proxy/acc_2/tickets", 404, "no such integrated account")]
    [InlineData("GET", "/proxy/acc_1/tickts", 404, "There are: tickets, time_entries")]
    [InlineData("DELETE", "/proxy/acc_1/tickets/7", 405, "'tickets' has no method 'delete'. There are: list, get, create, update, reply, purge")]
    [InlineData("POST", "/proxy/acc_1/tickets/close", 404, "'tickets' has no method 'close'")]
    public async Task What_does_not_exist_is_told_with_what_does(string verb, string url, int status, string text)
    {
        using var deskly = new DesklyCalls("http://127.0.0.1:1");
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), url));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(text, (await ProblemAsync(answer)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData(AccountStatus.NeedsReauth)]
    [InlineData(AccountStatus.Disabled)]
    public async Task An_account_that_cannot_be_used_is_a_409_and_not_the_callers_401(AccountStatus status)
    {
        using var deskly = new DesklyCalls("http://127.0.0.1:1");
        deskly.Account = deskly.Account with { Status = status };
        await using var host = await StartAsync(deskly);

        Assert.Equal(HttpStatusCode.Conflict, (await host.Client.GetAsync("/proxy/acc_1/tickets/7")).StatusCode);
    }

    private static Task<EdgeHost> StartAsync(DesklyCalls deskly) => EdgeHost.StartAsync(routes => routes.MapProxy(new ProxyEdge(
        (_, id, _) => Task.FromResult(id == deskly.Account.Id ? deskly.Account : null),
        deskly.Catalog,
        deskly.Tools,
        deskly.Runner,
        deskly.Caller,
        _ => CallOrigin.Unknown)));

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
