using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>The Request Tracker that <c>dev/request-tracker</c> started, read directly: the judge of what our calls really did.</summary>
sealed class RealRequestTracker : IDisposable
{
    private readonly HttpClient http;

    private RealRequestTracker(string url, string token)
    {
        Url = url;
        Token = token;
        http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", token);
    }

    public string Url { get; }

    public string Token { get; }

    public static string ReadOnlyToken => Environment.GetEnvironmentVariable("PATCHBAY_TEST_RT_READONLY_TOKEN")!;

    public static string User => Environment.GetEnvironmentVariable("PATCHBAY_TEST_RT_USER")!;

    public static string Password => Environment.GetEnvironmentVariable("PATCHBAY_TEST_RT_PASSWORD")!;

    /// <summary>Skips the test when no Request Tracker runs.</summary>
    public static RealRequestTracker Connect()
    {
        var url = Environment.GetEnvironmentVariable("PATCHBAY_TEST_RT_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(url), "needs a real Request Tracker: run dev/test");
        return new RealRequestTracker(url!, Environment.GetEnvironmentVariable("PATCHBAY_TEST_RT_TOKEN")!);
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetStringAsync($"/REST/2.0/{path}"))!;

    public Task<JsonNode> TicketAsync(string id) => GetAsync($"ticket/{id}");

    /// <summary>Number of tickets a query finds.</summary>
    public async Task<int> CountAsync(string query) =>
        (int)(await GetAsync($"tickets?per_page=1&query={Uri.EscapeDataString(query)}"))["total"]!;

    public void Dispose() => http.Dispose();
}
