using Microsoft.Playwright;
using Patchbay.Dashboard;
using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Dashboard;

/// <summary>One browser for all tests of the page, which therefore run one after the other.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("PATCHBAY_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Source of axe, which finds what people with disabilities would stumble over.</summary>
    public static string AxePath { get; } = Path.Combine(Repository.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js");

    /// <summary>The browser; skips the test when something is missing that <c>dev/test</c> would install.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipUnless(File.Exists(Executable), $"needs chromium at {Executable}: run dev/test, or set PATCHBAY_TEST_CHROMIUM");
            Assert.SkipUnless(File.Exists(Path.Combine(DashboardSetup.Folder, "index.html")), "needs the built dashboard: install Node.js 20 and build again, or run dev/test");
            return browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Dashboard";
}
