using Patchbay.Tests.Cli;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Connect;

/// <summary>Connect links as an operator makes, lists and deletes them.</summary>
public sealed class ConnectLinkEndpointsTests : IAsyncLifetime
{
    private readonly Browser browser = new();
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await patchbay.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task A_link_is_shown_once_lives_a_day_and_tells_no_credential()
    {
        var (status, made) = await patchbay.Api.SendJsonAsync(
            "POST", "/connect-link", """{"integration":"deskly","tenant_id":"acme","credential_kind":"oauth","credentials":{"client_id":"pre-filled"} }""");
        var (_, listed) = await patchbay.Api.SendJsonAsync("GET", "/connect-link");
        var row = Assert.Single(listed!["result"]!.AsArray())!;
        var life = (DateTimeOffset)made!["expires_at"]! - (DateTimeOffset)made["created_at"]!;

        Assert.Equal(201, status);
        Assert.Matches("/connect/[A-Za-z0-9_-]{43}$", (string?)made["url"]);
        Assert.Equal(TimeSpan.FromHours(24), life);
        Assert.Null(row["url"]);
        Assert.Equal((string?)made["id"], (string?)row["id"]);
        Assert.Equal("open", (string?)row["status"]);
        Assert.Equal("client_id", (string?)Assert.Single(row["credential_fields"]!.AsArray()));
        Assert.DoesNotContain("pre-filled", listed.ToJsonString() + made.ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task Every_problem_of_a_link_is_told_at_once()
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync(
            "POST",
            "/connect-link",
            """{"integration":"deskly","tenant_id":" ","variables":{"subdomain":"No!","colour":"red"},"credential_kind":"oauth","credentials":{"api_key":"x"},"expires_at":"2001-01-01T00:00:00Z"}""");
        var (_, late) = await patchbay.Api.SendJsonAsync(
            "POST", "/connect-link", $$"""{"integration":"deskly","tenant_id":"acme","expires_at":"{{TimeProvider.System.GetUtcNow().AddDays(8):O}}"}""");
        var (_, unknown) = await patchbay.Api.SendJsonAsync("POST", "/connect-link", """{"integration":"nope","tenant_id":"acme"}""");

        Assert.Equal(400, status);
        Assert.All(
            ["tenant_id", "variables.subdomain", "variables.colour", "credentials.api_key", "expires_at"],
            field => Assert.NotEqual("", problem.Errors(field)));
        Assert.Contains("from 60 seconds to 7 days ahead", late.Errors("expires_at"));
        Assert.Contains("Known: deskly", unknown.Errors("integration"));
    }

    [Theory, EachDatabase]
    public async Task A_deleted_link_does_not_work_and_one_whose_account_is_deleted_goes_with_it()
    {
        var account = await patchbay.ConnectAsync();
        var (_, first) = await patchbay.Api.SendJsonAsync("POST", "/connect-link", """{"integration":"deskly","tenant_id":"acme"}""");
        var (_, second) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/connect-link", "{}");

        var (deleted, _) = await patchbay.Api.SendJsonAsync("DELETE", $"/connect-link/{first!["id"]}");
        var (again, _) = await patchbay.Api.SendJsonAsync("DELETE", $"/connect-link/{first["id"]}");
        await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{account}");

        Assert.Equal((204, 404), (deleted, again));
        Assert.Equal(404, (await browser.OpenAsync((string)first["url"]!)).Status);
        Assert.Equal(404, (await browser.OpenAsync((string)second!["url"]!)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_token_bound_to_a_tenant_makes_sees_and_deletes_only_that_tenants_links()
    {
        var foreign = await patchbay.ConnectAsync("other");
        var (_, theirs) = await patchbay.Api.SendJsonAsync("POST", "/connect-link", """{"integration":"deskly","tenant_id":"other"}""");
        var (_, token) = await patchbay.Api.SendJsonAsync("POST", "/api-token", """{"name":"acme's","scopes":["manage"],"tenant_id":"acme"}""");
        using var acme = patchbay.Client((string)token!["token"]!);

        var (own, _) = await acme.SendJsonAsync("POST", "/connect-link", """{"integration":"deskly","tenant_id":"acme"}""");
        var (refused, problem) = await acme.SendJsonAsync("POST", "/connect-link", """{"integration":"deskly","tenant_id":"other"}""");
        var (reconnect, _) = await acme.SendJsonAsync("POST", $"/integrated-account/{foreign}/connect-link", "{}");
        var (delete, _) = await acme.SendJsonAsync("DELETE", $"/connect-link/{theirs!["id"]}");
        var (_, seen) = await acme.SendJsonAsync("GET", "/connect-link");
        var (_, searched) = await acme.SendJsonAsync("GET", "/connect-link?tenant_id=other");

        Assert.Equal((201, 400, 404, 404), (own, refused, reconnect, delete));
        Assert.Contains("bound to tenant 'acme'", problem.Errors("tenant_id"));
        Assert.Equal("acme", (string?)Assert.Single(seen!["result"]!.AsArray())!["tenant_id"]);
        Assert.Empty(searched!["result"]!.AsArray());
    }

    [Theory, EachDatabase]
    public async Task Links_are_listed_in_pages_newest_first()
    {
        for (var i = 0; i < 3; i++)
        {
            await patchbay.Api.SendJsonAsync("POST", "/connect-link", $$"""{"integration":"deskly","tenant_id":"t{{i}}"}""");
        }

        var (_, first) = await patchbay.Api.SendJsonAsync("GET", "/connect-link?limit=2");
        var (_, second) = await patchbay.Api.SendJsonAsync("GET", $"/connect-link?limit=2&next_cursor={first!["next_cursor"]}");

        Assert.Equal(["t2", "t1"], first["result"]!.AsArray().Select(link => (string)link!["tenant_id"]!));
        Assert.Equal("t0", (string?)Assert.Single(second!["result"]!.AsArray())!["tenant_id"]);
        Assert.Null(second["next_cursor"]);
    }

    [Theory, EachDatabase]
    public async Task The_command_line_makes_a_link_for_a_new_account_and_for_an_old_one()
    {
        var account = await patchbay.ConnectAsync();
        string[] server = ["--server", patchbay.App.Urls.First(), "--token", patchbay.AdminToken!];

        var made = await Typed.RunAsync(["account", "link", "deskly", "--tenant", "acme", "--var", "subdomain=acme", "--expires-in", "2h", .. server]);
        var again = await Typed.RunAsync(["account", "link", "--account", account, .. server]);
        var page = await browser.OpenAsync(made.Out.Trim());

        Assert.Equal((0, 0), (made.ExitCode, again.ExitCode));
        Assert.DoesNotContain("variables.subdomain", page.Inputs);
        Assert.Contains("works once, until", made.Error);
        Assert.Contains("Reconnect Deskly", (await browser.OpenAsync(again.Out.Trim())).Text);
    }

    [Theory]
    [InlineData("Name an integration")]
    [InlineData("Name an integration", "deskly", "--account", "acc_1")]
    [InlineData("--tenant is needed", "deskly")]
    [InlineData("leave them out with --account", "--account", "acc_1", "--name", "x")]
    public async Task A_command_that_can_mean_nothing_says_what_it_takes(string told, params string[] args)
    {
        var typed = await Typed.RunAsync(["account", "link", .. args, "--token", "pb_x"]);

        Assert.Equal((2, ""), (typed.ExitCode, typed.Out));
        Assert.Contains(told, typed.Error);
    }
}
