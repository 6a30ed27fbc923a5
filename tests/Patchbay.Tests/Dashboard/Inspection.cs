using Microsoft.Playwright;

namespace Patchbay.Tests.Dashboard;

/// <summary>Looks at a state of a page as people do, and, when <c>PATCHBAY_TEST_SCREENSHOTS</c> names a folder, takes a picture of it.</summary>
static class Inspection
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("PATCHBAY_TEST_SCREENSHOTS");

    /// <summary>What would be stumbled over on a phone in the dark and on a desk in the light, one line each. The page is left as on a desk.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage page, string state)
    {
        var problems = new List<string>();
        foreach (var (width, height, scheme) in new[] { (375, 812, ColorScheme.Dark), (1280, 860, ColorScheme.Light) })
        {
            var name = $"{state} at {width}";
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });

            // The dashboard follows by script, and each element after the one around it: on the way there is too little contrast.
            await page.WaitForFunctionAsync(
                """
                scheme => [undefined, scheme].includes(document.documentElement.dataset.mantineColorScheme)
                    && !document.getAnimations().some(one => one instanceof CSSTransition)
                """,
                scheme.ToString().ToLowerInvariant());
            if (File.Exists(Chromium.AxePath))
            {
                problems.AddRange(await PageTests.AxeAsync(page, name));
            }

            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
            {
                problems.Add($"{name} is {over} pixels wider than the window");
            }

            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "stories", name.Replace(' ', '-') + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }

        return problems;
    }
}
