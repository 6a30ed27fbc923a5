using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Patchbay.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class FirstUseTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_printed_link_to_a_call_of_an_assistant_in_the_audit()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();

        // Connect the product.
        await page.GetByRole(AriaRole.Link, new() { Name = "Integrations", Exact = true }).ClickAsync();
        await page.GetByLabel("Search integrations").FillAsync("freshservice");
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect Freshservice" }).ClickAsync();
        await page.GetByLabel("Tenant").FillAsync("acme");
        await page.GetByLabel("Display name").FillAsync("Acme help desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Optional settings" }).First.ClickAsync();
        foreach (var (name, value) in desk.Vendor.Variables)
        {
            await page.Locator($"[name='variables.{name}']").FillAsync(value);
        }

        await page.Locator("[name='credentials.api_key']").FillAsync("not the key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Freshservice did not accept this" })).ToBeFocusedAsync(); // what was typed stays
        foreach (var (name, value) in desk.Vendor.Credentials)
        {
            await page.Locator($"[name='credentials.{name}']").FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Freshservice accepted the credentials")).ToBeVisibleAsync();

        // Create a server that only reads, and take its URL.
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an MCP server" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("Assistant of the help desk");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Read only" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the server" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the URL" }).ClickAsync();
        var url = new Uri(await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        // Use it as an assistant does.
        await using (var mcp = await McpCaller.ConnectAsync(url))
        {
            var tools = await mcp.ToolNamesAsync();
            Assert.Contains("list_all_freshservice_tickets", tools);
            Assert.DoesNotContain("create_a_freshservice_ticket", tools);
            await mcp.CallAsync("list_all_freshservice_tickets", new { limit = 5 });
        }

        // And see it.
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Calls" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "list_all_freshservice_tickets" }).First;
        await Expect(row).ToContainTextAsync("Succeeded");
        await Expect(row).ToContainTextAsync("Acme help desk");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("limit");
        Assert.DoesNotContain(desk.Trouble, line => !line.Contains("400", StringComparison.Ordinal)); // the refused key is a 400, which browsers log by themselves
    }

    [Fact]
    public async Task What_is_missing_is_said_once_beside_its_field()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        desk.Foresee(400);
        await desk.SignInAsync();
        await desk.OpenAsync("/accounts/connect?integration=freshservice");

        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Required: Subdomain.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("The part before .freshservice.com.")).ToHaveCountAsync(1);
        await desk.LookAsync("missing fields");
        desk.AssertFine();
    }

    [Fact]
    public async Task A_link_that_was_used_says_so_and_a_token_signs_in_instead()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        var (_, link) = await desk.Product.PostAsync("/login-link", new { });
        var url = (string)JsonNode.Parse(link)!["url"]!;
        Assert.Equal(200, (await Cli.LoginLinkCommandTests.SignInAsync(desk.Product.Url.AbsoluteUri, url)).Status);

        await page.GotoAsync(url);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("was used already");
        Assert.DoesNotContain('#', page.Url); // nor does the code stay in the history
        await page.GetByLabel("API token", new() { Exact = true }).FillAsync(desk.Product.AdminToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Integrated accounts" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_token_signs_in_and_a_wrong_one_is_told_beside_the_field()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await page.GotoAsync("/tokens");
        var token = page.GetByLabel("API token", new() { Exact = true });

        await token.FillAsync("pb_wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Or(page.Locator("[aria-invalid=true]")).First).ToBeVisibleAsync();
        await token.FillAsync(desk.Product.AdminToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page).ToHaveURLAsync("/tokens"); // where one wanted to go; waiting for the navigation could begin after it
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "API tokens" })).ToBeVisibleAsync();
    }
}
