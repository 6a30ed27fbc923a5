using System.Text.Json.Nodes;

namespace Patchbay.Tests.Cli;

public sealed class AccountAddCommandTests
{
    private const string Catalogue = """
        {"name":"deskly","credentials":[
          {"kind":"token","fields":{"token":{"title":"Token","secret":true,"required":true}}},
          {"kind":"password","fields":{"username":{"title":"User"},"password":{"title":"Password","secret":true},"note":{"title":"Note","required":false}}}]}
        """;

    private static readonly string[] Add = ["account", "add", "deskly", "--tenant", "acme", "--token", "pb_admin"];

    [Fact]
    public async Task What_was_typed_is_sent_and_the_new_account_is_named()
    {
        await using var server = await StartAsync();

        var typed = await Typed.RunAsync(
            [.. Add, "--server", server.Origin.ToString(), "--name", "Acme", "--var", "subdomain=acme", "--var", "q=a=b", "--credential-kind", "token", "--credential", "token=s3cret"]);

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.StartsWith("acc_1 is active.", typed.Out, StringComparison.Ordinal);
        Assert.Equal(
            """{"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","q":"a=b"},"name":"Acme","credential_kind":"token","credentials":{"token":"s3cret"}}""",
            Posted(server).ToJsonString());
        Assert.All(server.Requests, request => Assert.Equal("Bearer pb_admin", request.Header("Authorization")));
    }

    [Fact]
    public async Task Secrets_come_from_a_file_the_environment_standard_input_or_the_keyboard()
    {
        await using var server = await StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "from file\n");
        var environment = new Dictionary<string, string> { ["SECRET"] = "from environment" };

        foreach (var credential in new[] { "token=@" + file, "token=env:SECRET", "token=-", "token" })
        {
            await Typed.RunAsync(
                new Given { In = "from input\nmore\n", Typing = "from keyboard", Environment = environment },
                [.. Add, "--server", server.Origin.ToString(), "--credential-kind", "token", "--credential", credential]);
        }

        Assert.Equal(
            ["from file", "from environment", "from input", "from keyboard"],
            server.Requests.Where(request => request.Verb == "POST").Select(request => request.Body!["credentials"]!["token"]!.GetValue<string>()));
        File.Delete(file);
    }

    [Fact]
    public async Task Required_fields_that_were_not_typed_are_asked_for()
    {
        await using var server = await StartAsync();

        await Typed.RunAsync(
            new Given { Typing = "typed" }, [.. Add, "--server", server.Origin.ToString(), "--credential-kind", "password", "--credential", "username=ann"]);

        Assert.Equal("""{"username":"ann","password":"typed"}""", Posted(server)["credentials"]!.ToJsonString());
    }

    [Theory]
    [InlineData("choose with --credential-kind token | password")]
    [InlineData("has no credential kind 'magic'", "--credential-kind", "magic")]
    [InlineData("has the fields token", "--credential-kind", "token", "--credential", "tokn=x")]
    [InlineData("nobody can be asked", "--credential-kind", "token")]
    [InlineData("UNSET is not set", "--credential-kind", "token", "--credential", "token=env:UNSET")]
    [InlineData("given twice", "--credential-kind", "token", "--credential", "token=a", "--credential", "token=b")]
    [InlineData("--var name=value", "--var", "subdomain")]
    public async Task What_is_missing_or_unknown_is_told_before_anything_is_created(string explanation, params string[] more)
    {
        await using var server = await StartAsync();

        var typed = await Typed.RunAsync([.. Add, "--server", server.Origin.ToString(), .. more]);

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains(explanation, typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Verb == "POST");
    }

    [Fact]
    public async Task A_problem_is_told_field_by_field()
    {
        await using var server = await ScriptedServer.StartAsync((request, context) => request.Verb == "GET"
            ? context.JsonAsync(Catalogue)
            : context.JsonAsync("""{"title":"The account is not right.","detail":"variables.subdomain: is required","errors":{"variables.subdomain":["is required","has no default"]}}""", 400));

        var typed = await Typed.RunAsync([.. Add, "--server", server.Origin.ToString(), "--credential-kind", "token", "--credential", "token=s3cret"]);

        Assert.Equal((1, "", "The account is not right.\n  variables.subdomain: is required\n  variables.subdomain: has no default\n"), (typed.ExitCode, typed.Out, typed.Error));
    }

    [Fact]
    public async Task Without_an_api_token_nothing_is_sent()
    {
        var typed = await Typed.RunAsync("account", "list");

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains("PATCHBAY_TOKEN", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_the_way_out()
    {
        var typed = await Typed.RunAsync("account", "list", "--token", "x", "--server", "http://127.0.0.1:1");

        Assert.Equal(1, typed.ExitCode);
        Assert.StartsWith("No Patchbay answers at 127.0.0.1:1:", typed.Error, StringComparison.Ordinal);
    }

    private static Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync((request, context) => request.Verb == "GET"
        ? context.JsonAsync(Catalogue)
        : context.JsonAsync("""{"id":"acc_1","status":"active"}""", 201));

    private static JsonNode Posted(ScriptedServer server) => server.Requests.Single(request => request.Verb == "POST").Body!;
}
