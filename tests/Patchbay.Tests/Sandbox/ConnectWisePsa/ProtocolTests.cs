using System.Text.Json.Nodes;
using Patchbay.Sandbox;
using Patchbay.Sandbox.ConnectWisePsa;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>Where the API answers, who may ask, how often, and what comes with every answer.</summary>
public sealed class ProtocolTests
{
    [Theory]
    [InlineData(RunningConnectWise.Keys, RunningConnectWise.ClientId, 200, null)]
    [InlineData(null, RunningConnectWise.ClientId, 401, "Unauthorized")]
    [InlineData("patchbay_demo+DemoPublicKey016:wrong", RunningConnectWise.ClientId, 401, "Unauthorized")]
    [InlineData("DemoPublicKey016:DemoPrivateKey16", RunningConnectWise.ClientId, 401, "Unauthorized")]          // the company belongs to the user name
    [InlineData("somebody+DemoPublicKey016:DemoPrivateKey16", RunningConnectWise.ClientId, 400, null)]           // no such company: nowhere to send it
    [InlineData(RunningConnectWise.Keys, null, 401, "ConnectWiseApi")]                                           // keys alone are not enough
    [InlineData(RunningConnectWise.Keys, "00000000-0000-4000-8000-000000000000", 403, "Security")]
    public async Task Keys_and_client_id_are_both_needed(string? keys, string? clientId, int status, string? code)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var answer = await vendor.SendAsync("GET", "/system/info", null, keys, clientId);

        Assert.Equal(status, (int)answer.StatusCode);
        if (code is not null)
        {
            Assert.Equal(code, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]!.ToString());
        }
    }

    [Theory]
    [InlineData("/v4_6_release/apis/3.0/system/info", 200)]
    [InlineData("/v2025_1/apis/3.0/system/info", 200)]
    [InlineData("/v2019_1/apis/3.0/system/info", 400)]
    [InlineData("/apis/3.0/system/info", 400)]
    [InlineData("/v4_6_release/apis/3.0/v4_6_release/apis/3.0/system/info", 400)]
    public async Task A_wrong_prefix_cannot_be_routed(string path, int status)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var answer = await vendor.SendAsync("GET", new Uri(vendor.Origin, path), null);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? "application/json" : "text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("patchbay_demo", "v2025_1/")]
    [InlineData("nobody", null)]
    public async Task Anyone_may_ask_for_the_code_base_of_a_company(string company, string? codebase)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var answer = await vendor.SendAsync("GET", new Uri(vendor.Origin, "/login/companyinfo/" + company), null, keys: null, clientId: null);

        Assert.Equal(codebase, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))?["Codebase"]?.ToString());
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json", "2025.1")]
    [InlineData("application/vnd.connectwise.com+json; version=2022.1", "2022.1")]
    public async Task Every_answer_tells_its_number_and_version(string accept, string version)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var answer = await vendor.SendAsync("GET", "/service/tickets/1", headers: ("Accept", accept));

        Assert.Equal(version, answer.Headers.GetValues("api-current-version").Single());
        Assert.True(Guid.TryParse(answer.Headers.GetValues("x-cw-request-id").Single(), out _));
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("X-RateLimit", StringComparison.OrdinalIgnoreCase)); // a success tells nothing of the limit
    }

    [Fact]
    public async Task Too_many_calls_in_a_minute_are_refused_until_it_is_over()
    {
        var clock = new ManualClock();
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = clock, RequestsPerMinute = 1 });

        using var first = await vendor.SendAsync("GET", "/system/info");
        clock.Advance(TimeSpan.FromSeconds(20));
        using var second = await vendor.SendAsync("GET", "/system/info");
        clock.Advance(TimeSpan.FromSeconds(40));
        using var third = await vendor.SendAsync("GET", "/system/info");

        Assert.Equal((200, 429, 200), ((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(40), second.Headers.RetryAfter!.Delta);
        Assert.Equal("""{"error":"ConnectWiseAPI","message":"Too many requests. Please try again in 40 seconds."}""", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_limit_can_be_set_when_a_sandbox_is_made_and_later()
    {
        await using var vendor = await RunningConnectWise.ServeAsync((ConnectWisePsaSandbox)SandboxVendors.Create("connect_wise_psa", TimeProvider.System, rateLimit: 1));

        var (first, _) = await vendor.AskAsync("GET", "/system/info");
        var (second, _) = await vendor.AskAsync("GET", "/system/info");
        vendor.Sandbox.LimitTo(1);
        var (third, _) = await vendor.AskAsync("GET", "/system/info");

        Assert.Equal((200, 429, 200), (first, second, third));
    }

    [Fact]
    public async Task What_fails_in_front_of_the_product_or_behind_its_back_fails_once()
    {
        await using var vendor = await RunningConnectWise.StartAsync();
        vendor.Sandbox.FailNext(ConnectWisePsaFault.HtmlForbidden);
        vendor.Sandbox.FailNext(ConnectWisePsaFault.TooManyRequestsWithoutHeader);
        vendor.Sandbox.FailNext(ConnectWisePsaFault.TimeoutAfterCommit);

        using var page = await vendor.SendAsync("GET", "/system/info");
        using var tooMany = await vendor.SendAsync("GET", "/system/info");
        using var timeout = await vendor.SendAsync("POST", "/service/tickets", """{"summary":"Made all the same","company":{"id":2}}""");
        using var after = await vendor.SendAsync("GET", "/system/info");

        Assert.Equal((403, 429, 500, 200), ((int)page.StatusCode, (int)tooMany.StatusCode, (int)timeout.StatusCode, (int)after.StatusCode));
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Null(tooMany.Headers.RetryAfter);
        Assert.Contains(vendor.Sandbox.Tickets, ticket => ticket["summary"]!.ToString() == "Made all the same");
    }

    [Fact]
    public async Task Keys_can_be_deleted_and_paths_forbidden()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        vendor.Sandbox.Forbid("/finance");
        var (forbidden, error) = await vendor.AskAsync("GET", "/finance/agreements/1");
        var (allowed, _) = await vendor.AskAsync("GET", "/service/boards");
        vendor.Sandbox.RevokeKey();
        var (revoked, _) = await vendor.AskAsync("GET", "/service/boards");

        Assert.Equal((403, "Security", 200, 401), (forbidden, error!["code"]!.ToString(), allowed, revoked));
    }

    [Fact]
    public async Task An_impersonating_key_acts_as_its_member_for_four_hours()
    {
        var clock = new ManualClock();
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = clock });

        var (_, token) = await vendor.AskAsync("POST", "/system/members/jdoe/tokens", """{"memberIdentifier":"jdoe"}""");
        var keys = $"patchbay_demo+{token!["publicKey"]}:{token["privateKey"]}";
        using var note = await vendor.SendAsync("POST", "/service/tickets/1101/notes", """{"text":"Mine","internalAnalysisFlag":true}""", keys);
        clock.Advance(TimeSpan.FromHours(4));
        using var late = await vendor.SendAsync("GET", "/system/info", null, keys);

        Assert.Equal("jdoe", JsonNode.Parse(await note.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["createdBy"]!.ToString());
        Assert.Equal(401, (int)late.StatusCode);
    }
}
