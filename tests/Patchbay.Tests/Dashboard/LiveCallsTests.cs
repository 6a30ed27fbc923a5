using Microsoft.Playwright;
using Patchbay.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Patchbay.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class LiveCallsTests(Chromium chromium)
{
    [Fact]
    public async Task A_call_of_a_client_comes_into_the_open_table_and_stays_out_of_a_paused_one()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var (page, account) = (desk.Page, await desk.ConnectAsync());
        await using var client = await McpCaller.ConnectAsync(await desk.Product.CreateServerAsync(account, "read"));
        await desk.CallAsync(account, "list_all_freshservice_agents", new { });
        await desk.SignInAsync();
        var asked = 0;
        page.Request += (_, request) => asked += new Uri(request.Url).AbsolutePath == "/tool-call" ? 1 : 0;
        await page.Clock.InstallAsync();
        await desk.OpenAsync("/calls");
        var live = page.GetByRole(AriaRole.Switch, new() { Name = "Live" });
        await Expect(Row("agents")).ToHaveCountAsync(1);
        await page.EvaluateAsync("window.stayed = true");

        // It comes by itself, with the client's name.
        await live.CheckAsync(new() { Force = true });
        await client.CallAsync("list_all_freshservice_tickets", new { limit = 2 });
        await Expect(Row("tickets")).ToContainTextAsync("Succeeded");
        await Expect(Row("tickets")).ToContainTextAsync("Patchbay.Tests");

        // A paused tail asks nothing, however long it stands.
        await live.UncheckAsync(new() { Force = true });
        await client.CallAsync("list_all_freshservice_locations", new { limit = 2 });
        await KeptAsync(desk, 3);
        var before = asked;
        await page.Clock.FastForwardAsync(600_000);
        await page.EvaluateAsync("fetch('/healthz').then(answer => answer.text())"); // whatever the timers sent went before it
        Assert.Equal(before, asked);
        await Expect(Row("locations")).ToHaveCountAsync(0);

        await live.CheckAsync(new() { Force = true });
        await page.Clock.FastForwardAsync(2_000);
        await Expect(Row("locations")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.stayed")); // all of it without loading the page anew
        Assert.Empty(desk.Trouble);

        ILocator Row(string resource) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"list_all_freshservice_{resource}" });
    }

    /// <summary>Waits until the audit holds so many calls: it writes them a moment later.</summary>
    private static async Task KeptAsync(Desk desk, int calls)
    {
        while ((await desk.Product.GetAsync("/tool-call"))["result"]!.AsArray().Count < calls)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
