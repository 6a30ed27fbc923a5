using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class PlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task A_tool_is_run_from_its_form_and_shows_what_went_to_the_vendor_without_the_key()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/tools");

        await page.GetByLabel("Search tools").FillAsync("create ticket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create ticket writes", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Subject")).ToHaveAttributeAsync("aria-invalid", "true"); // missing, and said so beside it
        await FillInAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Succeeded")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Output" })).ToContainTextAsync("Printer on fire");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Requests upstream" }).ClickAsync();
        await Expect(page.GetByText("/api/v2/tickets").Last).ToBeVisibleAsync();
        foreach (var secret in desk.Vendor.Credentials.Values)
        {
            Assert.DoesNotContain(secret, await page.ContentAsync());
        }
    }

    [Fact]
    public async Task A_tool_that_destroys_asks_first()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        var ticket = await desk.CallAsync(account, "create_a_freshservice_ticket", new { subject = "Short-lived", description = "-", status = 2, priority = 1, email = "ana@example.com" });
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/tools?tool=delete_a_freshservice_ticket_by_id");

        await page.GetByLabel("Id").First.FillAsync(ticket["id"]!.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Run…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        var kept = await desk.CallAsync(account, "get_single_freshservice_ticket_by_id", new { id = (long)ticket["id"]! });
        await page.GetByRole(AriaRole.Button, new() { Name = "Run…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run it" }).ClickAsync();

        await Expect(page.GetByText("Succeeded")).ToBeVisibleAsync();
        var gone = await desk.CallAsync(account, "get_single_freshservice_ticket_by_id", new { id = (long)ticket["id"]! });
        Assert.NotEqual(true, (bool?)kept["deleted"]);
        Assert.True((bool)gone["deleted"]!);
    }

    [Fact]
    public async Task Markup_and_script_in_a_ticket_are_shown_as_text()
    {
        const string Evil = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=1</script>";
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        var ticket = await desk.CallAsync(account, "create_a_freshservice_ticket", new { subject = Evil, description = Evil, status = 2, priority = 1, email = "ana@example.com" });
        await desk.SignInAsync();

        await desk.OpenAsync($"/accounts/{account}/tools?tool=get_single_freshservice_ticket_by_id");
        await page.GetByLabel("Id").First.FillAsync(ticket["id"]!.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Output" })).ToContainTextAsync("<img src=x onerror=");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Requests upstream" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Response body" })).ToContainTextAsync("<img src=x onerror=");
        Assert.False(await page.EvaluateAsync<bool>("'stolen' in window"));
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.Empty(desk.Trouble);
    }

    [Fact]
    public async Task A_file_goes_to_the_vendor_and_comes_back_as_it_was()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 255, 13, 10];
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/tools?tool=create_a_freshservice_ticket");
        await FillInAsync(page);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Show \d+ more$") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to Attachments" }).ClickAsync();

        await ChooseAsync(page, "film.mp4", "video/mp4", new byte[(4 * 1024 * 1024) + 1]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("film.mp4 is larger than 4 MB");
        await ChooseAsync(page, "burn marks.png", "image/png", picture);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(page.GetByText("burn marks.png")).ToBeVisibleAsync();
        await desk.LookAsync("file chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Succeeded")).ToBeVisibleAsync();
        var ticket = (await desk.CallAsync(account, "list_all_freshservice_tickets", new { limit = 1 }))["result"]![0]!["id"]!;
        var file = (await desk.CallAsync(account, "get_single_freshservice_ticket_by_id", new { id = (long)ticket }))["attachments"]!.AsArray().Single()!;

        await desk.OpenAsync($"/accounts/{account}/tools?tool=freshservice_attachment_download");
        await page.GetByLabel("Id").First.FillAsync(file["id"]!.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Files (1)" })).ToContainTextAsync("burn marks.png");
        await desk.LookAsync("file returned");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save burn marks.png" }).ClickAsync());

        Assert.Equal("burn marks.png", download.SuggestedFilename);
        Assert.Equal(picture, await File.ReadAllBytesAsync(await download.PathAsync()));
        desk.AssertFine();
    }

    [Fact]
    public async Task A_wrong_value_of_a_custom_field_is_told_at_the_field()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}/tools?tool=create_a_freshservice_ticket");
        await FillInAsync(page);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Show \d+ more$") }).ClickAsync();
        var users = page.GetByRole(AriaRole.Group, new() { Name = "Custom fields" }).GetByLabel("Affected users");

        await users.FillAsync("a dozen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        await Expect(users).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(users).ToBeFocusedAsync();
        await desk.LookAsync("custom field refused");
        await users.FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Succeeded")).ToBeVisibleAsync();
        desk.AssertFine();
    }

    /// <summary>What a ticket needs.</summary>
    private static async Task FillInAsync(IPage page)
    {
        await page.GetByLabel("Subject").FillAsync("Printer on fire");
        await page.GetByLabel("Description", new() { Exact = false }).First.FillAsync("It burns.");
        await page.GetByLabel("Status").FillAsync("2");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Priority" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "4" }).ClickAsync();
        await page.GetByLabel("Email").FillAsync("ana@example.com");
    }

    private static async Task ChooseAsync(IPage page, string name, string type, byte[] content)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Choose a file" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
    }
}
