using System.Net;
using Microsoft.Playwright;
using Patchbay.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

/// <summary>An MCP server after it was made, and what stands in the way of making one.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ServerTests(Chromium chromium)
{
    [Fact]
    public async Task A_server_is_edited_rotated_and_revoked_each_after_a_question()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        var url = await desk.Product.CreateServerAsync(account, "read");
        await desk.SignInAsync();

        // What it offers changes, its URL stays.
        await desk.OpenAsync($"/accounts/{account}/servers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Test", Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("Desk, writing");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Read and write" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved. The URL stays the same")).ToBeVisibleAsync();
        await desk.LookAsync("server saved");
        Assert.Contains("create_a_freshservice_ticket", await ToolsAsync(url));

        // A new URL, and the old one is dead.
        await page.GetByRole(AriaRole.Link, new() { Name = "All MCP servers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Desk, writing" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Rotate the URL" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.NotEmpty(await ToolsAsync(url));
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Desk, writing" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Rotate the URL" }).ClickAsync();
        await desk.LookAsync("rotate question");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Rotate" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the URL" }).ClickAsync();
        await desk.LookAsync("rotated");
        var rotated = new Uri(await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
        await GoneAsync(url);
        Assert.NotEmpty(await ToolsAsync(rotated));

        // And none at all.
        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Desk, writing" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Revoke" }).ClickAsync();
        await desk.LookAsync("revoke question");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(page.GetByText("No MCP server yet")).ToBeVisibleAsync();
        await GoneAsync(rotated);
        desk.AssertFine();
    }

    [Fact]
    public async Task Its_end_is_counted_down_to_and_an_expired_one_says_so()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await page.Clock.InstallAsync();
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/servers/new");
        await page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("For an hour");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Expires" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "1 hour" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the server" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "For an hour" });
        await Expect(row.GetByRole(AriaRole.Timer)).ToContainTextAsync("59m");
        await page.Clock.FastForwardAsync(61 * 60 * 1000L);
        await Expect(row).ToContainTextAsync("Expired");
        await desk.LookAsync("expired server in the list");
        await row.GetByRole(AriaRole.Link, new() { Name = "For an hour" }).ClickAsync();
        await Expect(page.GetByText("This server has expired")).ToBeVisibleAsync();
        await desk.LookAsync("expired server");
        desk.AssertFine();
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_server_stands_beside_its_field_and_has_the_focus()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        desk.Foresee(400);
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/servers/new");
        var name = page.GetByLabel("Name", new() { Exact = false }).First;
        var create = page.GetByRole(AriaRole.Button, new() { Name = "Create the server" });

        foreach (var wrong in new[] { "", new string('n', 201) })
        {
            await name.FillAsync(wrong);
            await create.ClickAsync();
            await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(name).ToBeFocusedAsync();
            await Expect(name).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("1 to 200 characters"));
        }

        await desk.LookAsync("server name too long");
        await name.FillAsync("Desk");

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Expires" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "On a date" }).ClickAsync();
        var when = page.GetByLabel("Date and time");
        foreach (var wrong in new[] { "", "2020-01-31T10:00" })
        {
            await when.FillAsync(wrong);
            await create.ClickAsync();
            await Expect(when).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(when).ToBeFocusedAsync();
        }

        await desk.LookAsync("server with a date gone by");
        await when.FillAsync("2099-01-31T10:00");

        // Each of the two is fine, but together they leave no tool: said before anything is sent.
        await page.GetByRole(AriaRole.Radio, new() { Name = "Chosen methods" }).ClickAsync();
        var methods = page.GetByRole(AriaRole.Combobox, new() { Name = "Method names" });
        await create.ClickAsync();
        await Expect(methods).ToBeFocusedAsync();
        await methods.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "delete", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        var tags = page.GetByRole(AriaRole.Combobox, new() { Name = "Tags" });
        await tags.FillAsync("workspaces");
        await page.GetByRole(AriaRole.Option, new() { Name = "workspaces", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(tags).ToHaveAttributeAsync("aria-invalid", "true");
        await desk.LookAsync("server without a tool");
        await create.ClickAsync();
        await Expect(tags).ToBeFocusedAsync();
        desk.AssertFine();
    }

    private static async Task<IReadOnlyList<string>> ToolsAsync(Uri url)
    {
        await using var mcp = await McpCaller.ConnectAsync(url);
        return [.. await mcp.ToolNamesAsync()];
    }

    private static async Task GoneAsync(Uri url)
    {
        using var client = new HttpClient();
        using var content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(url, content);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
