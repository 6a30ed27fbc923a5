using Patchbay.Accounts;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Accounts;

public sealed class AccountEndpointsTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;

    public async ValueTask InitializeAsync() => patchbay = await RunningPatchbay.StartAsync();

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task Connecting_asks_the_vendor_and_answers_without_credentials()
    {
        var id = await patchbay.ConnectAsync();

        var (status, account) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}");

        Assert.Equal(200, status);
        Assert.Equal("active", (string?)account!["status"]);
        Assert.Equal("Deskly", (string?)account["name"]);
        Assert.Equal("acme", (string?)account["variables"]!["subdomain"]);
        Assert.DoesNotContain(RunningPatchbay.ApiKey, account.ToJsonString());
        Assert.Equal(RunningPatchbay.ApiKey, Assert.Single(patchbay.Vendor.Verified).Credentials["api_key"]);
    }

    [Theory]
    [EachDatabase("""{"api_key":"Abcdefghij0123456789"}""", "api_key")]
    [EachDatabase("""{"client_id":"c","client_secret":"s"}""", "oauth")]
    public async Task The_credential_kind_may_be_left_out_when_the_fields_tell_it(string credentials, string kind)
    {
        var (status, account) = await patchbay.Api.SendJsonAsync(
            "POST", "/integrated-account", $$"""{"integration":"deskly","tenant_id":"t","variables":{"subdomain":"acme"},"credentials":{{credentials}}}""");

        Assert.Equal(201, status);
        Assert.Equal(kind, (string?)account!["credential_kind"]);
    }

    [Theory, EachDatabase]
    public async Task An_account_the_vendor_refuses_is_not_stored_unless_asked_for()
    {
        patchbay.Vendor.Verdict = new VerifyResult(false, "Deskly answered 401.");
        const string Body = """{"integration":"deskly","tenant_id":"t","variables":{"subdomain":"acme"},"credential_kind":"api_key","credentials":{"api_key":"Abcdefghij0123456789"}}""";

        var (refused, problem) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account", Body);
        var (_, list) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account");
        var (stored, _) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account?verify=false", Body);

        Assert.Equal(400, refused);
        Assert.Contains("Deskly answered 401.", problem.Errors("credentials"));
        Assert.Empty(list!["result"]!.AsArray());
        Assert.Equal(201, stored);
    }

    [Theory, EachDatabase]
    public async Task Every_problem_of_a_new_account_is_told_at_once_by_field()
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account", """
            {"integration":"deskly","tenant_id":" ","variables":{"subdomain":"No Such!","colour":"red","base_url":"ftp://x"},
             "credential_kind":"api_key","credentials":{"api_key":"too-short-secret","pin":"1"}}
            """);

        Assert.Equal(400, status);
        Assert.Contains("1 to 200 characters", problem.Errors("tenant_id"));
        Assert.Contains("[a-z0-9-]+", problem.Errors("variables.subdomain"));
        Assert.Contains("Example: acme", problem.Errors("variables.subdomain"));
        Assert.Contains("Known here: ", problem.Errors("variables.colour"));
        Assert.Contains("http or https URL", problem.Errors("variables.base_url"));
        Assert.Contains("[A-Za-z0-9]{20}", problem.Errors("credentials.api_key"));
        Assert.Contains("Known here: api_key", problem.Errors("credentials.pin"));
        Assert.DoesNotContain("too-short-secret", problem!.ToJsonString());
        Assert.Empty(patchbay.Vendor.Verified);
    }

    [Theory]
    [InlineData("""{"integration":"deskli","tenant_id":"t"}""", "integration", "Known: deskly")]
    [InlineData("""{"integration":"deskly","tenant_id":"t"}""", "credential_kind", "api_key, oauth")]
    [InlineData("""{"integration":"deskly","tenant_id":"t","credential_kind":"password"}""", "credential_kind", "api_key, oauth")]
    [InlineData("""{"integration":"deskly","tenant_id":"t"}""", "variables.subdomain", "Required")]
    [InlineData("""{"integration":"deskly","tenant_id":"t","credential_kind":"api_key"}""", "credentials.api_key", "Required")]
    [InlineData("""{"integration":"deskly"}""", "tenant_id", "Required")]
    [InlineData("""{"integration":5,"tenant_id":"t"}""", "integration", "Must be text, not a number.")]
    [InlineData("""{"integration":"deskly","tenant_id":null}""", "tenant_id", "Must not be null.")]
    [InlineData("""{"integration":"deskly","tenant_id":"t","variables":["x"]}""", "variables", "Must be an object of text values, not an array.")]
    [InlineData("""{"integration":"deskly","tenant_id":"t","variables":{"subdomain":5}}""", "variables.subdomain", "Must be text, not a number.")]
    [InlineData("""{"integration":"deskly","tenant_id":"t","tennant":1}""", "tennant", "Known here: integration, tenant_id, name, variables, credential_kind, credentials")]
    [InlineData("[]", "body", "Must be a JSON object")]
    public async Task A_wrong_field_is_named_with_what_is_allowed(string body, string field, string message)
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("POST", "/integrated-account", body);

        Assert.Equal(400, status);
        Assert.Contains(message, problem.Errors(field));
    }

    [Theory]
    [EachDatabase("/integrated-account?limit=0", "limit")]
    [EachDatabase("/integrated-account?limit=201", "limit")]
    [EachDatabase("/integrated-account?limit=ten", "limit")]
    [EachDatabase("/integrated-account?next_cursor=abc", "next_cursor")]
    [EachDatabase("/integrated-account?tenant=acme", "tenant")]
    [EachDatabase("/integrated-account?integration=nope", "integration")]
    public async Task A_wrong_query_parameter_is_named(string path, string field)
    {
        var (status, problem) = await patchbay.Api.SendJsonAsync("GET", path);

        Assert.Equal(400, status);
        Assert.NotEqual("", problem.Errors(field));
    }

    [Theory, EachDatabase]
    public async Task Lists_come_in_parts_newest_first_and_filtered()
    {
        var ids = new List<string>();
        foreach (var tenant in new[] { "a", "b", "a", "a", "b" })
        {
            ids.Insert(0, await patchbay.ConnectAsync(tenant));
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var (_, page) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account?tenant_id=a&limit=2{(cursor is null ? "" : "&next_cursor=" + cursor)}");
            seen.AddRange(page!["result"]!.AsArray().Select(account => (string)account!["id"]!));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);
        var (_, unknown) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account?tenant_id=nobody");

        // Accounts made in the same millisecond have no order among them.
        Assert.Equal(new[] { ids[1], ids[2], ids[4] }.Order(), seen.Order());
        Assert.Empty(unknown!["result"]!.AsArray());
        Assert.Null(unknown["next_cursor"]);
    }

    [Theory, EachDatabase]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var id = await patchbay.ConnectAsync();
        await patchbay.ConnectAsync();
        var (_, page) = await patchbay.Api.SendJsonAsync("GET", "/integrated-account?limit=1");

        var (status, problem) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}/mcp?next_cursor={page!["next_cursor"]}");

        Assert.Equal(400, status);
        Assert.Contains("Not a cursor of this list", problem.Errors("next_cursor"));
    }

    [Theory, EachDatabase]
    public async Task A_patch_changes_what_it_names_and_verifies_new_credentials()
    {
        var id = await patchbay.ConnectAsync();

        var (renamed, named) = await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{id}", """{"name":"Acme desk","status":"disabled"}""");
        var verifiedBefore = patchbay.Vendor.Verified.Count;
        var (changed, _) = await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{id}", """{"credentials":{"api_key":"ZZZZZZZZZZ0123456789"}}""");
        var stored = await patchbay.Part<AccountStore>().FindAsync(id, null, default);

        Assert.Equal((200, 200), (renamed, changed));
        Assert.Equal("disabled", (string?)named!["status"]);
        Assert.Equal(1, verifiedBefore);
        Assert.Equal("ZZZZZZZZZZ0123456789", patchbay.Vendor.Verified.Last().Credentials["api_key"]);
        Assert.Equal("ZZZZZZZZZZ0123456789", stored!.Credentials["api_key"]);
        Assert.Equal("Acme desk", stored.Name);
        Assert.Equal(AccountStatus.Disabled, stored.Status);
    }

    [Theory]
    [EachDatabase("""{"status":"needs_reauth"}""", "status", "active, disabled")]
    [EachDatabase("""{"status":"off"}""", "status", "active, needs_reauth, disabled")]
    [EachDatabase("""{"tenant_id":"x"}""", "tenant_id", "Known here: name, status, variables, credential_kind, credentials")]
    [EachDatabase("""{"credential_kind":"oauth"}""", "credentials", "Required")]
    [EachDatabase("""{"credentials":{"api_key":"short"}}""", "credentials.api_key", "[A-Za-z0-9]{20}")]
    public async Task A_wrong_patch_changes_nothing_and_says_why(string body, string field, string message)
    {
        var id = await patchbay.ConnectAsync();
        var (_, before) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}");

        var (status, problem) = await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{id}", body);

        Assert.Equal(400, status);
        Assert.Contains(message, problem.Errors(field));
        Assert.Equal(before!.ToJsonString(), (await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}")).Json!.ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task A_deleted_account_is_gone_with_its_servers()
    {
        var id = await patchbay.ConnectAsync();
        var (server, _) = await patchbay.MakeServerAsync(id);

        var (deleted, _) = await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{id}");

        Assert.Equal(204, deleted);
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}")).Status);
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{id}/mcp/{server}")).Status);
        Assert.Equal(404, (await patchbay.Api.SendJsonAsync("DELETE", $"/integrated-account/{id}")).Status);
        Assert.Equal([id], patchbay.Vendor.Forgotten);
    }

    [Theory, EachDatabase]
    public async Task Refreshing_fields_tells_them_or_why_the_vendor_would_not()
    {
        var id = await patchbay.ConnectAsync();
        patchbay.Vendor.Fields = FakeVendor.FieldsWith("severity");

        var (ok, fields) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{id}/refresh-fields");
        patchbay.Vendor.FieldsFailure = "Deskly answered 503.";
        var (failed, problem) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{id}/refresh-fields");

        Assert.Equal((200, 502), (ok, failed));
        Assert.Equal("severity", (string?)fields!["fields"]!["ticket_fields"]![0]);
        Assert.Equal("Deskly answered 503.", (string?)problem!["detail"]);
    }
}
