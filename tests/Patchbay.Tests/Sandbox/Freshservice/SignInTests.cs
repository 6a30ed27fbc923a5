using System.Net.Http.Headers;
using System.Text;
using Patchbay.Sandbox;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>Who may call, what they reach, and how often.</summary>
public sealed class SignInTests
{
    private readonly ManualClock clock = new();

    [Theory]
    [InlineData("fsDemoAdminKey01234x:X", 200, null)]
    [InlineData("fsDemoAdminKey01234x:anything", 200, null)] // the password counts for nothing
    [InlineData("wrong:X", 401, "invalid_credentials")]
    [InlineData("avery.quinn@demo.example:secret", 401, "unsupported_authentication_type")]
    [InlineData(null, 401, "invalid_credentials")]
    public async Task The_key_is_the_user_name_of_basic_authentication(string? pair, int status, string? code)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", "/agents/me", null, pair is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))));

        Assert.Equal((status, code), (answer.Status, answer.Body!["code"]?.ToString()));
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        desk.Vendor.RevokeKey();

        Assert.Equal(401, (await desk.SendAsync("GET", "/tickets")).Status);
    }

    [Fact]
    public async Task An_access_token_lasts_thirty_minutes_and_reaches_what_has_a_scope()
    {
        await using var desk = await RunningFreshservice.StartAsync(new() { Clock = clock });
        var client = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("fw_ext_demo_client:fs-demo-client-secret"u8));
        var token = await desk.SendAsync("POST", new Uri(new Uri(desk.BaseUrl), "/org/oauth/v2/token").ToString(), new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "fs-demo-refresh-token" }), client);
        var bearer = new AuthenticationHeaderValue("Bearer", token.Body!["access_token"]!.ToString());

        var tickets = await desk.SendAsync("GET", "/tickets", null, bearer);
        var boards = await desk.SendAsync("GET", "/cabs", null, bearer);
        clock.Advance(TimeSpan.FromMinutes(31));
        var late = await desk.SendAsync("GET", "/tickets", null, bearer);

        Assert.Equal(1800, (int)token.Body["expires_in"]!);
        Assert.Equal((200, 403), (tickets.Status, boards.Status));
        Assert.Equal((401, "access_token_expired"), (late.Status, late.Body!["code"]!.ToString()));
    }

    [Theory]
    [InlineData("GET", "/tickets/1099", 200)]
    [InlineData("GET", "/tickets/1090", 404)]                     // of the HR workspace: not even its existence is told
    [InlineData("GET", "/tickets?workspace_id=3", 403)]
    [InlineData("GET", "/agents", 403)]
    [InlineData("DELETE", "/requesters/1/forget", 403)]
    [InlineData("GET", "/solutions/articles/search?search_term=vpn&user_email=maya.harper@demo.example", 403)]
    [InlineData("GET", "/solutions/articles/search?search_term=vpn", 200)]
    public async Task An_agent_reaches_its_own_workspace_and_administers_nothing(string verb, string path, int status)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync(verb, path, key: RunningFreshservice.AgentKey);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 403 ? "access_denied" : null, answer.Body?["code"]?.ToString());
    }

    [Fact]
    public async Task A_feature_the_plan_lacks_is_refused_by_name()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        desk.Vendor.Forbid("/onboarding_requests");

        var answer = await desk.SendAsync("GET", "/onboarding_requests/form");

        Assert.Equal((403, "require_feature"), (answer.Status, answer.Body!["code"]!.ToString()));
    }

    [Theory]
    [InlineData("/tickets", 140, 1)]
    [InlineData("/tickets?include=requester,stats", 140, 5)]         // two more for each on a list
    [InlineData("/tickets/1099?include=conversations", 160, 2)]      // one more on a single record
    [InlineData("/assets", 140, 1)]
    [InlineData("/groups", 500, 1)]
    public async Task Headers_tell_the_figures_of_the_kind_of_call(string path, int total, int credits)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", path);

        Assert.Equal((total, total - credits, credits), (int.Parse(answer.Headers["X-RateLimit-Total"]), int.Parse(answer.Headers["X-RateLimit-Remaining"]), int.Parse(answer.Headers["X-RateLimit-Used-CurrentRequest"])));
        Assert.False(answer.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Too_many_calls_in_a_minute_wait_for_the_next()
    {
        await using var desk = await RunningFreshservice.StartAsync(new() { Clock = clock, RequestsPerMinute = 2 });
        await desk.SendAsync("GET", "/groups");
        await desk.SendAsync("GET", "/nowhere"); // failures count too

        var third = await desk.SendAsync("GET", "/groups");
        clock.Advance(TimeSpan.FromSeconds(61));
        var later = await desk.SendAsync("GET", "/groups");

        Assert.Equal((429, "60", "0"), (third.Status, third.Headers["Retry-After"], third.Headers["X-RateLimit-Remaining"]));
        Assert.Equal(["message"], third.Body!.AsObject().Select(member => member.Key));
        Assert.Equal(200, later.Status);
    }

    [Fact]
    public async Task Changing_the_limit_begins_to_count_anew()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        desk.Vendor.LimitTo(1);

        Assert.Equal((200, 429), ((await desk.SendAsync("GET", "/tickets")).Status, (await desk.SendAsync("GET", "/groups")).Status));
    }

    [Fact]
    public async Task The_limit_can_be_set_from_the_command_line()
    {
        await using var app = await SandboxHost.StartAsync("freshservice", 0, TestContext.Current.CancellationToken, rateLimit: 7);
        var info = SandboxHost.Describe(app);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(info.Credentials["api_key"] + ":X")));

        using var answer = await http.GetAsync(info.BaseUrl + "/tickets", TestContext.Current.CancellationToken);

        Assert.Equal(["7"], answer.Headers.GetValues("X-RateLimit-Total"));
    }

    [Fact]
    public async Task An_answer_is_json_only()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var login = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(RunningFreshservice.AdminKey + ":X")));

        Assert.Equal(406, (await desk.SendAsync("GET", "/tickets", null, login, accept: "text/html")).Status);
    }
}
