using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Sessions;

/// <summary>Sends what a page of the dashboard sends: the cookie it was given and, with changes, the CSRF token.</summary>
sealed class SignedInBrowser(RunningPatchbay patchbay) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(patchbay.App.Urls.First()) };

    /// <summary>Name and value; null when it has none.</summary>
    public string? Cookie { get; set; }

    public string? CsrfToken { get; set; }

    /// <summary>What a browser adds by itself.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public async Task<HttpResponseMessage> SignInAsync(string? token = null, string? code = null)
    {
        var answer = await RawAsync("POST", "/session", new JsonObject { ["token"] = token, ["code"] = code }.ToJsonString());
        if (answer.IsSuccessStatusCode)
        {
            Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            CsrfToken = (string)(await answer.JsonAsync())["csrf_token"]!;
        }

        return answer;
    }

    public async Task<(int Status, JsonNode? Json)> SendAsync(string verb, string path, string? body = null)
    {
        using var answer = await RawAsync(verb, path, body);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType is null ? null : await answer.JsonAsync());
    }

    public Task<HttpResponseMessage> RawAsync(string verb, string path, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), path)
        {
            Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var (name, value) in Headers.Append(new("Cookie", Cookie ?? "")).Append(new("X-CSRF-Token", verb == "GET" ? "" : CsrfToken ?? "")).Where(header => header.Value.Length > 0))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();
}

static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
