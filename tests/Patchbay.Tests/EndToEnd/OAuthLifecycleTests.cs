using System.Text.Json.Nodes;
using Patchbay.Tests.Connect;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.EndToEnd;

/// <summary>An OAuth account from its consent to its end and back, over MCP, with a vendor that rotates refresh tokens.</summary>
public sealed class OAuthLifecycleTests : IAsyncLifetime
{
    private ConsentScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await ConsentScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory, EachDatabase]
    public async Task Five_hundred_calls_over_an_expired_token_refresh_once_and_all_succeed()
    {
        var account = await scene.ConnectAsync();
        var url = await scene.Product.CreateServerAsync(account);
        scene.Clock.Advance(TimeSpan.FromHours(2));
        scene.Vendor.TokenDelay = TimeSpan.FromMilliseconds(300);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => scene.CallAsync(url)));

        Assert.All(answers, answer => Assert.Equal("Printer", (string?)answer.Result["result"]![0]!["subject"]));
        Assert.Equal(["authorization_code", "refresh_token"], scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_on_one_database_refresh_once()
    {
        var account = await scene.ConnectAsync();
        var url = await scene.Product.CreateServerAsync(account);
        await using var second = await scene.Product.StartAnotherAsync();
        var elsewhere = new Uri(second.Url, url.AbsolutePath);
        await Task.WhenAll(scene.CallAsync(url), scene.CallAsync(elsewhere)); // both hold the first token
        scene.Vendor.TokenDelay = TimeSpan.FromMilliseconds(300);

        for (var round = 1; round <= 3; round++)
        {
            scene.Clock.Advance(TimeSpan.FromHours(2));

            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(call => scene.CallAsync(call % 2 == 0 ? url : elsewhere)));

            Assert.All(answers, answer => Assert.NotNull(answer.Result["result"]));
            Assert.Equal(round, scene.Vendor.Grants.Count(grant => grant == "refresh_token"));
        }
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_share_a_token_that_lives_shorter_than_the_margin()
    {
        scene.Vendor.Lifetime = 60;
        var account = await scene.ConnectAsync();
        var url = await scene.Product.CreateServerAsync(account);
        await using var second = await scene.Product.StartAnotherAsync();
        var elsewhere = new Uri(second.Url, url.AbsolutePath);
        await Task.WhenAll(scene.CallAsync(url), scene.CallAsync(elsewhere));
        var before = scene.Vendor.Grants.Count;
        scene.Clock.Advance(TimeSpan.FromMinutes(5));

        var answers = await Task.WhenAll(scene.CallAsync(url), scene.CallAsync(elsewhere));

        Assert.All(answers, answer => Assert.NotNull(answer.Result["result"]));
        Assert.Equal(before + 1, scene.Vendor.Grants.Count);
    }

    [Theory, EachDatabase]
    public async Task A_rotated_refresh_token_survives_a_restart()
    {
        var account = await scene.ConnectAsync();
        var url = await scene.Product.CreateServerAsync(account);
        scene.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull((await scene.CallAsync(url)).Result);

        await using var restarted = await scene.Product.StartAnotherAsync();
        scene.Clock.Advance(TimeSpan.FromHours(2));
        var answer = await scene.CallAsync(new Uri(restarted.Url, url.AbsolutePath));

        Assert.NotNull(answer.Result["result"]);
        Assert.Equal(["authorization_code", "refresh_token", "refresh_token"], scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task A_refused_refresh_is_seen_in_the_api_and_told_to_the_model_until_a_link_reconnects_the_account()
    {
        var account = await scene.ConnectAsync();
        var url = await scene.Product.CreateServerAsync(account);
        await using var second = await scene.Product.StartAnotherAsync();
        var elsewhere = new Uri(second.Url, url.AbsolutePath);
        Assert.NotNull((await scene.CallAsync(elsewhere)).Result);
        scene.Clock.Advance(TimeSpan.FromHours(2));
        scene.Vendor.Revoke();

        var refused = (await scene.CallAsync(url)).Error;
        var again = (await scene.CallAsync(url)).Error;
        var told = (await scene.Product.GetAsync($"/integrated-account/{account}"))["status"];
        var asked = scene.Vendor.Grants.Count;
        var link = await scene.ReconnectLinkAsync(account);
        var page = await scene.Browser.OpenAsync(link);
        var done = await scene.Browser.OpenAsync(await scene.SignInAsync(link));
        var here = await scene.CallAsync(url);

        Assert.Contains("no longer accepts this connection's sign-in (invalid_grant). Somebody has to connect the account again", refused);
        Assert.Contains("Somebody has to connect the account again", again);
        Assert.Equal("needs_reauth", (string?)told);
        Assert.Equal(2, asked); // the second call did not ask the vendor
        Assert.Contains("Reconnect Deskly", page.Text);
        Assert.Empty(page.Inputs);
        Assert.Contains("Deskly is connected again", done.Text);
        Assert.Equal("active", (string?)(await scene.Product.GetAsync($"/integrated-account/{account}"))["status"]);
        Assert.NotNull(here.Result["result"]);
        await EventuallyAsync(async () => (await scene.CallAsync(elsewhere)).Json["result"]?["isError"] is null);
        Assert.Single(await scene.AccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task Asking_whether_an_account_works_keeps_its_tokens()
    {
        var account = await scene.ConnectAsync();
        scene.Clock.Advance(TimeSpan.FromHours(2));

        var (status, _) = await scene.Product.Api.SendJsonAsync(
            "PATCH", $"/integrated-account/{account}", $$"""{"variables":{"subdomain":"acme","base_url":"{{scene.Vendor.Url}}","region":"us"} }""");
        var answer = await scene.CallAsync(await scene.Product.CreateServerAsync(account));

        Assert.Equal(200, status);
        Assert.NotNull(answer.Result["result"]);
        Assert.Equal(["authorization_code", "refresh_token"], scene.Vendor.Grants);
    }

    [Theory, EachDatabase]
    public async Task Wrong_credentials_that_are_only_tried_leave_the_account_as_it_is()
    {
        var account = await scene.ConnectAsync();

        var (status, problem) = await scene.Product.Api.SendJsonAsync(
            "PATCH", $"/integrated-account/{account}", """{"credential_kind":"oauth","credentials":{"client_id":"wrong","client_secret":"wrong"} }""");

        Assert.Equal(400, status);
        Assert.Contains("Nothing was stored", problem.Errors("credentials"));
        Assert.Equal("active", (string?)(await scene.Product.GetAsync($"/integrated-account/{account}"))["status"]);
    }

    // Other nodes learn of a change within a second.
    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
