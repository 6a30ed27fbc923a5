using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Connect;

/// <summary>The whole product, Deskly with its sign-in page, and a customer's browser.</summary>
sealed class ConsentScene : IAsyncDisposable
{
    private readonly IntegrationFolder integrations = IntegrationFolder.DesklyWith("integration.yaml", "credentials:\n", "credentials:\n" + ConsentVendor.Kind);
    private readonly HttpClient client = new();

    public ShiftedClock Clock { get; } = new();

    public Browser Browser { get; } = new();

    public ConsentVendor Vendor { get; private set; } = null!;

    public Product Product { get; private set; } = null!;

    public string IntegrationsFolder => integrations.Root;

    public static async Task<ConsentScene> StartAsync()
    {
        var scene = new ConsentScene { Vendor = await ConsentVendor.StartAsync() };
        scene.Product = await Product.StartAsync(scene.integrations.Root, scene.Clock);
        return scene;
    }

    /// <summary>A link with everything filled in but the consent.</summary>
    public async Task<string> LinkAsync() => await MakeAsync("/connect-link", $$"""
        {"integration":"deskly","tenant_id":"acme","name":"Acme desk","variables":{"subdomain":"acme","region":"eu","base_url":"{{Vendor.Url}}"},
         "credential_kind":"consent","credentials":{"client_id":"{{ConsentVendor.ClientId}}","client_secret":"{{ConsentVendor.ClientSecret}}"} }
        """);

    public Task<string> ReconnectLinkAsync(string account) => MakeAsync($"/integrated-account/{account}/connect-link", "{}");

    /// <summary>Presses the button and signs in at the vendor; gives the address the vendor sends the browser back to.</summary>
    public async Task<string> SignInAsync(string link, Browser? browser = null)
    {
        browser ??= Browser;
        var leaving = await browser.SubmitAsync(link);
        Assert.True(leaving.Status == 200, leaving.Text);
        var signIn = await browser.OpenAsync(leaving.Link);
        Assert.Equal(302, signIn.Status);
        return signIn.Headers["Location"];
    }

    /// <summary>Connects by a link from beginning to end, and gives the account's id.</summary>
    public async Task<string> ConnectAsync()
    {
        var page = await Browser.OpenAsync(await SignInAsync(await LinkAsync()));
        Assert.True(page.Status == 200, page.Text);
        return (string)(await AccountsAsync()).Single()!["id"]!;
    }

    public async Task<JsonArray> AccountsAsync() => (await Product.GetAsync("/integrated-account"))["result"]!.AsArray();

    public async Task<JsonNode> NewestLinkAsync() => (await Product.GetAsync("/connect-link"))["result"]![0]!;

    /// <summary>Lists tickets over MCP.</summary>
    public async Task<McpAnswer> CallAsync(Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(
                """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_all_deskly_tickets","arguments":{}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        using var response = await client.SendAsync(request);
        return new McpAnswer((int)response.StatusCode, new Dictionary<string, string>(), Json(await response.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        Browser.Dispose();
        await Product.DisposeAsync();
        await Vendor.DisposeAsync();
        integrations.Dispose();
    }

    // A slow call is answered as an event stream.
    private static string Json(string body) => body.StartsWith('{') ? body
        : body.Split('\n').Last(line => line.StartsWith("data: {", StringComparison.Ordinal))["data: ".Length..];

    private async Task<string> MakeAsync(string path, string body)
    {
        var (status, link) = await Product.Api.SendJsonAsync("POST", path, body);
        Assert.True(status == 201, link?.ToJsonString());
        return (string)link!["url"]!;
    }
}
