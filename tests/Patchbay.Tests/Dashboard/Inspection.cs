using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Patchbay.Tests.Dashboard;

/// <summary>Looks at what a page shows: with axe, for what is wider than the window, and, when <c>PATCHBAY_TEST_SCREENSHOTS</c> names a folder, with a camera.</summary>
static class Inspection
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PATCHBAY_TEST_SCREENSHOTS");

    /// <summary>What would be stumbled over on a desk in the light and on a phone in the dark, one line each. The page is left as on a desk.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage page, string state)
    {
        var problems = new List<string>();
        foreach (var (width, height, scheme) in new[] { (375, 812, ColorScheme.Dark), (1280, 860, ColorScheme.Light) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            problems.AddRange(await ProblemsAsync(page, $"{state} at {width}"));
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "stories", $"{state.Replace(' ', '-')}-{width}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }

        return problems;
    }

    /// <summary>The same for the page as it stands.</summary>
    /// <param name="state">What to call it.</param>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page, string state)
    {
        var found = File.Exists(Chromium.AxePath)
            ? JsonNode.Parse(await page.EvaluateAsync<string>("axe.run(document).then(result => JSON.stringify(result.violations))"))!.AsArray()
            : [];
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        return
        [
            .. found
                .Where(violation => violation!["impact"]?.ToString() is "serious" or "critical")
                .Select(violation => $"{state}: {violation!["id"]}: {violation["help"]}: {string.Join(" | ", violation["nodes"]!.AsArray().Take(3).Select(node => node!["html"]))}"),
            .. over > 0 ? [$"{state} is {over} pixels wider than the window"] : Array.Empty<string>(),
        ];
    }
}
