using System.Text;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class OutgoingRequestTests : IDisposable
{
    private readonly UpstreamConnections connections = new(Deskly.Loopback);

    public static TheoryData<string, string> Bases => new()
    {
        { "", "/api/v2/tickets/7?x=1" },
        { "/", "/api/v2/tickets/7?x=1" },
        { "/api/v2", "/api/v2/tickets/7?x=1" },
        { "/api/v2/", "/api/v2/tickets/7?x=1" },
        { "/help/desk", "/help/desk/api/v2/tickets/7?x=1" },
        { "/help/desk/API/V2//", "/help/desk/api/v2/tickets/7?x=1" },
    };

    [Theory]
    [MemberData(nameof(Bases))]
    public async Task The_base_path_is_put_after_the_base_url_unless_it_is_there_already(string given, string asked)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);

        using var response = await Deskly.Upstream(connections, Deskly.Account(vendor.Url + given))
            .SendAsync(Deskly.Get("/tickets/7?x=1"), CancellationToken.None);

        Assert.Equal(200, response.Status);
        Assert.Equal(asked, vendor.Single.Url);
    }

    [Theory]
    [InlineData("v4/", "")]
    [InlineData("v4", "")]
    [InlineData("v4/", "/v4/api")]
    public async Task A_part_of_the_base_path_may_be_the_accounts_own(string version, string given)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        var account = Deskly.Account(vendor.Url + given);
        account = account with { Variables = new Dictionary<string, string>(account.Variables) { ["subdomain"] = version } };

        using var response = await Deskly.Upstream(connections, account, Deskly.Integration(basePath: "/{subdomain}/api"))
            .SendAsync(Deskly.Get("/tickets/7"), CancellationToken.None);

        Assert.Equal("/v4/api/tickets/7", vendor.Single.Url);
    }

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "bearer", "Authorization", "Bearer s3cr{t" },
        { "basic", "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("s3cr{t:X")) },
        { "header", "Authorization", "token s3cr{t" },
        { "own", "X-Api-Key", "s3cr{t@acme" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_credential_kind_signs_the_request_in(string kind, string header, string value)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        var integration = Deskly.Integration(kind switch
        {
            "bearer" => new Authentication { Bearer = "{key}" },
            "basic" => new Authentication { Basic = new BasicAuthentication("{key}", "X") },
            "header" => new Authentication { Headers = new Dictionary<string, string> { ["Authorization"] = "token {key}" } },
            _ => new Authentication { Headers = new Dictionary<string, string> { ["X-Api-Key"] = "{key}@{subdomain}" } },
        });

        using var response = await Deskly.Upstream(connections, Deskly.Account(vendor.Url, ("key", "s3cr{t")), integration)
            .SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(value, vendor.Single.Headers[header]);
    }

    [Fact]
    public async Task A_request_says_who_sends_it_and_carries_the_integrations_headers_which_it_may_replace()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        var upstream = Deskly.Upstream(connections, Deskly.Account(vendor.Url));

        using var first = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);
        using var second = await upstream.SendAsync(
            Deskly.Get("/me") with { Headers = new Dictionary<string, string> { ["accept"] = "text/csv", ["Authorization"] = "mine" } },
            CancellationToken.None);

        var requests = vendor.Requests.ToArray();
        Assert.StartsWith("Patchbay/", requests[0].Headers["User-Agent"]);
        Assert.DoesNotContain("Mozilla", requests[0].Headers["User-Agent"]);
        Assert.Equal("application/json", requests[0].Headers["Accept"]);
        Assert.DoesNotContain("traceparent", requests[0].Headers.Keys);
        Assert.Equal("text/csv", requests[1].Headers["Accept"]);
        Assert.Equal("Bearer secret-key", requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task Cookies_of_one_answer_are_not_sent_with_the_next_request()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, "{}", ("Set-Cookie", "session=1; Path=/"));
        var upstream = Deskly.Upstream(connections, Deskly.Account(vendor.Url));

        using var first = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);
        using var second = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(2, vendor.Requests.Count);
        Assert.All(vendor.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
    }

    [Theory]
    [InlineData("/tickets/..")]
    [InlineData("/tickets/%2e%2E/admin")]
    [InlineData("/tickets/.")]
    [InlineData("tickets")]
    [InlineData("@evil.example/tickets")]
    [InlineData("/tickets\\..\\admin")]
    [InlineData("/tickets/a b")]
    [InlineData("/tickets\r\nX-Injected: 1")]
    [InlineData("/tickets#fragment")]
    public async Task A_path_that_would_leave_its_place_is_not_sent(string path)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);

        using var response = await Deskly.Upstream(connections, Deskly.Account(vendor.Url))
            .SendAsync(Deskly.Get(path), CancellationToken.None);

        Assert.Equal(ToolError.InvalidArguments, response.Failure);
        Assert.Empty(vendor.Requests);
    }

    [Theory]
    [InlineData("/files/a..b")]
    [InlineData("/files/...")]
    [InlineData("/files/.hidden?path=../x")]
    public async Task Dots_that_are_no_dot_segment_are_sent(string path)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);

        using var response = await Deskly.Upstream(connections, Deskly.Account(vendor.Url))
            .SendAsync(Deskly.Get(path), CancellationToken.None);

        Assert.Equal("/api/v2" + path, vendor.Single.Url);
    }

    [Theory]
    [InlineData("ftp://files.example")]
    [InlineData("https://user:pass@desk.example")]
    [InlineData("https://desk.example/?x=1")]
    [InlineData("not a url")]
    public async Task A_base_url_that_is_not_plain_http_is_refused_without_repeating_it(string baseUrl)
    {
        using var response = await Deskly.Upstream(connections, Deskly.Account(baseUrl))
            .SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Contains("http or https URL", response.FailureMessage);
        Assert.DoesNotContain("pass", response.FailureMessage);
    }

    [Fact]
    public async Task A_credential_with_a_line_break_is_refused_and_not_repeated()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);

        using var response = await Deskly.Upstream(connections, Deskly.Account(vendor.Url, ("key", "a\r\nX-Admin: 1")))
            .SendAsync(Deskly.Get("/me"), CancellationToken.None);

        Assert.NotNull(response.Failure);
        Assert.Contains("Authorization holds a line break", response.FailureMessage);
        Assert.DoesNotContain("X-Admin", response.FailureMessage);
        Assert.Empty(vendor.Requests);
    }

    public void Dispose() => connections.Dispose();
}
