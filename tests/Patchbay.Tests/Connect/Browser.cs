using System.Net;
using System.Text.RegularExpressions;

namespace Patchbay.Tests.Connect;

/// <summary>A customer's browser: keeps cookies, follows no redirect by itself, runs no script.</summary>
sealed class Browser : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false });

    public async Task<WebPage> OpenAsync(string url) => await ReadAsync(await http.GetAsync(url));

    public async Task<WebPage> SubmitAsync(string url, params (string Input, string Value)[] values) =>
        await ReadAsync(await http.PostAsync(url, new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Input, value.Value)))));

    public void Dispose() => http.Dispose();

    private static async Task<WebPage> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new WebPage(
                (int)response.StatusCode,
                response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
                await response.Content.ReadAsStringAsync());
        }
    }
}

sealed partial record WebPage(int Status, IReadOnlyDictionary<string, string> Headers, string Html)
{
    /// <summary>Names of the inputs to type into, in order.</summary>
    public IReadOnlyList<string> Inputs => [.. Typed().Matches(Html).Select(match => match.Groups[1].Value)];

    /// <summary>The words on the page.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(Html[Html.IndexOf("<body>", StringComparison.Ordinal)..], " "), " "));

    /// <summary>Where the page's one link leads.</summary>
    public string Link => WebUtility.HtmlDecode(Href().Match(Html).Groups[1].Value);

    /// <summary>What stands beside an input that needs another look.</summary>
    public string ErrorOf(string input) =>
        WebUtility.HtmlDecode(Regex.Match(Html, $"""<p class="error" id="{Regex.Escape(input)}\.error">(.*?)</p>""").Groups[1].Value);

    public string ValueOf(string input) =>
        WebUtility.HtmlDecode(Regex.Match(Html, $"""name="{Regex.Escape(input)}" value="(.*?)" """.TrimEnd()).Groups[1].Value);

    [GeneratedRegex("""<input type="(?:text|password)" id="[^"]*" name="([^"]*)" """)]
    private static partial Regex Typed();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("""<a class="button" href="([^"]*)">""")]
    private static partial Regex Href();
}
