using Microsoft.Playwright;
using Patchbay.Tests.Connect;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

/// <summary>A customer connects an account by a link that was made on the page.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ConnectLinkTests(Chromium chromium)
{
    [Fact]
    public async Task A_link_is_made_sent_and_used_and_its_account_appears()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var page = desk.Page;
        await desk.SignInAsync();
        await desk.OpenAsync("/accounts/connect?integration=freshservice");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Who enters the credentials" }).GetByText("Send a connect link").ClickAsync();

        // Something is missing, and then something wrong has been folded away: each is told where it is.
        desk.Foresee(400);
        var make = page.GetByRole(AriaRole.Button, new() { Name = "Make the link" });
        await make.ClickAsync();
        await Expect(page.GetByLabel("Tenant")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Tenant")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Tenant").FillAsync("globex");
        var optional = page.GetByRole(AriaRole.Button, new() { Name = "Optional settings" }).First;
        var address = page.Locator("[name='variables.base_url']");
        await optional.ClickAsync();
        await address.FillAsync("somewhere");
        await optional.ClickAsync();
        await Expect(address).ToBeHiddenAsync();
        await make.ClickAsync();
        await Expect(address).ToBeFocusedAsync();

        await page.GetByLabel("Display name").FillAsync("Globex help desk");
        foreach (var (name, value) in desk.Vendor.Variables)
        {
            await page.Locator($"[name='variables.{name}']").FillAsync(value);
        }

        await desk.LookAsync("connect link form");
        await make.ClickAsync();
        await desk.LookAsync("connect link once");
        var url = (await page.GetByLabel("Connect link", new() { Exact = true }).TextContentAsync())!;
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the link" }).ClickAsync();
        Assert.Equal(url, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.DoesNotContain(url, await page.ContentAsync()); // this was the only time

        // The customer's turn.
        var customer = await desk.CustomerAsync();
        await customer.GotoAsync(url);
        await customer.GetByLabel("API key").First.CheckAsync();
        await customer.Locator("[name='credentials.api_key.api_key']").FillAsync("not the key");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(customer.Locator("[name='credentials.api_key.api_key']")).ToBeFocusedAsync(); // beside it stands what the vendor said
        await desk.LookAsync("customer refused", customer);
        await customer.Locator("[name='credentials.api_key.api_key']").FillAsync(desk.Vendor.Credentials["api_key"]);
        await customer.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Heading, new() { Name = "Freshservice is connected" })).ToBeVisibleAsync();
        await desk.LookAsync("customer connected", customer);

        // And it is seen.
        await desk.OpenAsync("/connect-links");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Globex help desk" });
        await Expect(row).ToContainTextAsync("Used");
        await desk.LookAsync("connect link used");
        await row.GetByRole(AriaRole.Link, new() { Name = "The account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Globex help desk" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        await desk.OpenAsync("/accounts");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Globex help desk" })).ToBeVisibleAsync();
        desk.AssertFine();
    }

    [Fact]
    public async Task A_customer_who_declines_at_the_vendor_is_told_so_and_may_change_their_mind()
    {
        var scene = await ConsentScene.StartAsync();
        await using var desk = await Desk.StartAsync(chromium, scene);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillInAsync(desk, scene, link: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var url = (await page.GetByLabel("Connect link", new() { Exact = true }).TextContentAsync())!;
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();

        scene.Vendor.Error = "access_denied";
        var customer = await desk.CustomerAsync();
        await customer.GotoAsync(url);
        await desk.LookAsync("customer before consent", customer);
        await customer.GetByRole(AriaRole.Button, new() { Name = "Continue to Deskly" }).ClickAsync();
        await Expect(customer.GetByText("the access was declined. Nothing was stored")).ToBeVisibleAsync();
        await desk.LookAsync("customer declined", customer);
        await desk.OpenAsync("/connect-links");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Acme desk" })).ToContainTextAsync("Open");

        scene.Vendor.Error = null;
        await customer.GetByRole(AriaRole.Link, new() { Name = "Start again" }).ClickAsync();
        await customer.GetByRole(AriaRole.Button, new() { Name = "Continue to Deskly" }).ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Heading, new() { Name = "Deskly is connected" })).ToBeVisibleAsync();
        await desk.OpenAsync("/accounts");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Acme desk" })).ToContainTextAsync("Active");
        desk.AssertFine();
    }

    [Fact]
    public async Task An_operator_signs_in_at_the_vendor_in_another_tab_and_the_page_notices()
    {
        var scene = await ConsentScene.StartAsync();
        await using var desk = await Desk.StartAsync(chromium, scene);
        var page = desk.Page;
        await desk.SignInAsync();
        await FillInAsync(desk, scene, link: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in at Deskly" }).ClickAsync();
        await desk.LookAsync("sign in elsewhere");
        var tab = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Continue to Deskly" }).ClickAsync());
        await tab.GetByRole(AriaRole.Button, new() { Name = "Continue to Deskly" }).ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "Deskly is connected" })).ToBeVisibleAsync();
        await tab.CloseAsync();

        await Expect(page.GetByText("Deskly accepted the credentials")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Acme desk" })).ToBeVisibleAsync();
        desk.AssertFine();
    }

    /// <summary>Everything but the consent.</summary>
    private static async Task FillInAsync(Desk desk, ConsentScene scene, bool link)
    {
        var page = desk.Page;
        await desk.OpenAsync("/accounts/connect?integration=deskly");
        if (link)
        {
            await page.GetByText("Send a connect link").ClickAsync();
        }

        await page.GetByLabel("Tenant").FillAsync("acme");
        await page.GetByLabel("Display name").FillAsync("Acme desk");
        await page.GetByLabel("Subdomain").FillAsync("acme");
        await page.GetByRole(AriaRole.Button, new() { Name = "Optional settings" }).First.ClickAsync();
        await page.Locator("[name='variables.base_url']").FillAsync(scene.Vendor.Url);
        await page.Locator("[name='variables.region']").FillAsync("eu");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Kind" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Sign in with Deskly" }).ClickAsync();
        await page.GetByLabel("Client id").FillAsync(ConsentVendor.ClientId);
        await page.GetByLabel("Client secret").First.FillAsync(ConsentVendor.ClientSecret);
    }
}
