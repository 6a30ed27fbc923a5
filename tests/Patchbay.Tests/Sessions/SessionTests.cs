using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patchbay.Sessions;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync(options: options => options.FailedTokensPerMinute = 5);

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task An_API_token_signs_a_browser_in_and_its_cookie_manages()
    {
        using var browser = new SignedInBrowser(patchbay);

        using var answer = await browser.SignInAsync(patchbay.AdminToken!);
        var session = await answer.JsonAsync();
        var (listed, _) = await browser.SendAsync("GET", "/integrated-account");
        var (made, _) = await browser.SendAsync("POST", "/api-token", """{"name":"ci","scopes":["call"]}""");
        var (again, same) = await browser.SendAsync("GET", "/session");

        Assert.Equal((200, 200, 201, 200), ((int)answer.StatusCode, listed, made, again));
        Assert.Equal(("admin", "manage"), ((string)session["name"]!, (string)session["scopes"]![0]!));
        Assert.Equal((string)session["csrf_token"]!, (string)same!["csrf_token"]!);
        Assert.InRange(DateTimeOffset.Parse((string)session["expires_at"]!, null), DateTimeOffset.UtcNow.AddHours(11.9), DateTimeOffset.UtcNow.AddHours(12));
        Assert.Equal(answer.Headers.GetValues("X-Patchbay-Version").Single(), (string)session["version"]!);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("patchbay_session=", cookie);
        Assert.Equal(["httponly", "max-age", "path", "samesite"], cookie.Split("; ").Skip(1).Select(part => part.Split('=')[0]).Order());
        Assert.Contains("path=/; samesite=strict; httponly", cookie);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [EachDatabase((string?)null)]
    [EachDatabase("")]
    [EachDatabase("wrong")]
    public async Task A_change_with_the_cookie_alone_is_refused(string? csrf)
    {
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync(patchbay.AdminToken!);
        browser.CsrfToken = csrf;

        var (status, problem) = await browser.SendAsync("POST", "/api-token", """{"name":"stolen","scopes":["manage"]}""");

        Assert.Equal(403, status);
        Assert.Contains("X-CSRF-Token", (string)problem!["detail"]!);
        Assert.Single((await patchbay.Api.SendJsonAsync("GET", "/api-token")).Json!["result"]!.AsArray());
    }

    [Theory]
    [EachDatabase("Sec-Fetch-Site", "cross-site", 403)]
    [EachDatabase("Sec-Fetch-Site", "same-site", 403)]
    [EachDatabase("Sec-Fetch-Site", "same-origin", 200)]
    [EachDatabase("Sec-Fetch-Site", "none", 200)]
    [EachDatabase("Origin", "https://evil.example", 403)]
    [EachDatabase("Origin", "null", 403)]
    public async Task Another_sites_page_gets_nothing_by_the_cookie_and_signs_nobody_in(string header, string value, int expected)
    {
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync(patchbay.AdminToken!);
        browser.Headers[header] = value;

        var (read, _) = await browser.SendAsync("GET", "/integrated-account");
        using var signIn = await browser.SignInAsync(patchbay.AdminToken!);

        Assert.Equal((expected, expected), (read, (int)signIn.StatusCode));
        Assert.False(signIn.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory, EachDatabase]
    public async Task The_cookie_opens_no_MCP_server()
    {
        var (_, token) = await patchbay.MakeServerAsync(await patchbay.ConnectAsync(), """{"require_api_token_auth":true}""");
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync(patchbay.AdminToken!);

        using var answer = await browser.RawAsync("POST", $"/mcp/{token}", """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_login_link_signs_in_once()
    {
        var (made, link) = await patchbay.Api.SendJsonAsync("POST", "/login-link");
        var url = (string)link!["url"]!;
        using var first = new SignedInBrowser(patchbay);
        using var second = new SignedInBrowser(patchbay);

        using var used = await first.SignInAsync(code: url.Split('#')[1]);
        using var again = await second.SignInAsync(code: url.Split('#')[1]);

        Assert.Equal((200, 200, 401), (made, (int)used.StatusCode, (int)again.StatusCode));
        Assert.Equal("/login", new Uri(url).AbsolutePath);
        Assert.Contains("used already", (string)(await again.JsonAsync())["detail"]!);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_use_a_code_at_once_one_is_signed_in()
    {
        var code = ((string)(await patchbay.Api.SendJsonAsync("POST", "/login-link")).Json!["url"]!).Split('#')[1];
        using var client = patchbay.Client(null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.PostAsJsonAsync("/session", new { code })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task A_code_older_than_ten_minutes_is_none()
    {
        var code = ((string)(await patchbay.Api.SendJsonAsync("POST", "/login-link")).Json!["url"]!).Split('#')[1];
        await patchbay.Part<Database>().ExecuteAsync("UPDATE login_code SET expires_at = expires_at - 600000", null, default);
        using var browser = new SignedInBrowser(patchbay);

        using var answer = await browser.SignInAsync(code: code);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(1, await patchbay.Part<LoginLinks>().SweepAsync(10, default));
    }

    [Theory, EachDatabase]
    public async Task A_session_ends_with_its_API_token_at_once()
    {
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"ops","scopes":["manage"]}""");
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync((string)token!["token"]!);
        Assert.Equal(200, (await browser.SendAsync("GET", "/session")).Status);

        await patchbay.Api.SendJsonAsync("DELETE", $"/api-token/{token["id"]}");
        using var answer = await browser.RawAsync("GET", "/session");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("session has ended", (string)(await answer.JsonAsync())["detail"]!);
        Assert.Contains("expires=Thu, 01 Jan 1970", answer.Headers.GetValues("Set-Cookie").Single());
    }

    [Theory, EachDatabase]
    public async Task A_session_ends_after_twelve_hours_and_with_an_earlier_expiry_of_its_token()
    {
        var soon = DateTimeOffset.UtcNow.AddMinutes(30);
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", $$"""{"name":"short","scopes":["manage"],"expires_at":"{{soon:O}}"}""");
        using var browser = new SignedInBrowser(patchbay);
        using var brief = await browser.SignInAsync((string)token!["token"]!);
        Assert.InRange(DateTimeOffset.Parse((string)(await brief.JsonAsync())["expires_at"]!, null), soon.AddSeconds(-1), soon);

        await patchbay.Part<Database>().ExecuteAsync("UPDATE session SET expires_at = 1", null, default); // before it is first read
        var (status, _) = await browser.SendAsync("GET", "/integrated-account");

        Assert.Equal(401, status);
        Assert.Equal(1, await patchbay.Part<SessionStore>().SweepAsync(10, default));
    }

    [Theory, EachDatabase]
    public async Task Signing_out_ends_the_session_for_a_stolen_cookie_as_well()
    {
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync(patchbay.AdminToken!);
        var stolen = browser.Cookie;

        var (status, _) = await browser.SendAsync("DELETE", "/session");
        browser.Cookie = stolen;
        var (after, _) = await browser.SendAsync("GET", "/session");

        Assert.Equal((204, 401), (status, after));
    }

    [Theory, EachDatabase]
    public async Task Only_a_token_that_manages_signs_in()
    {
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"agent","scopes":["call"]}""");
        using var browser = new SignedInBrowser(patchbay);

        using var answer = await browser.SignInAsync((string)token!["token"]!);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("manage", (string)(await answer.JsonAsync())["detail"]!);
    }

    [Theory, EachDatabase]
    public async Task Guessing_is_throttled()
    {
        using var browser = new SignedInBrowser(patchbay);
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await (i % 2 == 0 ? browser.SignInAsync("pb_wrong") : browser.SignInAsync(code: "wrong"));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([401, 401, 401, 401, 401, 429], statuses);
    }

    [Theory]
    [EachDatabase("{}")]
    [EachDatabase("""{"token":"pb_x","code":"y"}""")]
    public async Task It_takes_a_token_or_a_code(string body)
    {
        using var anybody = patchbay.Client(null);

        var (status, problem) = await anybody.SendJsonAsync("POST", "/session", body);

        Assert.Equal(400, status);
        Assert.NotEmpty(problem.Errors("token"));
    }

    [Theory, EachDatabase]
    public async Task A_caller_with_an_API_token_has_no_session()
    {
        var (read, _) = await patchbay.Api.SendJsonAsync("GET", "/session");
        var (ended, _) = await patchbay.Api.SendJsonAsync("DELETE", "/session");

        Assert.Equal((404, 404), (read, ended));
    }

    [Theory, EachDatabase]
    public async Task Who_signed_in_and_out_is_in_the_audit_and_no_secret_in_the_database()
    {
        using var browser = new SignedInBrowser(patchbay);
        await browser.SignInAsync(patchbay.AdminToken!);
        var secret = browser.Cookie!.Split('=')[1];
        await browser.SendAsync("POST", "/login-link");
        await browser.SendAsync("DELETE", "/session");

        var (_, events) = await patchbay.Api.SendJsonAsync("GET", "/audit-event");
        var actions = events!["result"]!.AsArray().Where(one => one!["api_token_id"] is not null).Select(one => (string)one!["action"]!);
        var hashes = await patchbay.Part<Database>().QueryAsync<string>("SELECT token_hash FROM session", null, default);

        Assert.Equal(["session.delete", "login_link.create", "session.create"], actions);
        Assert.DoesNotContain(secret, hashes);
        Assert.DoesNotContain(secret, patchbay.Log.Text);
    }
}
