using Microsoft.Playwright;
using Patchbay.Tests.Connect;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

/// <summary>The product no longer accepts an account's sign-in: how it is said, and how it is put right.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ReconnectTests(Chromium chromium)
{
    [Fact]
    public async Task An_account_by_consent_is_signed_in_again_and_its_servers_go_on()
    {
        var scene = await ConsentScene.StartAsync();
        await using var desk = await Desk.StartAsync(chromium, scene);
        var page = desk.Page;
        var account = await scene.ConnectAsync();
        var server = await scene.Product.CreateServerAsync(account);
        await EndAsync(scene, server);
        await desk.SignInAsync();

        // It is said everywhere.
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Acme desk" })).ToContainTextAsync("Needs sign-in");
        await desk.LookAsync("needs sign-in in the list");
        await page.GetByRole(AriaRole.Link, new() { Name = "Acme desk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Deskly no longer accepts this account’s sign-in");
        await desk.LookAsync("needs sign-in on its page");

        // Reconnect leads to where it is done.
        await page.GetByRole(AriaRole.Link, new() { Name = "Reconnect" }).ClickAsync();
        var again = page.GetByRole(AriaRole.Button, new() { Name = "Sign in at Deskly again" });
        await Expect(again).ToBeInViewportAsync();
        await desk.LookAsync("reconnect by consent");
        await again.ClickAsync();
        var tab = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Continue to Deskly" }).ClickAsync());
        await tab.GetByRole(AriaRole.Button, new() { Name = "Continue to Deskly" }).ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Deskly is connected again" })).ToBeVisibleAsync();
        await tab.CloseAsync();

        await Expect(page.GetByText("Deskly accepted this")).ToBeVisibleAsync();
        await Expect(page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("no longer accepts")).ToHaveCountAsync(0);
        await desk.LookAsync("reconnected");
        Assert.NotNull((await scene.CallAsync(server)).Result["result"]); // the same URL as before
        desk.AssertFine();
    }

    [Fact]
    public async Task An_account_by_credentials_gets_new_ones_and_its_servers_go_on()
    {
        var scene = await ConsentScene.StartAsync();
        await using var desk = await Desk.StartAsync(chromium, scene);
        var page = desk.Page;
        var account = await scene.Product.ConnectAsync(
            "deskly",
            "oauth",
            new() { ["subdomain"] = "acme", ["base_url"] = scene.Vendor.Url },
            new() { ["client_id"] = ConsentVendor.ClientId, ["client_secret"] = ConsentVendor.ClientSecret });
        var server = await scene.Product.CreateServerAsync(account);
        Assert.NotNull((await scene.CallAsync(server)).Result["result"]);
        scene.Vendor.Secret = "renewed-by-the-customer";
        await EndAsync(scene, server);
        await desk.SignInAsync();
        await desk.OpenAsync($"/accounts/{account}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reconnect" }).ClickAsync();

        // Not yet the right secret: the vendor says no, beside the credentials, and nothing is lost.
        desk.Foresee(400);
        await page.GetByLabel("Client id").FillAsync(ConsentVendor.ClientId);
        await page.GetByLabel("Client secret").First.FillAsync("mistyped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Deskly did not accept the credentials (invalid_client)" })).ToBeFocusedAsync();
        await Expect(page.GetByText("verify=false")).ToHaveCountAsync(0); // a word for programs
        await Expect(page.GetByLabel("Client id")).ToHaveValueAsync(ConsentVendor.ClientId);
        await desk.LookAsync("reconnect refused");

        await page.GetByLabel("Client secret").First.FillAsync(scene.Vendor.Secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();

        await Expect(page.GetByText("Deskly accepted this")).ToBeVisibleAsync();
        await Expect(page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        Assert.NotNull((await scene.CallAsync(server)).Result["result"]);
        desk.AssertFine();
    }

    /// <summary>The tokens are over, and the vendor gives no new ones: a call finds out.</summary>
    private static async Task EndAsync(ConsentScene scene, Uri server)
    {
        scene.Clock.Advance(TimeSpan.FromHours(2));
        scene.Vendor.Revoke();
        Assert.Contains("connect the account again", (await scene.CallAsync(server)).Error);
    }
}
