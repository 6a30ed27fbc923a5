using Patchbay.Accounts;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Connect;

/// <summary>What a customer sees behind a connect link, and what comes of it.</summary>
public sealed class ConnectPageTests : IAsyncLifetime
{
    private const string Key = "credentials.api_key.api_key";
    private const string Subdomain = "variables.subdomain";

    private readonly Browser browser = new();
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await patchbay.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task Only_what_the_operator_left_open_is_asked()
    {
        var everything = await browser.OpenAsync(await LinkAsync());
        var rest = await browser.OpenAsync(await LinkAsync(""","variables":{"subdomain":"acme"},"credential_kind":"oauth","credentials":{"client_id":"known"}"""));

        Assert.Equal([Subdomain, "variables.region", Key, "credentials.oauth.client_id", "credentials.oauth.client_secret"], everything.Inputs);
        Assert.Contains("The part before .deskly.example.", everything.Text); // the integration's help
        Assert.Equal(["variables.region", "credentials.oauth.client_secret"], rest.Inputs);
        Assert.DoesNotContain("known", rest.Html);
    }

    [Theory, EachDatabase]
    public async Task What_was_entered_is_verified_and_becomes_the_account_and_the_link_is_used_up()
    {
        var link = await LinkAsync(""","name":"Acme desk" """);

        var done = await browser.SubmitAsync(link, (Subdomain, " acme "), ("credential_kind", "api_key"), (Key, RunningPatchbay.ApiKey));
        var (_, accounts) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");
        var account = Assert.Single(accounts!["result"]!.AsArray())!;
        var again = await browser.OpenAsync(link);
        var resubmitted = await browser.SubmitAsync(link, (Subdomain, "other"), ("credential_kind", "api_key"), (Key, RunningPatchbay.ApiKey));

        Assert.Equal(200, done.Status);
        Assert.Contains("Deskly is connected", done.Text);
        Assert.Equal(("Acme desk", "acme", "active"), ((string?)account["name"], (string?)account["tenant_id"], (string?)account["status"]));
        Assert.Equal("acme", (string?)account["variables"]!["subdomain"]); // without the spaces that came along
        Assert.Equal(RunningPatchbay.ApiKey, Assert.Single(patchbay.Vendor.Verified).Credentials["api_key"]);
        Assert.Equal((410, 410), (again.Status, resubmitted.Status));
        Assert.Contains("a link works once", again.Text);
    }

    [Theory, EachDatabase]
    public async Task Every_problem_stands_beside_its_field_and_what_was_typed_stays_except_secrets()
    {
        var link = await LinkAsync();

        var page = await browser.SubmitAsync(link, (Subdomain, "No \"such\" <name>"), ("variables.region", "us"), ("credential_kind", "oauth"), ("credentials.oauth.client_secret", "s3cret"));

        Assert.Equal(422, page.Status);
        Assert.Equal("This does not look right. It should look like acme.", page.ErrorOf(Subdomain));
        Assert.Equal("Please fill this in.", page.ErrorOf("credentials.oauth.client_id"));
        Assert.Equal("", page.ErrorOf("credentials.oauth.client_secret"));
        Assert.Equal("", page.ErrorOf(Key)); // of the kind that was not chosen
        Assert.Contains("2 fields need another look", page.Text);
        Assert.Equal("No \"such\" <name>", page.ValueOf(Subdomain));
        Assert.Equal("us", page.ValueOf("variables.region"));
        Assert.Contains("""value="oauth" checked""", page.Html);
        Assert.DoesNotContain("s3cret", page.Html);
        Assert.Contains("""aria-invalid="true" autofocus""", page.Html);
        Assert.Contains($"""aria-describedby="{Subdomain}.hint {Subdomain}.error" """.TrimEnd(), page.Html);
        Assert.Empty(patchbay.Vendor.Verified);
    }

    [Theory]
    [EachDatabase(true, Key)]
    [EachDatabase(false, Subdomain)]
    public async Task What_the_vendor_says_stands_beside_what_it_is_about_and_the_link_stays_usable(bool aboutCredentials, string input)
    {
        var link = await LinkAsync();
        patchbay.Vendor.Verdict = new VerifyResult(false, "Deskly says <no>.") { AboutCredentials = aboutCredentials };
        (string, string)[] values = [(Subdomain, "acme"), ("credential_kind", "api_key"), (Key, RunningPatchbay.ApiKey)];

        var refused = await browser.SubmitAsync(link, values);
        patchbay.Vendor.Verdict = new VerifyResult(true, null);
        var done = await browser.SubmitAsync(link, values);

        Assert.Equal(422, refused.Status);
        Assert.Equal("Deskly says <no>.", refused.ErrorOf(input));
        Assert.Equal(200, done.Status);
    }

    [Theory, EachDatabase]
    public async Task Two_submissions_at_once_make_one_account()
    {
        var link = await LinkAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            browser.SubmitAsync(link, (Subdomain, "acme"), ("credential_kind", "api_key"), (Key, RunningPatchbay.ApiKey))));
        var (_, accounts) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");

        Assert.Single(pages, page => page.Status == 200);
        Assert.All(pages.Where(page => page.Status != 200), page => Assert.Equal(410, page.Status));
        Assert.Single(accounts!["result"]!.AsArray());
    }

    [Theory, EachDatabase]
    public async Task An_account_that_needs_it_is_signed_in_again_by_its_link_and_shows_no_old_secret()
    {
        var id = await patchbay.ConnectAsync();
        await patchbay.Part<AccountStore>().ChangeAsync(id, account => account with { Status = AccountStatus.NeedsReauth }, default);
        var (status, made) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{id}/connect-link", "{}");
        var link = (string)made!["url"]!;

        var page = await browser.OpenAsync(link);
        var done = await browser.SubmitAsync(link, (Key, "Zbcdefghij0123456789"));
        var account = await patchbay.Part<AccountStore>().FindAsync(id, null, default);

        Assert.Equal(201, status);
        Assert.Equal([Key], page.Inputs); // the rest is known
        Assert.Contains("Reconnect Deskly", page.Text);
        Assert.DoesNotContain(RunningPatchbay.ApiKey, page.Html);
        Assert.Equal(200, done.Status);
        Assert.Equal((AccountStatus.Active, "Zbcdefghij0123456789", "acme"), (account!.Status, account.Credentials["api_key"], account.Variables["subdomain"]));
    }

    [Theory, EachDatabase]
    public async Task An_account_an_operator_switched_off_stays_off()
    {
        var id = await patchbay.ConnectAsync();
        var (_, made) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{id}/connect-link", "{}");
        await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{id}", """{"status":"disabled"}""");

        await browser.SubmitAsync((string)made!["url"]!, (Key, "Zbcdefghij0123456789"));
        var account = await patchbay.Part<AccountStore>().FindAsync(id, null, default);

        Assert.Equal((AccountStatus.Disabled, "Zbcdefghij0123456789"), (account!.Status, account.Credentials["api_key"]));
    }

    [Theory, EachDatabase]
    public async Task A_link_that_was_never_made_says_what_to_do_and_guessing_is_slowed_down()
    {
        await using var strict = await RunningPatchbay.StartAsync(options: options => options.FailedTokensPerMinute = 3);
        var guess = $"{strict.App.Urls.First()}/connect/{new string('A', 43)}";

        var pages = new List<WebPage>();
        for (var i = 0; i < 4; i++)
        {
            pages.Add(await browser.OpenAsync(guess));
        }

        Assert.All(pages[..3], page => Assert.Equal(404, page.Status));
        Assert.Contains("ask whoever sent it to you for a new one", pages[0].Text);
        Assert.Equal(429, pages[3].Status);
        Assert.InRange(int.Parse(pages[3].Headers["Retry-After"]), 1, 60);
    }

    [Theory]
    [EachDatabase("text/plain", "hello")]
    [EachDatabase("application/json", "{}")]
    public async Task What_is_not_the_form_is_refused_with_a_page(string type, string body)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsync(await LinkAsync(), new StringContent(body, null, type));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory, EachDatabase]
    public async Task A_form_that_is_too_large_is_refused_with_a_page()
    {
        var page = await browser.SubmitAsync(await LinkAsync(), (Subdomain, new string('x', 300_000)));

        Assert.Equal(400, page.Status);
        Assert.Contains("too large", page.Text);
    }

    [Theory, EachDatabase]
    public async Task A_page_runs_no_script_loads_nothing_is_framed_by_nobody_and_leaves_no_trace()
    {
        var link = await LinkAsync();
        var pages = new[]
        {
            await browser.OpenAsync(link), await browser.SubmitAsync(link), await browser.OpenAsync(link[..^43] + new string('A', 43)),
            await browser.OpenAsync(new Uri(new Uri(link), "/connect/callback").AbsoluteUri),
        };

        Assert.All(pages, page =>
        {
            Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$", page.Headers["Content-Security-Policy"]);
            Assert.Equal(("no-store", "no-referrer", "nosniff", "DENY"), (page.Headers["Cache-Control"], page.Headers["Referrer-Policy"], page.Headers["X-Content-Type-Options"], page.Headers["X-Frame-Options"]));
            Assert.DoesNotContain("<script", page.Html);
            Assert.DoesNotContain("src=", page.Html);
            Assert.Contains("""<html lang="en">""", page.Html);
        });
        Assert.DoesNotContain(new Uri(link).Segments[^1], patchbay.Log.Text);
        Assert.NotEqual("", patchbay.Log.Text);
    }

    [Theory]
    [InlineData("/authorize")]
    [InlineData("/token")]
    [InlineData("/register")]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/oauth-authorization-server/connect/callback")]
    public async Task Nothing_on_this_origin_looks_like_an_authorization_server(string path)
    {
        using var anybody = patchbay.Client(null);

        Assert.Equal(404, (await anybody.SendJsonAsync("GET", path)).Status);
        Assert.Equal(404, (await anybody.SendJsonAsync("POST", path, "{}")).Status);
    }

    private async Task<string> LinkAsync(string more = "")
    {
        var (status, link) = await patchbay.Api.SendJsonAsync("POST", "/connect-link", $$"""{"integration":"deskly","tenant_id":"acme"{{more}}}""");
        Assert.True(status == 201, link?.ToJsonString());
        return (string)link!["url"]!;
    }
}
