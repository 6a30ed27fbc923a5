using System.Text;

namespace Patchbay.Tests.Sandbox.RequestTracker;

public class SignInTests : SandboxTests
{
    [Theory]
    [InlineData("token {0}")]
    [InlineData("Token {0}")]
    public async Task The_word_before_the_token_may_have_any_case(string header)
    {
        var answer = await AskAsync(string.Format(header, Rt.Token));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("Bearer {0}")]
    [InlineData("token  {0}")]         // exactly one blank
    [InlineData("token wrong")]
    [InlineData(null)]
    public async Task Anything_else_is_401_with_a_message(string? header)
    {
        var answer = await AskAsync(header is null ? null : string.Format(header, Rt.Token));

        Assert.Equal(401, answer.Status);
        Assert.Equal("Unauthorized", answer.Message);
    }

    [Theory]
    [InlineData("root", 200)]
    [InlineData("root@fjordlys.example", 401)]  // the address is not the name
    [InlineData("leaver", 401)]                 // disabled
    public async Task Basic_takes_the_user_name(string name, int status)
    {
        var password = Rt.Info.OtherLogins.Single(l => l.CredentialKind == "password").Credentials["password"];

        var answer = await AskAsync("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task What_looks_like_a_browser_is_sent_to_the_sign_in_page()
    {
        var answer = await Rt.SendAsync(HttpMethod.Get, "/rt", null, request =>
        {
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0");
        });

        Assert.Equal(302, answer.Status);
        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task Only_superusers_see_the_plugins()
    {
        var root = await Rt.GetAsync("/rt");
        Rt.Token = RunningSandbox.AgentToken;
        var agent = await Rt.GetAsync("/rt");

        Assert.NotNull(root.Json["Plugins"]);
        Assert.Null(agent.Json["Plugins"]);
        Assert.StartsWith("5.", (string)agent.Json["Version"]!);
    }

    Task<Answer> AskAsync(string? header) => Rt.SendAsync(HttpMethod.Get, "/rt", null, request =>
    {
        request.Headers.Remove("Authorization");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);
    });
}
