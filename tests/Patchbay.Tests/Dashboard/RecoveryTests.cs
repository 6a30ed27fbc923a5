using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Patchbay.Tests.Upstream;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

/// <summary>What goes wrong between the page and its server is said in words, and nothing that was typed is lost by it.</summary>
[Collection(DashboardCollection.Name)]
public sealed class RecoveryTests(Chromium chromium)
{
    private const string Lost = "No connection to Patchbay";
    private const string Ended = "Your session has ended";
    private const string Updated = "The server was updated";

    [Fact]
    public async Task A_server_that_stops_is_missed_in_words_and_the_form_can_be_sent_when_it_is_back()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        var form = await NewServerAsync(desk, account);

        await desk.Product.StopAsync();
        await form.Create.ClickAsync();
        await Expect(page.GetByText(Lost)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert, new() { Name = "No connection", Exact = true })).ToContainTextAsync("try again once the connection is back");
        await Expect(form.Name).ToHaveValueAsync("Night shift");
        await desk.Product.StartAgainAsync();
        await Expect(page.GetByText(Lost)).ToHaveCountAsync(0); // found out by itself
        await Expect(form.Name).ToHaveValueAsync("Night shift");
        await Expect(form.ReadOnly).ToBeCheckedAsync();
        await form.Create.ClickAsync();

        await Expect(page.GetByText("Night shift is ready")).ToBeVisibleAsync();
        var server = Assert.Single((await desk.Product.GetAsync($"/integrated-account/{account}/mcp"))["result"]!.AsArray());
        Assert.Equal("""["read"]""", server!["config"]!["methods"]!.ToJsonString());
        Assert.DoesNotContain(desk.Trouble, line => !line.Contains("net::ERR_", StringComparison.Ordinal)); // which browsers log by themselves
    }

    [Theory]
    [InlineData("the network")]
    [InlineData("the server behind a proxy")]
    public async Task A_lost_connection_keeps_the_form_of_an_account_and_can_be_tried_at_once(string away)
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillAccountAsync(desk);

        await SetAwayAsync(true);
        await Connect(page).ClickAsync();
        await Expect(page.GetByText(Lost)).ToBeVisibleAsync();
        await SetAwayAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        await Expect(page.GetByText(Lost)).ToHaveCountAsync(0);
        await ExpectAccountKeptAsync(desk);
        await Connect(page).ClickAsync();

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();

        Task SetAwayAsync(bool isAway) => away == "the network" ? page.Context.SetOfflineAsync(isAway)
            : isAway ? page.RouteAsync("**/*", route => route.FulfillAsync(new() { Status = 502, ContentType = "text/html", Body = "<h1>Bad Gateway</h1>" }))
            : page.UnrouteAllAsync();
    }

    [Fact]
    public async Task A_page_that_was_not_visited_yet_cannot_be_had_without_a_connection_and_comes_when_it_is_back()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();

        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Link, new() { Name = "API tokens" }).ClickAsync();
        await Expect(page.GetByText(Lost)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This page cannot be shown" })).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false); // found out by itself

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "API tokens" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_signed_out_in_another_tab_signs_in_over_the_form_which_is_then_sent()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillAccountAsync(desk);

        var other = await SignOutElsewhereAsync(desk);
        await other.CloseAsync();
        await Connect(page).ClickAsync();
        await SignInAgainAsync(desk);

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync(); // nothing had to be pressed again
        var account = Assert.Single((await desk.Product.GetAsync("/integrated-account"))["result"]!.AsArray());
        Assert.Equal(("globex", "Globex help desk"), ((string)account!["tenant_id"]!, (string)account["name"]!));
    }

    [Fact]
    public async Task Who_signed_in_anew_in_another_tab_can_go_on_in_this_one()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillAccountAsync(desk);

        await SignInAsync(await SignOutElsewhereAsync(desk), desk.Product.AdminToken);
        await Connect(page).ClickAsync();

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_signed_in_in_another_tab_while_the_dialog_stood_here_need_not_do_it_twice()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillAccountAsync(desk);

        var other = await SignOutElsewhereAsync(desk);
        await Connect(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = Ended })).ToBeVisibleAsync();
        await SignInAsync(other, desk.Product.AdminToken);
        await page.EvaluateAsync("window.dispatchEvent(new Event('focus'))"); // a browser without a window gives none by itself

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_somebody_else_since_another_tab_must_sign_in_here_as_well()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        var (_, made) = await desk.Product.PostAsync("/api-token", new { name = "Globex", scopes = new[] { "manage" }, tenant_id = "globex" });
        await FillAccountAsync(desk);

        await SignInAsync(await SignOutElsewhereAsync(desk), (string)JsonNode.Parse(made)!["token"]!);
        await Connect(page).ClickAsync();
        await SignInAgainAsync(desk);

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_runs_out_while_typing_is_renewed_over_the_form()
    {
        var clock = new ManualClock();
        await using var desk = await Desk.StartAsync(chromium, clock: clock);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        var form = await NewServerAsync(desk, account);

        clock.Advance(TimeSpan.FromHours(12));
        await page.GetByRole(AriaRole.Radio, new() { Name = "Everything" }).ClickAsync(); // asks for another preview
        await SignInAgainAsync(desk);
        await Expect(form.Name).ToHaveValueAsync("Night shift");
        await form.Create.ClickAsync();

        await Expect(page.GetByText("Night shift is ready")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_that_runs_out_while_the_server_is_away_is_renewed_when_it_is_back()
    {
        var clock = new ManualClock();
        await using var desk = await Desk.StartAsync(chromium, clock: clock);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        var form = await NewServerAsync(desk, account);

        await page.Context.SetOfflineAsync(true);
        await form.Create.ClickAsync();
        await Expect(page.GetByText(Lost)).ToBeVisibleAsync();
        clock.Advance(TimeSpan.FromHours(12));
        await page.Context.SetOfflineAsync(false);
        await SignInAgainAsync(desk);
        await Expect(form.Name).ToHaveValueAsync("Night shift");
        await form.Create.ClickAsync();

        await Expect(page.GetByText("Night shift is ready")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_token_that_does_not_sign_in_again_is_told_in_the_dialog()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillAccountAsync(desk);
        await page.Context.ClearCookiesAsync();

        await Connect(page).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = Ended });
        await dialog.GetByLabel("API token", new() { Exact = true }).FillAsync("pb_wrong");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("not known here");
        await page.Keyboard.PressAsync("Escape"); // does not let one out: the request still waits
        await Expect(dialog).ToBeVisibleAsync();
        await SignInAgainAsync(desk);

        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_server_of_another_version_is_told_and_the_page_waits_until_it_suits()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.ResourceType != "document")
            {
                await route.ContinueAsync();
                return;
            }

            // The page as an older server gave it out.
            var answer = await route.FetchAsync();
            var html = Regex.Replace(await answer.TextAsync(), "(?<=<meta name=\"patchbay-version\" content=\")[^\"]+", "0.0.1", RegexOptions.None, TimeSpan.FromSeconds(1));
            await route.FulfillAsync(new() { Response = answer, Body = html });
        });
        await desk.SignInAsync();
        await Expect(page.GetByText(Updated)).ToBeVisibleAsync();
        await Expect(page.GetByText("this page is from 0.0.1")).ToBeVisibleAsync();
        var form = await NewServerAsync(desk, account);
        await Expect(page.GetByText(Updated)).ToBeVisibleAsync();
        await Expect(form.Name).ToHaveValueAsync("Night shift");

        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();

        await Expect(form.Create).ToBeVisibleAsync();
        await Expect(page.GetByText("tokens").First).ToBeVisibleAsync(); // answers came
        await Expect(page.GetByText(Updated)).ToHaveCountAsync(0);
        Assert.Empty(desk.Trouble);
    }

    private static ILocator Connect(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true });

    /// <summary>The form of a new MCP server, half filled.</summary>
    private static async Task<(ILocator Name, ILocator ReadOnly, ILocator Create)> NewServerAsync(Desk desk, string account)
    {
        var page = desk.Page;
        await desk.OpenAsync($"/accounts/{account}/servers/new");
        var name = page.GetByRole(AriaRole.Textbox, new() { Name = "Name" });
        var readOnly = page.GetByRole(AriaRole.Radio, new() { Name = "Read only" });
        await name.FillAsync("Night shift");
        await readOnly.ClickAsync();
        return (name, readOnly, page.GetByRole(AriaRole.Button, new() { Name = "Create the server" }));
    }

    /// <summary>The form of a new account, filled but not sent.</summary>
    private static async Task FillAccountAsync(Desk desk)
    {
        var page = desk.Page;
        await desk.OpenAsync("/accounts/connect?integration=freshservice");
        await page.GetByLabel("Tenant").FillAsync("globex");
        await page.GetByLabel("Display name").FillAsync("Globex help desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Optional settings" }).First.ClickAsync();
        foreach (var (name, value) in Values(desk))
        {
            await page.Locator($"[name='{name}']").FillAsync(value);
        }
    }

    private static async Task ExpectAccountKeptAsync(Desk desk)
    {
        await Expect(desk.Page.GetByLabel("Tenant")).ToHaveValueAsync("globex");
        await Expect(desk.Page.GetByLabel("Display name")).ToHaveValueAsync("Globex help desk");
        foreach (var (name, value) in Values(desk))
        {
            await Expect(desk.Page.Locator($"[name='{name}']")).ToHaveValueAsync(value);
        }
    }

    private static IEnumerable<(string Name, string Value)> Values(Desk desk) =>
        [.. desk.Vendor.Variables.Select(one => ($"variables.{one.Key}", one.Value)), .. desk.Vendor.Credentials.Select(one => ($"credentials.{one.Key}", one.Value))];

    private static async Task<IPage> SignOutElsewhereAsync(Desk desk)
    {
        var other = await desk.Page.Context.NewPageAsync();
        await other.GotoAsync("/accounts");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(other).ToHaveURLAsync("/login");
        return other;
    }

    private static async Task SignInAsync(IPage page, string token)
    {
        await page.GetByLabel("API token", new() { Exact = true }).FillAsync(token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/accounts");
    }

    private static async Task SignInAgainAsync(Desk desk)
    {
        var dialog = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = Ended });
        await Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByLabel("API token", new() { Exact = true }).FillAsync(desk.Product.AdminToken);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
