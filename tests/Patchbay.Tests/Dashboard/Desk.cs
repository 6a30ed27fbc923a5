using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Patchbay.Sandbox;
using Patchbay.Sandbox.Freshservice;
using Patchbay.Sessions;
using Patchbay.Tests.Connect;
using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Dashboard;

/// <summary>The server as it ships, a vendor behind it, and a browser in front of both that notes what went wrong.</summary>
sealed class Desk : IAsyncDisposable
{
    private readonly IAsyncDisposable behind;
    private readonly WebApplication? sandbox;
    private readonly IBrowserContext context;
    private readonly List<IBrowserContext> customers = [];
    private readonly HashSet<int> foreseen = [];

    private Desk(IAsyncDisposable behind, WebApplication? sandbox, Product product, IBrowserContext context, IPage page)
    {
        (this.behind, this.sandbox, Product, this.context, Page) = (behind, sandbox, product, context, page);
        page.Console += (_, message) =>
        {
            // Before anybody is signed in the page asks whether somebody is, and a browser notes the 401 by itself.
            if (message.Type is "error" or "warning" && !(message.Text.Contains("401", StringComparison.Ordinal) && message.Location.Contains("/session", StringComparison.Ordinal))
                && !foreseen.Any(status => message.Text.Contains($"status of {status} ", StringComparison.Ordinal)))
            {
                Trouble.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Trouble.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not ("data" or "blob") } url && url.GetLeftPart(UriPartial.Authority) != product.Url.GetLeftPart(UriPartial.Authority))
            {
                Trouble.Add($"{page.Url}: asked {url} for something");
            }
        };
    }

    public Product Product { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the page, and requests to elsewhere.</summary>
    public List<string> Trouble { get; } = [];

    /// <summary>What the sandbox is connected with; only where there is one.</summary>
    public SandboxInfo Vendor => SandboxHost.Describe(sandbox!);

    /// <summary>With the Freshservice sandbox.</summary>
    public static async Task<Desk> StartAsync(Chromium chromium, int width = 1280, ColorScheme scheme = ColorScheme.Light, TimeProvider? clock = null)
    {
        var browser = chromium.Browser; // first, as it may skip the test
        var sandbox = await SandboxHost.StartAsync(new FreshserviceSandbox(new()), 0, TestContext.Current.CancellationToken);
        var product = await Product.StartAsync(clock: clock);
        var context = await ContextAsync(browser, product, width, scheme);
        return new Desk(sandbox, sandbox, product, context, await context.NewPageAsync());
    }

    /// <summary>With a vendor at whose sign-in page one agrees; the scene goes with the desk.</summary>
    public static async Task<Desk> StartAsync(Chromium chromium, ConsentScene scene)
    {
        var context = await ContextAsync(chromium.Browser, scene.Product, 1280, ColorScheme.Light);
        return new Desk(scene, sandbox: null, scene.Product, context, await context.NewPageAsync());
    }

    /// <summary>A page in the browser of somebody else, who is not signed in.</summary>
    public async Task<IPage> CustomerAsync()
    {
        var customer = await ContextAsync(context.Browser!, Product, 1280, ColorScheme.Light);
        customers.Add(customer);
        return await customer.NewPageAsync();
    }

    /// <summary>Answers that belong to the story: a browser notes them as errors, and they are none.</summary>
    public void Foresee(params int[] statuses) => foreseen.UnionWith(statuses);

    /// <summary>Looks at a state of the page as people do; what they would stumble over joins the trouble.</summary>
    public async Task LookAsync(string state, IPage? page = null) => Trouble.AddRange(await Inspection.OfAsync(page ?? Page, state));

    /// <summary>Signs in as an operator does first: by the link that the server prints at start.</summary>
    public async Task SignInAsync()
    {
        var token = (string)(await Product.GetAsync("/api-token"))["result"]![0]!["id"]!;
        var link = await Product.Services.GetRequiredService<LoginLinks>().CreateAsync(token, CancellationToken.None);
        await Page.GotoAsync(LoginLinks.PathOf(link!.Value.Code));
        await Assertions.Expect(Page).ToHaveURLAsync("/accounts"); // asked again and again: waiting for the navigation could begin after it
        await ReadyAsync();
    }

    /// <summary>Connects the sandbox through the API.</summary>
    public Task<string> ConnectAsync() =>
        Product.ConnectAsync(Vendor.Name, Vendor.CredentialKind, Vendor.Variables.ToDictionary(), Vendor.Credentials.ToDictionary());

    /// <summary>Calls a tool through the API; it must succeed.</summary>
    public async Task<JsonNode> CallAsync(string account, string tool, object arguments)
    {
        var answer = await Product.PostAsync($"/integrated-account/{account}/tools/{tool}", arguments);
        Assert.True(answer.Status == 200, answer.Body);
        return JsonNode.Parse(answer.Body)!;
    }

    /// <summary>Nothing went wrong that the story does not foresee.</summary>
    public void AssertFine() => Assert.True(Trouble.Count == 0, string.Join('\n', Trouble));

    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits until the page shows its content.</summary>
    public async Task ReadyAsync()
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var customer in customers)
        {
            await customer.DisposeAsync();
        }

        await context.DisposeAsync();
        if (sandbox is not null)
        {
            await Product.DisposeAsync();
        }

        await behind.DisposeAsync(); // a scene takes its product along
    }

    private static async Task<IBrowserContext> ContextAsync(IBrowser browser, Product product, int width, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = product.Url.AbsoluteUri,
            ViewportSize = new() { Width = width, Height = width < 500 ? 812 : 860 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        if (File.Exists(Chromium.AxePath))
        {
            await context.AddInitScriptAsync(scriptPath: Chromium.AxePath); // not as a script element, which the page's policy forbids
        }

        return context;
    }
}
