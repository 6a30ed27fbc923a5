using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Dashboard;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Dashboard;

/// <summary>How the built page is served, with a small one in its place.</summary>
public sealed class HostingTests : IAsyncLifetime
{
    private const string Script = "console.log('patchbay')";

    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-dashboard-").FullName;
    private RunningPatchbay patchbay = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "index.html"),
            """<!doctype html><html><head><meta name="csp-nonce" content="" /><title>Patchbay</title></head><body></body></html>""");
        await File.WriteAllTextAsync(Path.Combine(folder, "assets", "index-abc123.js"), string.Concat(Enumerable.Repeat(Script, 100)));
        await File.WriteAllTextAsync(Path.Combine(folder, "patchbay.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        await File.WriteAllTextAsync(Path.Combine(folder, "..", "outside.js"), "secret");
        patchbay = await RunningPatchbay.StartAsync(parts: services => services.AddSingleton(new DashboardFiles(folder)));
        browser = new HttpClient { BaseAddress = new Uri(patchbay.App.Urls.First()) };
        browser.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await patchbay.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    [InlineData("/index.html")]
    [InlineData("/accounts/acc_1/servers")]
    [InlineData("/connect-links")]
    [InlineData("/integrations/deskly")]
    public async Task Every_address_of_the_page_is_the_page_with_a_nonce_of_its_own(string path)
    {
        using var first = await browser.GetAsync(path);
        using var second = await browser.GetAsync(path);
        var html = await first.Content.ReadAsStringAsync();
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = html.Split("name=\"csp-nonce\" content=\"")[1].Split('"')[0];

        Assert.Equal((200, "text/html"), ((int)first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.Equal(24, nonce.Length);
        Assert.Contains($"style-src 'self' 'nonce-{nonce}';", policy);
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy);
        Assert.All(["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "connect-src 'self'", "img-src 'self' data:", "font-src 'self'"], part => Assert.Contains(part, policy));
        Assert.DoesNotContain("unsafe", policy);
        Assert.NotEqual(policy, second.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains($"name=\"patchbay-version\" content=\"{first.Headers.GetValues("X-Patchbay-Version").Single()}\"", html);
        Assert.Equal("no-store", first.Headers.CacheControl!.ToString());
        Assert.Equal(("nosniff", "no-referrer"), (first.Headers.GetValues("X-Content-Type-Options").Single(), first.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Theory]
    [InlineData("/integrated-account/x/y/z")]
    [InlineData("/api-token/x/y")]
    [InlineData("/mcp/unknown")]
    [InlineData("/MCP/unknown/x")]
    [InlineData("/proxy/x")]
    [InlineData("/status/x")]
    public async Task A_misspelt_call_of_the_API_is_never_answered_with_the_page(string path)
    {
        using var answer = await browser.GetAsync(path);

        Assert.True((int)answer.StatusCode >= 400, path);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_program_that_takes_anything_gets_a_problem_and_words_at_the_root()
    {
        using var program = new HttpClient { BaseAddress = browser.BaseAddress };
        program.DefaultRequestHeaders.Add("Accept", "*/*");

        using var missing = await program.GetAsync("/accounts");
        var root = await program.GetStringAsync("/");

        Assert.Equal((404, "application/problem+json"), ((int)missing.StatusCode, missing.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("This is Patchbay", root);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_hashed_file_is_kept_for_good_and_comes_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-abc123.js");
        request.Headers.Add("Accept-Encoding", encoding);

        using var answer = await browser.SendAsync(request);
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = encoding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(plain);

        Assert.StartsWith(Script, await reader.ReadToEndAsync());
        Assert.Equal(encoding == "identity" ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal(("text/javascript", "Accept-Encoding"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.Vary.Single()));
    }

    [Fact]
    public async Task A_file_without_a_hash_is_asked_for_again_and_not_sent_twice()
    {
        using var first = await browser.GetAsync("/patchbay.svg");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/patchbay.svg");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await browser.SendAsync(request);

        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Contains("sandbox", first.Headers.GetValues("Content-Security-Policy").Single()); // opened by itself, an image runs no script
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/../outside.js")]
    [InlineData("/%2e%2e/outside.js")]
    [InlineData("/assets/..%2f..%2foutside.js")]
    public async Task Nothing_outside_its_folder_is_served(string path)
    {
        using var answer = await browser.GetAsync(path);

        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_build_the_root_says_how_to_get_the_page()
    {
        await using var bare = await RunningPatchbay.StartAsync(parts: services => services.AddSingleton(new DashboardFiles(Path.Combine(folder, "nothing"))));
        using var client = new HttpClient { BaseAddress = new Uri(bare.App.Urls.First()) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        var root = await client.GetStringAsync("/");
        using var login = await client.GetAsync("/login");

        Assert.Contains("Node.js 20", root);
        Assert.Equal(HttpStatusCode.NotFound, login.StatusCode);
    }
}
