using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Patchbay.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class PageTests(Chromium chromium)
{
    private const int MostBytes = 350_000;

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(375, ColorScheme.Dark)] // a phone
    public async Task Every_page_can_be_used_by_everybody_fits_its_window_and_has_nothing_to_complain_about(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(File.Exists(Chromium.AxePath), "needs axe-core from npm: run dev/test");
        await using var desk = await Desk.StartAsync(chromium, width, scheme);
        var paths = await PathsAsync(desk);
        await desk.SignInAsync();

        var problems = new List<string>();
        foreach (var path in paths)
        {
            await desk.OpenAsync(path);
            problems.AddRange(await AxeAsync(desk.Page, path));
            if (await desk.Page.EvaluateAsync<string>("['main', 'h1'].map(name => `${name} ${document.querySelectorAll(name).length}`).join()") is not "main 1,h1 1" and var found)
            {
                problems.Add($"{path} has not one main part and one heading of it, but {found}");
            }

            if (await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
            {
                problems.Add($"{path} is {over} pixels wider than the window");
            }
        }

        Assert.Empty(problems);
        Assert.Empty(desk.Trouble);
    }

    [Fact]
    public async Task The_first_load_is_small_and_the_policy_strict()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var sent = new List<IRequest>();
        desk.Page.RequestFinished += (_, request) => sent.Add(request);
        var answer = await desk.Page.GotoAsync("/login", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var bytes = (await Task.WhenAll(sent.Select(request => request.SizesAsync()))).Sum(size => size.ResponseBodySize);

        Assert.InRange(bytes, 20_000, MostBytes);
        var policy = (await answer!.HeaderValueAsync("content-security-policy"))!;
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => desk.Page.AddScriptTagAsync(new() { Content = "window.foreign = 1" }));
        Assert.False(await desk.Page.EvaluateAsync<bool>("'foreign' in window"));
    }

    [Fact]
    public async Task Pictures_of_the_main_pages()
    {
        await using var desk = await Desk.StartAsync(chromium);
        var account = await desk.ConnectAsync();
        await Showroom.FillAsync(desk, account);
        await desk.SignInAsync();
        var folder = Environment.GetEnvironmentVariable("PATCHBAY_TEST_SCREENSHOTS") ?? Directory.CreateTempSubdirectory("patchbay-pictures-").FullName;
        Directory.CreateDirectory(folder);
        foreach (var (name, path) in new[]
        {
            ("accounts", "/accounts"), ("account", $"/accounts/{account}"), ("servers", $"/accounts/{account}/servers"), ("connect", "/accounts/connect?integration=freshservice"),
            ("integrations", "/integrations"), ("integration", "/integrations/freshservice"), ("calls", "/calls"), ("settings", "/settings"),
        })
        {
            await desk.OpenAsync(path);
            await ShootAsync(name);
        }

        await desk.OpenAsync($"/accounts/{account}/servers/new");
        await desk.Page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("Acme support, read only");
        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tags" }).FillAsync("tickets");
        await desk.Page.GetByRole(AriaRole.Option, new() { Name = "tickets", Exact = true }).ClickAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Page.GetByText("Narrow it by")).ToHaveCountAsync(0);
        await ShootAsync("new-server");

        await desk.OpenAsync($"/accounts/{account}/tools?tool=list_all_freshservice_workspaces");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Requests upstream" }).ClickAsync();
        await desk.Page.Locator("#outcome").EvaluateAsync("heading => heading.scrollIntoView({ block: 'center' })");
        await ShootAsync("playground");

        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await desk.OpenAsync("/calls");
        await ShootAsync("calls-dark");
        await desk.Page.SetViewportSizeAsync(375, 812);
        await desk.OpenAsync($"/accounts/{account}");
        await ShootAsync("account-phone");

        Assert.Empty(desk.Trouble);

        async Task ShootAsync(string name)
        {
            // Parts that come later, such as the charts, have a placeholder until they are there.
            await Assertions.Expect(desk.Page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
            var picture = await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
            Assert.InRange(picture.Length, 10_000, 400_000); // a blank page is smaller
        }
    }

    /// <summary>Every page, with something on each.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(Desk desk)
    {
        var account = await desk.ConnectAsync();
        await desk.Product.CreateServerAsync(account, "read");
        for (var limit = 1; limit <= 12; limit++)
        {
            await desk.CallAsync(account, "list_all_freshservice_tickets", new { limit });
        }

        await desk.Product.PostAsync($"/integrated-account/{account}/tools/get_single_freshservice_ticket_by_id", new { id = 99_999_999 });
        await desk.Product.PostAsync("/connect-link", new { integration = "freshservice", tenant_id = "globex", name = "Globex" });
        return
        [
            "/accounts", "/accounts/connect", "/accounts/connect?integration=freshservice", $"/accounts/{account}", $"/accounts/{account}/servers",
            $"/accounts/{account}/servers/new", $"/accounts/{account}/tools", $"/accounts/{account}/tools?tool=create_a_freshservice_ticket",
            $"/accounts/{account}/calls", $"/accounts/{account}/settings", "/integrations", "/integrations/freshservice", "/calls", "/tokens",
            "/connect-links", "/settings", "/nowhere",
            $"/accounts/{account}/nowhere",
        ];
    }

    /// <summary>What is serious or critical, one line each.</summary>
    internal static async Task<IEnumerable<string>> AxeAsync(IPage page, string path)
    {
        var found = JsonNode.Parse(await page.EvaluateAsync<string>("axe.run(document).then(result => JSON.stringify(result.violations))"))!.AsArray();
        return found
            .Where(violation => violation!["impact"]?.ToString() is "serious" or "critical")
            .Select(violation => $"{path}: {violation!["id"]}: {violation["help"]}: {string.Join(" | ", violation["nodes"]!.AsArray().Take(3).Select(node => node!["html"]))}");
    }
}
