using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Cli;

public sealed class LoginLinkCommandTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    private string Address => patchbay.App.Urls.First();

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task A_link_signs_one_browser_in_and_tells_the_second_what_to_do()
    {
        var typed = await Typed.RunAsync("login-link", "--server", Address, "--token", patchbay.AdminToken!);
        var first = await SignInAsync(Address, typed.Out);
        var second = await SignInAsync(Address, typed.Out);

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.StartsWith($"{Address}/login#", typed.Out, StringComparison.Ordinal);
        Assert.Equal((200, "admin"), (first.Status, (string?)first.Body["name"]));
        Assert.Equal(401, second.Status);
        Assert.Equal(
            "The link is not known here, was used already, or is older than 10 minutes. 'patchbay login-link' makes a new one.", (string?)second.Body["detail"]);
    }

    [Theory]
    [EachDatabase("wrong")]
    [EachDatabase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // as long as a right one
    public async Task A_code_that_was_never_made_signs_nobody_in(string code)
    {
        var (status, problem) = await SignInAsync(Address, $"{Address}/login#{code}");

        Assert.Equal(401, status);
        Assert.Contains("not known here", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_tells_until_when()
    {
        var typed = await Typed.RunAsync("login-link", "--json", "--server", Address, "--token", patchbay.AdminToken!);

        var link = JsonNode.Parse(typed.Out)!;
        Assert.Equal(200, (await SignInAsync(Address, (string)link["url"]!)).Status);
        Assert.InRange((DateTimeOffset)link["expires_at"]!, DateTimeOffset.UtcNow.AddMinutes(9), DateTimeOffset.UtcNow.AddMinutes(10));
    }

    [Theory]
    [InlineData("call", "manage")]
    [InlineData(null, "token")]
    public async Task A_token_that_may_not_gets_none_and_is_told_why(string? scope, string why)
    {
        var token = scope is null
            ? "pb_wrong"
            : (string)(await patchbay.Api.SendJsonAsync("POST", "/api-token", $$"""{"name":"agent","scopes":["{{scope}}"]}""")).Json!["token"]!;

        var typed = await Typed.RunAsync("login-link", "--server", Address, "--token", token);

        Assert.Equal((1, ""), (typed.ExitCode, typed.Out));
        Assert.Contains(why, typed.Error, StringComparison.Ordinal);
    }

    /// <summary>Does what the page does with the link it was opened by.</summary>
    public static async Task<(int Status, JsonNode Body)> SignInAsync(string address, string link)
    {
        using var browser = new HttpClient { BaseAddress = new Uri(address) };
        using var answer = await browser.PostAsJsonAsync("/session", new { code = new Uri(link.Trim()).Fragment[1..] });
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
