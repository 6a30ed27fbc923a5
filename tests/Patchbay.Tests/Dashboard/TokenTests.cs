using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class TokenTests(Chromium chromium)
{
    [Fact]
    public async Task A_token_is_made_with_an_end_of_ones_own_and_withdrawn()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await desk.OpenAsync("/tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "New API token" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var create = dialog.GetByRole(AriaRole.Button, new() { Name = "Create" });

        // What is missing or cannot be is told at its field.
        desk.Foresee(400);
        var name = dialog.GetByLabel("Name");
        await Expect(name).ToBeFocusedAsync();
        await create.ClickAsync();
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(name).ToBeFocusedAsync();
        await name.FillAsync("Nightly report");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Expires" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "At a time of your own" }).ClickAsync();
        var when = dialog.GetByLabel("When");
        foreach (var wrong in new[] { "", "2020-01-31T10:00" })
        {
            await when.FillAsync(wrong);
            await create.FocusAsync();
            await create.ClickAsync();
            await Expect(when).ToBeFocusedAsync();
            await Expect(when).ToHaveAttributeAsync("aria-invalid", "true");
            await desk.LookAsync(wrong == "" ? "token without a time" : "token with a time gone by");
        }

        await when.FillAsync(DateTime.UtcNow.AddDays(3).AddHours(1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await create.ClickAsync();
        await Expect(dialog.GetByText("the only time the token is shown")).ToBeVisibleAsync();
        await desk.LookAsync("token once");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Copy the token" }).ClickAsync();
        var token = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.DoesNotContain(token, await page.ContentAsync());

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nightly report" });
        await Expect(row).ToContainTextAsync("3d 0h left");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete the API token Nightly report" }).ClickAsync();
        await desk.LookAsync("token to be deleted");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        desk.AssertFine();
    }
}
