using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Connect;

/// <summary>Connecting by a sign-in at the vendor (OAuth authorization code with PKCE).</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private ConsentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await ConsentScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_customer_signs_in_at_the_vendor_and_the_account_is_there()
    {
        var link = await scene.LinkAsync();

        var page = await scene.Browser.OpenAsync(link);
        var done = await scene.Browser.OpenAsync(await scene.SignInAsync(link));
        var account = Assert.Single(await scene.AccountsAsync())!;
        var used = await scene.NewestLinkAsync();
        var answer = await scene.CallAsync(await scene.Product.CreateServerAsync((string)account["id"]!));

        Assert.Empty(page.Inputs); // all was filled in: there is only a button
        Assert.Contains("Continue to Deskly", page.Text);
        Assert.Equal(200, done.Status);
        Assert.Contains("Deskly is connected", done.Text);
        Assert.Equal(("Acme desk", "acme", "active", "consent"), ((string?)account["name"], (string?)account["tenant_id"], (string?)account["status"], (string?)account["credential_kind"]));
        Assert.Equal(("used", (string?)account["id"]), ((string?)used["status"], (string?)used["integrated_account_id"]));
        Assert.Equal("Printer", (string?)answer.Result["result"]![0]!["subject"]);
        Assert.Equal(["authorization_code"], scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task Declined_consent_is_told_stores_nothing_and_leaves_the_link_usable()
    {
        var link = await scene.LinkAsync();
        scene.Vendor.Error = "access_denied";

        var declined = await scene.Browser.OpenAsync(await scene.SignInAsync(link));
        scene.Vendor.Error = null;
        var again = await scene.Browser.OpenAsync(await scene.SignInAsync(declined.Link));

        Assert.Contains("the access was declined. Nothing was stored", declined.Text);
        Assert.Equal(link, declined.Link);
        Assert.Contains("Deskly is connected", again.Text);
        Assert.Single(await scene.AccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_error_code_of_the_vendor_is_shown_and_anything_else_is_not()
    {
        var link = await scene.LinkAsync();
        scene.Vendor.Error = "temporarily_unavailable";
        var known = await scene.Browser.OpenAsync(await scene.SignInAsync(link));
        scene.Vendor.Error = "<b>call 555-1234</b>";
        var strange = await scene.Browser.OpenAsync(await scene.SignInAsync(link));

        Assert.Equal((502, 502), (known.Status, strange.Status));
        Assert.Contains("“temporarily_unavailable”", known.Text);
        Assert.DoesNotContain("555", strange.Html);
        Assert.Empty(await scene.AccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_answer_in_another_browser_is_refused()
    {
        var link = await scene.LinkAsync();
        var callback = await scene.SignInAsync(link);
        using var other = new Browser();

        var refused = await other.OpenAsync(callback);
        var right = await scene.Browser.OpenAsync(callback);

        Assert.Equal(400, refused.Status);
        Assert.Contains("begun in another browser", refused.Text);
        Assert.Contains("Deskly is connected", right.Text); // and does not spoil it for the right one
    }

    [Theory]
    [EachDatabase("")]
    [EachDatabase("state=made-up&code=x")]
    [EachDatabase("code=x")]
    public async Task A_state_not_made_here_is_refused(string query)
    {
        var refused = await scene.Browser.OpenAsync($"{scene.Product.Url}connect/callback?{query}");

        Assert.Equal(400, refused.Status);
        Assert.Contains("belongs to no sign-in from here", refused.Text);
        Assert.Empty(scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task A_state_of_another_link_does_not_pass_with_this_browsers_cookie()
    {
        var mine = await scene.SignInAsync(await scene.LinkAsync());
        using var victim = new Browser();
        var theirs = await scene.SignInAsync(await scene.LinkAsync(), victim);

        // Their code under my state is bound to their verifier, and the token endpoint refuses it.
        var swapped = QueryHelpers.AddQueryString(
            new Uri(mine).GetLeftPart(UriPartial.Path),
            new Dictionary<string, string?> { ["code"] = Part(theirs, "code"), ["state"] = Part(mine, "state") });
        var refused = await scene.Browser.OpenAsync(swapped);

        Assert.Equal(502, refused.Status);
        Assert.Contains("refused the authorization code (invalid_grant)", refused.Text);
        Assert.Empty(await scene.AccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_answer_counts_once()
    {
        var callback = await scene.SignInAsync(await scene.LinkAsync());

        var pages = await Task.WhenAll(scene.Browser.OpenAsync(callback), scene.Browser.OpenAsync(callback));
        var later = await scene.Browser.OpenAsync(callback);

        Assert.Single(pages, page => page.Text.Contains("Deskly is connected"));
        Assert.NotEqual(200, later.Status);
        Assert.Single(await scene.AccountsAsync());
        Assert.Single(scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task A_newer_sign_in_replaces_an_older_one()
    {
        var link = await scene.LinkAsync();
        var older = await scene.SignInAsync(link);
        var newer = await scene.SignInAsync(link);

        var over = await scene.Browser.OpenAsync(older);
        var done = await scene.Browser.OpenAsync(newer);

        Assert.Equal(409, over.Status);
        Assert.Contains("a newer sign-in was begun", over.Text);
        Assert.Equal(link, over.Link);
        Assert.Contains("Deskly is connected", done.Text);
    }

    [Theory]
    [EachDatabase(16, "That took too long")]
    [EachDatabase(25 * 60, "does not work any more")]
    public async Task A_sign_in_that_takes_too_long_stores_nothing(int minutes, string told)
    {
        var callback = await scene.SignInAsync(await scene.LinkAsync());
        scene.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var late = await scene.Browser.OpenAsync(callback);

        Assert.Equal(410, late.Status);
        Assert.Contains(told, late.Text);
        Assert.Empty(await scene.AccountsAsync());
        Assert.Empty(scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task An_account_that_may_not_use_the_api_is_not_stored()
    {
        var link = await scene.LinkAsync();
        scene.Vendor.VerifyStatus = 403;

        var refused = await scene.Browser.OpenAsync(await scene.SignInAsync(link));

        Assert.Equal(502, refused.Status);
        Assert.Contains("did not accept the credentials (403)", refused.Text);
        Assert.Equal(link, refused.Link);
        Assert.Empty(await scene.AccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task The_secret_of_the_client_is_in_no_page_no_answer_and_no_clear_text()
    {
        var link = await scene.LinkAsync();
        var shown = (await scene.Browser.OpenAsync(link)).Html + (await scene.Browser.SubmitAsync(link)).Html + (await scene.NewestLinkAsync()).ToJsonString();
        var stored = scene.Product.StoredText();

        Assert.Contains("lnk_", stored); // the search does see what is stored
        foreach (var text in new[] { shown, stored })
        {
            Assert.DoesNotContain(ConsentVendor.ClientSecret, text);
        }

        Assert.DoesNotContain(new Uri(link).Segments[^1], stored);
    }

    [Theory, EachDatabase]
    public async Task A_secret_filled_in_by_the_operator_is_not_sent_where_the_customer_says()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(options: options => options.IntegrationsFolder = Path.Combine(AppContext.BaseDirectory, "integrations"));

        var (status, problem) = await patchbay.Api.SendJsonAsync(
            "POST", "/connect-link", """{"integration":"halo_itsm","tenant_id":"acme","credentials":{"client_id":"x","client_secret":"y"} }""");

        Assert.Equal(400, status);
        Assert.Contains("the customer must not choose it", problem.Errors("variables.base_url"));
        Assert.Contains("the customer must not choose it", problem.Errors("variables.auth_server"));
    }

    private static string Part(string url, string name) => QueryHelpers.ParseQuery(new Uri(url).Query)[name].ToString();
}
