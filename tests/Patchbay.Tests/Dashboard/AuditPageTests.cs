using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Patchbay.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

/// <summary>Who called and who changed what, found again and taken away as a file.</summary>
[Collection(DashboardCollection.Name)]
public sealed class AuditPageTests(Chromium chromium)
{
    [Fact]
    public async Task Changes_say_what_was_done_by_whom_and_can_be_narrowed_down()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        var (id, script) = await TokenAsync(desk, "Deploy script");
        using (script)
        {
            var (made, _) = await script.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", """{"name":"Deployed"}""");
            var (refused, _) = await script.SendJsonAsync("POST", $"/integrated-account/{account}/mcp", """{"name":""}""");
            Assert.Equal((201, 400), (made, refused));
        }

        await desk.OpenAsync("/calls");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Changes" }).ClickAsync();
        var connected = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Connect an account" });
        await Expect(connected).ToContainTextAsync("admin");
        await Expect(connected.GetByRole(AriaRole.Link, new() { Name = "Acme" })).ToBeVisibleAsync();
        await Expect(connected).ToContainTextAsync("variables");
        await desk.LookAsync("changes");

        await ChooseAsync(page, "By", "Deploy script");
        var rows = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Create an MCP server" });
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(page.GetByText("Connect an account")).ToHaveCountAsync(0);
        await ChooseAsync(page, "Outcome", "Refused or failed");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("Deploy script");

        var (name, lines) = await ExportAsync(page);
        var line = Assert.Single(lines);
        Assert.Matches(@"^patchbay-changes-\d{4}-\d\d-\d\d\.ndjson$", name);
        Assert.Equal(("mcp_server.create", id, 400), ((string?)line["action"], (string?)line["api_token_id"], (int)line["http_status"]!));

        await ChooseAsync(page, "Outcome", "Unfinished");
        await Expect(page.GetByText("No change like that")).ToBeVisibleAsync();
        await desk.LookAsync("no change like that");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the filters" }).ClickAsync();
        await Expect(connected).ToBeVisibleAsync();
        desk.AssertFine();
    }

    [Fact]
    public async Task Calls_are_exported_as_they_are_filtered()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.CallAsync(account, "list_all_freshservice_tickets", new { limit = 1 });
        await desk.Product.PostAsync($"/integrated-account/{account}/tools/get_single_freshservice_ticket_by_id", new { id = 99_999_999 });
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/calls");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "get_single_freshservice_ticket_by_id" })).ToBeVisibleAsync();
        await desk.LookAsync("calls with export");

        var (name, all) = await ExportAsync(page);
        await ChooseAsync(page, "Outcome", "Failed");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "list_all_freshservice_tickets" })).ToHaveCountAsync(0);
        var (_, failed) = await ExportAsync(page);

        Assert.Matches(@"^patchbay-calls-\d{4}-\d\d-\d\d\.ndjson$", name);
        Assert.Equal(["list_all_freshservice_tickets", "get_single_freshservice_ticket_by_id"], all.Select(line => (string?)line["tool"])); // oldest first
        Assert.Equal("not_found", (string?)Assert.Single(failed)["error"]);
        desk.AssertFine();
    }

    [Fact]
    public async Task A_call_tells_by_which_API_token_it_was_made()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        var (id, script) = await TokenAsync(desk, "Deploy script");
        using (script)
        {
            var (called, _) = await script.SendJsonAsync("POST", $"/integrated-account/{account}/tools/list_all_freshservice_tickets", """{"limit":1}""");
            Assert.Equal(200, called);
        }

        await desk.SignInAsync();
        await desk.OpenAsync("/calls");
        await page.GetByRole(AriaRole.Button, new() { Name = "list_all_freshservice_tickets" }).ClickAsync();

        var token = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Row).Filter(new() { HasText = "API token" });
        await Expect(token).ToContainTextAsync("Deploy script");
        await Expect(token.GetByText("Deploy script")).ToHaveAttributeAsync("title", id);
        await desk.LookAsync("a call");
        desk.AssertFine();
    }

    private static async Task<(string Id, HttpClient Client)> TokenAsync(Desk desk, string name)
    {
        var (_, made) = await desk.Product.Api.SendJsonAsync("POST", "/api-token", $$"""{"name":"{{name}}","scopes":["manage"]}""");
        var client = new HttpClient { BaseAddress = desk.Product.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)made!["token"]!);
        return ((string)made["id"]!, client);
    }

    private static async Task ChooseAsync(IPage page, string filter, string choice)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = filter, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    private static async Task<(string Name, List<JsonNode> Lines)> ExportAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        return (download.SuggestedFilename, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]);
    }
}
