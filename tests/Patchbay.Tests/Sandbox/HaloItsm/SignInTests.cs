using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.HaloItsm;

public sealed class SignInTests
{
    public static TheoryData<string, string, string?, string?, string, string> Refused() => new()
    {
        { "?tenant=demo", "client_credentials", null, "wrong", "all", "invalid_client" },
        { "?tenant=demo", "client_credentials", "wrong", null, "all", "invalid_client" },
        { "?tenant=other", "client_credentials", null, null, "all", "invalid_client" },      // looks exactly like a wrong secret
        { "", "client_credentials", null, null, "all", "invalid_client" },
        { "?tenant=demo", "client_credentials", null, null, "read:users", "invalid_scope" }, // there is none for users
        { "?tenant=demo", "client_credentials", null, null, "read:tickets read:users", "invalid_scope" }, // one bad name fails all
        { "?tenant=demo", "client_credentials", null, null, "", "invalid_scope" },
        { "?tenant=demo", "password", null, null, "all", "unsupported_grant_type" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task The_token_server_refuses(string query, string grant, string? id, string? secret, string scope, string error)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.SignInAsync(query, grant, id, secret, scope);

        Assert.Equal(400, answer.Status);
        Assert.Equal(error, answer.Json!["error"]!.ToString());
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        await using var halo = await RunningHalo.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, halo.Info.Variables["auth_server"] + "/token?tenant=demo") { Content = new StringContent("{}") };

        Assert.Equal("invalid_request", (await halo.SendAsync(request)).Json!["error"]!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task Without_a_token_of_its_own_the_answer_is_an_empty_401(string? token)
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.Token = token;

        var answer = await halo.GetAsync("/Tickets");

        Assert.Equal((401, ""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_token_ends_after_the_time_it_came_with()
    {
        await using var halo = await RunningHalo.StartAsync();
        var lifetime = TimeSpan.FromSeconds((int)(await halo.SignInAsync()).Json!["expires_in"]!);

        halo.Clock.Advance(lifetime - TimeSpan.FromSeconds(1));
        var before = await halo.GetAsync("/Agent/me");
        halo.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await halo.GetAsync("/Agent/me");

        Assert.Equal((TimeSpan.FromHours(1), 200, 401), (lifetime, before.Status, after.Status));
    }

    [Theory]
    [InlineData("all", "GET", "/Tickets?count=1", 200)]
    [InlineData("read:tickets", "GET", "/Tickets?count=1", 200)]
    [InlineData("read:tickets", "POST", "/Tickets", 403)]
    [InlineData("edit:tickets", "POST", "/Tickets", 201)]
    [InlineData("read:tickets", "GET", "/Asset?count=1", 403)]
    [InlineData("read:tickets", "GET", "/Users?count=1", 403)]      // users fall under customers
    [InlineData("read:customers", "GET", "/Users?count=1", 200)]
    [InlineData("read:tickets", "GET", "/Status", 200)]             // set-up may be read by all
    [InlineData("all:standard", "POST", "/Team", 403)]              // and changed by administrators
    [InlineData("admin", "POST", "/Team", 201)]
    public async Task A_token_does_what_its_scopes_say(string scope, string verb, string path, int status)
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.Token = (await halo.SignInAsync(scope: scope)).Json!["access_token"]!.ToString();

        var answer = await halo.SendAsync(verb, path, verb == "POST" ? """[{"summary":"x","name":"x"}]""" : null);

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task An_application_has_no_more_rights_than_it_was_given_whatever_it_asks_for()
    {
        await using var halo = await RunningHalo.StartAsync();
        var reader = halo.Info.OtherLogins.Single().Credentials;
        halo.Token = (await halo.SignInAsync(id: reader["client_id"], secret: reader["client_secret"])).Json!["access_token"]!.ToString();

        Assert.Equal(200, (await halo.GetAsync("/Tickets?count=1")).Status);
        Assert.Equal(403, (await halo.PostAsync("/Tickets", """[{"summary":"x"}]""")).Status);
    }

    [Fact]
    public async Task A_revoked_application_has_neither_token_nor_sign_in()
    {
        await using var halo = await RunningHalo.StartAsync();

        halo.State.RevokeKey();

        Assert.Equal(401, (await halo.GetAsync("/Agent/me")).Status);
        Assert.Equal("invalid_client", (await halo.SignInAsync()).Json!["error"]!.ToString());
    }

    [Fact]
    public async Task Where_to_sign_in_is_told_without_a_token()
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.Token = null;

        var told = await halo.GetAsync("/authinfo");

        Assert.Equal((halo.Info.Variables["auth_server"], "demo"), ((string)told.Json!["auth_url"]!, (string)told.Json["tenant_id"]!));
        Assert.Equal(200, (await halo.GetAsync("/InstanceInfo")).Status);
        Assert.Equal(500, (await halo.GetAsync("/authinfo?tenant=other")).Status);
    }

    [Fact]
    public async Task The_agent_behind_the_token_is_told_with_its_claims()
    {
        await using var halo = await RunningHalo.StartAsync();

        var me = (await halo.GetAsync("/agent/ME")).Json!; // paths ignore case

        Assert.Equal("API Agent", me["claims"]!.AsArray().Single(claim => claim!["type"]!.ToString() == "name")!["value"]!.ToString());
        Assert.IsType<JsonArray>(me["claims"]);
    }
}
