using Patchbay.Sandbox;

namespace Patchbay.Tests.Sandbox;

public class SandboxHostTests
{
    [Fact]
    public async Task A_started_sandbox_tells_how_to_connect_and_accepts_it()
    {
        await using var app = await SandboxHost.StartAsync("request_tracker", 0, TestContext.Current.CancellationToken);
        var info = SandboxHost.Describe(app);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", $"token {info.Credentials["token"]}");

        using var answer = await http.GetAsync(info.Variables["base_url"] + "/rt", TestContext.Current.CancellationToken);

        Assert.StartsWith("http://127.0.0.1:", info.BaseUrl);
        Assert.Equal("token", info.CredentialKind);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_unknown_vendor_is_told_with_the_list_of_those_there_are()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync("nope", 0, TestContext.Current.CancellationToken));

        Assert.Contains("'nope'", error.Message);
        Assert.All(SandboxVendors.Names, name => Assert.Contains(name, error.Message));
    }

    [Fact]
    public async Task The_seed_is_the_same_every_time()
    {
        await using var one = await RequestTracker.RunningSandbox.StartAsync();
        await using var two = await RequestTracker.RunningSandbox.StartAsync();

        Assert.Equal((300, 60, 20), (one.State.Tickets.Count, one.State.Assets.Count, one.State.Articles.Count));
        Assert.Equal((await one.GetAsync("/ticket/77/history?fields=Type,Created")).Text.Replace(one.Info.BaseUrl, ""),
            (await two.GetAsync("/ticket/77/history?fields=Type,Created")).Text.Replace(two.Info.BaseUrl, ""));
    }
}
