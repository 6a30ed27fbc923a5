using System.Text;
using Microsoft.AspNetCore.Http;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Tests.Upstream;

/// <summary>A vendor that gives the tokens t1, t2, … and accepts any of them.</summary>
public sealed class OAuthTests : IDisposable
{
    private readonly UpstreamConnections connections = new(Deskly.Loopback);
    private readonly ManualClock clock = new();
    private readonly List<OAuthTokens> saved = [];
    private readonly List<string> needsReauth = [];
    private int given;
    private string? refusal;
    private int tokenStatus = 400;

    [Fact]
    public async Task Client_credentials_are_exchanged_for_a_token_which_is_sent_and_saved()
    {
        await using var vendor = await StartAsync();
        var upstream = Upstream(vendor, OAuth(OAuthGrant.ClientCredentials));

        await OkAsync(upstream);
        await OkAsync(upstream);

        var requests = vendor.Requests.ToArray();
        Assert.Equal(["/auth/token?tenant=acme", "/api/v2/me", "/api/v2/me"], requests.Select(request => request.Url));
        Assert.Equal("grant_type=client_credentials&audience=desk-acme&scope=all&client_id=id&client_secret=s%26cret", requests[0].Body);
        Assert.All(requests[1..], request => Assert.Equal("Bearer t1", request.Headers["Authorization"]));
        Assert.Equal(new OAuthTokens("t1", null, clock.GetUtcNow() + TimeSpan.FromHours(1)), Assert.Single(saved));
    }

    [Fact]
    public async Task The_client_may_sign_in_by_basic_instead()
    {
        await using var vendor = await StartAsync();

        await OkAsync(Upstream(vendor, OAuth(OAuthGrant.ClientCredentials) with { BasicClient = true }));

        var request = vendor.Requests.First();
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("id:s%26cret")), request.Headers["Authorization"]);
        Assert.DoesNotContain("client_secret", request.Body);
    }

    [Fact]
    public async Task Five_hundred_calls_at_once_refresh_once()
    {
        await using var vendor = await StartAsync();
        var upstream = Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(30)));

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => OkAsync(upstream)));

        var refresh = Assert.Single(vendor.Requests, request => request.Url.StartsWith("/auth"));
        Assert.Contains("grant_type=refresh_token", refresh.Body);
        Assert.Contains("refresh_token=r0", refresh.Body);
        Assert.Equal(500, vendor.Requests.Count(request => request.Headers.GetValueOrDefault("Authorization") == "Bearer t1"));
        Assert.Equal("r1", Assert.Single(saved).RefreshToken); // rotated
    }

    [Theory]
    [InlineData(61, 0)]
    [InlineData(60, 1)]
    [InlineData(-5, 1)]
    public async Task A_token_is_replaced_a_minute_before_its_end(int secondsLeft, int refreshes)
    {
        await using var vendor = await StartAsync();
        var upstream = Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(secondsLeft)));

        await OkAsync(upstream);

        Assert.Equal(refreshes, vendor.Requests.Count(request => request.Url.StartsWith("/auth")));
    }

    [Theory]
    [InlineData("invalid_grant", 400)]
    [InlineData("invalid_client", 401)]
    public async Task A_refused_refresh_puts_the_account_into_needs_reauth_and_says_so_once_for_all_callers(string code, int status)
    {
        (refusal, tokenStatus) = (code, status);
        await using var vendor = await StartAsync();
        var upstream = Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(-1)));

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None)));

        Assert.All(responses, response => Assert.Equal(ToolError.Unauthorized, response.Failure));
        Assert.Equal(
            $"Deskly no longer accepts this connection's sign-in ({code}). Somebody has to connect the account again in Patchbay; calling again before that does not help.",
            responses[0].FailureMessage);
        Assert.Equal(["acc_1"], needsReauth);
        Assert.Single(vendor.Requests);
    }

    [Fact]
    public async Task A_token_endpoint_that_fails_is_passing_and_the_token_at_hand_is_used_while_it_lives()
    {
        (refusal, tokenStatus) = ("server_error", 503);
        await using var vendor = await StartAsync();
        var upstream = Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(30)));

        await OkAsync(upstream);
        clock.Advance(TimeSpan.FromSeconds(31));
        using var late = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);
        refusal = null;
        clock.Advance(AccessTokens.Pause);
        await OkAsync(upstream);

        Assert.Equal(ToolError.Unavailable, late.Failure);
        Assert.Contains("answered 503 instead of a token", late.FailureMessage);
        Assert.Empty(needsReauth);
        Assert.Equal("Bearer t1", vendor.Requests.Last().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_the_vendor_no_longer_accepts_is_replaced_and_the_call_made_once_more()
    {
        await using var vendor = await StartAsync(accepts: token => token != "Bearer t1");
        var upstream = Upstream(vendor, OAuth(OAuthGrant.ClientCredentials));
        var write = new UpstreamRequest { Verb = "POST", PathAndQuery = "/tickets", Body = new StringContent("""{"subject":"x"}""") };

        using var answer = await upstream.SendAsync(write, CancellationToken.None);

        Assert.Equal(200, answer.Status);
        var sent = vendor.Requests.Where(request => request.Url.EndsWith("/tickets", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Bearer t1", "Bearer t2"], sent.Select(request => request.Headers["Authorization"]));
        Assert.All(sent, request => Assert.Equal("""{"subject":"x"}""", request.Body));
    }

    [Fact]
    public async Task A_call_refused_with_a_new_token_too_is_not_made_a_third_time()
    {
        await using var vendor = await StartAsync(accepts: _ => false);

        using var answer = await Upstream(vendor, OAuth(OAuthGrant.ClientCredentials)).SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(401, answer.Status);
        Assert.Equal(2, vendor.Requests.Count(request => request.Url.EndsWith("/me", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_body_that_can_be_read_only_once_is_not_sent_again()
    {
        await using var vendor = await StartAsync(accepts: token => token != "Bearer t1");
        var upstream = Upstream(vendor, OAuth(OAuthGrant.ClientCredentials));
        var upload = new UpstreamRequest { Verb = "POST", PathAndQuery = "/files", Body = new StreamContent(new MemoryStream([1, 2, 3])) };

        using var first = await upstream.SendAsync(upload, CancellationToken.None);
        using var second = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal((401, 200), (first.Status, second.Status));
    }

    [Fact]
    public async Task Tokens_another_node_saved_are_taken_over_without_asking_the_vendor()
    {
        await using var vendor = await StartAsync();
        saved.Add(Tokens("theirs", "r9", TimeSpan.FromHours(1)));

        await OkAsync(Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(5))));

        Assert.Equal("Bearer theirs", vendor.Single.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_operators_new_refresh_token_is_tried_when_the_saved_one_is_refused()
    {
        await using var vendor = await StartAsync(grants: form => !form.Contains("r0"));

        await OkAsync(Upstream(vendor, OAuth(OAuthGrant.AuthorizationCode), Tokens("old", "r0", TimeSpan.FromSeconds(-1)), ("refresh_token", "given")));

        Assert.Contains("refresh_token=given", vendor.Requests.ElementAt(1).Body);
        Assert.Empty(needsReauth);
    }

    [Fact]
    public async Task A_changed_account_keeps_its_tokens_unless_it_signs_in_otherwise()
    {
        await using var vendor = await StartAsync();
        var integration = Deskly.Integration(new Authentication { OAuth = OAuth(OAuthGrant.ClientCredentials) });
        var upstreams = new AccountUpstreams(connections, Store(), new byte[32], clock);
        var account = Account(vendor, oauth: null);

        await OkAsync(upstreams.For(account, integration).Http);
        await OkAsync(upstreams.For(account with { Name = "Renamed" }, integration).Http);
        saved.Clear();
        await OkAsync(upstreams.For(Account(vendor, oauth: null, ("client_secret", "other")), integration).Http);

        Assert.Equal(["t1", "t1", "t2"], vendor.Requests
            .Where(request => request.Url.EndsWith("/me")).Select(request => request.Headers["Authorization"]["Bearer ".Length..]));
    }

    [Fact]
    public async Task A_code_is_exchanged_for_tokens_with_its_verifier()
    {
        await using var vendor = await StartAsync();
        var integration = Deskly.Integration(new Authentication { OAuth = OAuth(OAuthGrant.AuthorizationCode) });

        var (tokens, problem) = await new AuthorizationCode(new TokenEndpoint(connections, clock)).ExchangeAsync(
            Account(vendor, oauth: null), integration, "c0de", new Uri("https://patchbay.example/connected"), "v3rifier", CancellationToken.None);

        Assert.Null(problem);
        Assert.Equal("r1", tokens!.RefreshToken);
        Assert.StartsWith(
            "grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fpatchbay.example%2Fconnected&code_verifier=v3rifier", vendor.Single.Body);
    }

    [Fact]
    public async Task A_token_endpoint_is_behind_the_guard()
    {
        await using var vendor = await StartAsync();
        using var guarded = new UpstreamConnections(new UpstreamOptions());
        var integration = Deskly.Integration(new Authentication { OAuth = OAuth(OAuthGrant.ClientCredentials) });

        using var response = await new AccountUpstreams(guarded, Store(), new byte[32], clock)
            .For(Account(vendor, oauth: null), integration).Http.SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Contains("PATCHBAY_UPSTREAM_ALLOW", response.FailureMessage);
        Assert.Empty(vendor.Requests);
    }

    public void Dispose() => connections.Dispose();

    private Task<FakeVendor> StartAsync(Func<string, bool>? accepts = null, Func<string, bool>? grants = null) => FakeVendor.StartAsync(async context =>
    {
        if (!context.Request.Path.StartsWithSegments("/auth"))
        {
            context.Response.StatusCode = accepts?.Invoke(context.Request.Headers.Authorization!) == false ? 401 : 200;
            return;
        }

        context.Request.Body.Position = 0;
        var form = await new StreamReader(context.Request.Body).ReadToEndAsync();
        if (refusal is not null || grants?.Invoke(form) == false)
        {
            await FakeVendor.ReplyAsync(context, tokenStatus, $$"""{"error":"{{refusal ?? "invalid_grant"}}","error_description":"no"}""");
            return;
        }

        var number = Interlocked.Increment(ref given);
        var rotated = form.Contains("client_credentials") ? "" : $",\"refresh_token\":\"r{number}\"";
        await FakeVendor.ReplyAsync(context, 200, $$"""{"access_token":"t{{number}}","expires_in":"3600"{{rotated}}}""");
    });

    private static OAuth2 OAuth(OAuthGrant grant) => new()
    {
        Grant = grant,
        TokenUrl = "https://{subdomain}.deskly.example/auth/token?tenant={subdomain}", // moves along with base_url
        Scope = "all",
        Parameters = new Dictionary<string, string> { ["audience"] = "desk-{subdomain}" },
    };

    private static IntegratedAccount Account(FakeVendor vendor, OAuthTokens? oauth, params (string Name, string Value)[] more)
    {
        var credentials = new Dictionary<string, string> { ["client_id"] = "id", ["client_secret"] = "s&cret" };
        foreach (var (name, value) in more)
        {
            credentials[name] = value;
        }

        return Deskly.Account(vendor.Url) with { OAuth = oauth, Credentials = credentials };
    }

    private OAuthTokens Tokens(string access, string refresh, TimeSpan left) => new(access, refresh, clock.GetUtcNow() + left);

    private IUpstream Upstream(FakeVendor vendor, OAuth2 oauth, OAuthTokens? tokens = null, params (string Name, string Value)[] more) =>
        new AccountUpstreams(connections, Store(), new byte[32], clock)
            .For(Account(vendor, tokens, more), Deskly.Integration(new Authentication { OAuth = oauth })).Http;

    private TokenStore Store() => new()
    {
        LoadAsync = (_, _) => Task.FromResult(saved.LastOrDefault()),
        SaveAsync = (_, tokens, _) =>
        {
            saved.Add(tokens);
            return Task.CompletedTask;
        },
        NeedsReauthAsync = (id, _) =>
        {
            needsReauth.Add(id);
            return Task.CompletedTask;
        },
    };

    private static async Task OkAsync(IUpstream upstream)
    {
        using var response = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);
        Assert.Null(response.FailureMessage);
        Assert.Equal(200, response.Status);
    }
}
