using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Patchbay.Sandbox.HaloItsm;

namespace Patchbay.Tests.EndToEnd.HaloItsm;

/// <summary>What goes wrong is answered with what was wrong, what is allowed and what to do, and changes nothing.</summary>
public sealed class HaloItsmErrorTests
{
    private const string Create = "create_a_halo_itsm_ticket";

    private readonly HaloItsmSandbox sandbox = new(new());

    public static TheoryData<string, string, string[]> BadCalls() => new()
    {
        { "get_single_halo_itsm_ticket_by_id", """{"id":999999}""", ["404", "Tickets not found", "not visible to the account's agent"] },
        { "update_a_halo_itsm_ticket_by_id", """{"id":999999,"summary":"x"}""", ["404", "Tickets not found"] },
        { "update_a_halo_itsm_ticket_by_id", """{"id":999999,"customfields":{"CFbuilding":1}}""", ["404", "Nothing was changed"] },
        { "update_a_halo_itsm_ticket_by_id", """{"summary":"x"}""", ["id: required, but missing"] },
        { "update_a_halo_itsm_ticket_by_id", """{"id":0,"summary":"x"}""", ["id: must be the id of a record that exists"] },
        { "update_a_halo_itsm_asset_by_id", """{"notes":"x"}""", ["id: required, but missing"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","id":11202}""", ["id", "unknown argument"] },
        { "create_a_halo_itsm_action", """{"ticket_id":11202,"note":"x"}""", ["400", "An Outcome must be entered for this Action"] },
        { "create_a_halo_itsm_action", """{"ticket_id":999999,"outcome_id":7,"note":"x"}""", ["404", "Ticket not found"] },
        { "create_a_halo_itsm_action", """{"ticket_id":11202,"outcome":"Dance"}""", ["400", "You do not have access to this Action"] },
        { "create_a_halo_itsm_action", """{"ticket_id":11202,"outcome_id":7}""", ["400", "Please enter a note"] },          // a bare JSON string
        { "create_a_halo_itsm_action", """{"ticket_id":11202,"outcome_id":14,"new_status":77}""", ["400", "new_status"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","tickettype_id":3}""", ["400", "Please complete the field Details"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","agent_id":77}""", ["400", "agent_id"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","team":"Nobody"}""", ["400", "no team named 'Nobody'"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","user_id":"Sarah"}""", ["user_id: must be an integer"] },
        { "create_a_halo_itsm_ticket", """{"summary":"x","customfields":{"CFbuilding":9}}""", ["CFbuilding"] },
        { "create_a_halo_itsm_ticket", """{"details":"x"}""", ["summary: required, but missing"] },
        { "halo_itsm_approval_decide", """{"ticket_id":11207,"seq":1,"actionnumber":1,"result":5}""", ["result", "1", "2"] },
        { "list_all_halo_itsm_tickets", """{"datesearch":"closed"}""", ["datesearch", "dateoccured", "datecleared"] },
        { "list_all_halo_itsm_tickets", """{"clientid":3}""", ["clientid", "unknown argument", "client_id"] },             // the product itself would answer every ticket
        { "list_all_halo_itsm_tickets", """{"client_id":"Northgate Retail"}""", ["client_id: must be an integer"] },
        { "list_all_halo_itsm_actions", "{}", ["ticket_id: required, but missing"] },
        { "list_all_halo_itsm_users", """{"advanced_search":"[{\"filter_name\":\"colour\",\"filter_type\":2,\"filter_value\":\"red\"}]"}""", ["400", "Invalid advanced search parameter: colour"] },
        { "create_a_halo_itsm_attachment", """{"ticket_id":11202,"file":{"filename":"a.txt","url":"http://127.0.0.1:9/a.txt"}}""", ["nothing was sent", "127.0.0.1:9"] },
        { "create_a_halo_itsm_action", """{"ticket_id":11202,"outcome_id":7,"note":"x","attachments":[{"filename":"a.txt","url":"http://127.0.0.1:9/a.txt"}]}""", ["nothing was sent", "127.0.0.1:9"] },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task A_bad_call_says_what_is_wrong_and_writes_nothing(string tool, string arguments, string[] told)
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var message = await desk.Mcp.ErrorAsync(tool, JsonNode.Parse(arguments)!);

        Assert.All(told, part => Assert.Contains(part, message, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("halo.dbo", message); // table names are of no use to anybody here
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_anything_is_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        await using var web = await FileServerAsync(new byte[10 * 1024 * 1024 + 1]);
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_halo_itsm_attachment", new { ticket_id = 11202, file = new { filename = "dump.bin", url = web.Urls.First() + "/dump.bin" } });

        Assert.Contains("nothing was sent", message);
        Assert.Contains("10485760", message);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task An_update_without_an_id_is_impossible_over_the_proxy_too()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var created = await desk.Product.PostAsync($"/proxy/{desk.Account}/tickets", new { id = 11202, summary = "x" });
        var patched = await desk.Product.Api.PatchAsJsonAsync($"/proxy/{desk.Account}/tickets/0", new { summary = "x" });

        Assert.Equal(400, created.Status);
        Assert.False(patched.IsSuccessStatusCode);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_revoked_application_asks_to_connect_again()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.RevokeKey();

        var first = await desk.Mcp.ErrorAsync(Create, new { summary = "x" }); // the token is not accepted any more, and a new one is refused
        var account = await desk.Product.GetAsync($"/integrated-account/{desk.Account}");
        var second = await desk.Mcp.ErrorAsync(Create, new { summary = "x" });

        Assert.Contains("HaloITSM no longer accepts this connection's sign-in (invalid_client)", first);
        Assert.Contains("connect the account again", first);
        Assert.Equal("needs_reauth", (string)account["status"]!);
        Assert.Contains("connect the account again", second);
        Assert.DoesNotContain("demo-secret", first + second + account.ToJsonString());
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_early_is_replaced_within_the_call()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets.Count;
        sandbox.FailNext(HaloItsmFault.EmptyUnauthorized);

        await desk.Mcp.CallAsync(Create, new { summary = "x" });

        Assert.Equal(before + 1, sandbox.Tickets.Count);
    }

    [Fact]
    public async Task A_role_that_is_missing_is_told_with_advice()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.Forbid("/Tickets");

        var message = await desk.Mcp.ErrorAsync(Create, new { summary = "x" });

        Assert.Contains("403", message);
        Assert.Contains("The application lacks that permission, or the agent it signs in as lacks the role", message);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_gateway_that_gives_up_warns_that_the_write_may_have_happened()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets.Count;
        sandbox.FailNext(HaloItsmFault.GatewayTimeoutAfterCommit);

        var message = await desk.Mcp.ErrorAsync(Create, new { summary = "x" });

        Assert.Contains("504", message);
        Assert.Contains("The write may have happened", message);
        Assert.DoesNotContain("<", message);
        Assert.Equal(before + 1, sandbox.Tickets.Count); // it did, and was not tried again
    }

    [Fact]
    public async Task A_warning_inside_a_success_reaches_the_caller()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.FailNext(HaloItsmFault.Warning);

        var made = await desk.Mcp.CallAsync(Create, new { summary = "x" });

        Assert.Contains("e-mail could not be sent", (string)made["_warning"]!);
    }

    [Fact]
    public async Task A_rate_limit_is_passed_on_once_with_its_figures()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.LimitTo(0);

        var answer = await desk.AnswerAsync(Create, """{"summary":"x"}""");
        var proxied = await desk.Product.Api.PostAsJsonAsync($"/proxy/{desk.Account}/tickets", new { summary = "x" });

        Assert.Contains("429", answer.Error);
        Assert.Contains("300 seconds", answer.Error);
        Assert.Equal("""{"limit":0,"remaining":0,"reset":300}""", answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!.ToJsonString());
        Assert.Equal(("0", "0", "300"), (answer.Headers["ratelimit-limit"], answer.Headers["ratelimit-remaining"], answer.Headers["ratelimit-reset"]));
        Assert.Equal((429, "300"), ((int)proxied.StatusCode, Assert.Single(proxied.Headers.GetValues("ratelimit-reset"))));
        Assert.Equal(before, State());
    }

    [Theory]
    [InlineData(false, true, 1, 300)]   // without the seconds, the whole window is the safe wait
    [InlineData(true, false, 1, 300)]
    public async Task A_rate_limit_says_the_same_whichever_way_the_tenant_tells_it(bool json, bool silent, int limit, int longest)
    {
        var tenant = new HaloItsmSandbox(new() { LimitsInJson = json, SendsRetryAfter = !silent });
        await using var desk = await SandboxedProduct.StartAsync(tenant);
        tenant.LimitTo(limit);
        await desk.Mcp.CallAsync("list_all_halo_itsm_statuses", new { });

        var answer = await desk.AnswerAsync(Create, """{"summary":"x"}""");

        var figures = answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!;
        Assert.Equal((limit, 0), ((int)figures["limit"]!, (int)figures["remaining"]!));
        Assert.InRange((int)figures["reset"]!, longest - 60, longest);
    }

    [Fact]
    public async Task A_field_made_compulsory_is_asked_for_by_its_label_before_anything_is_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        await desk.Mcp.SchemaAsync(Create);
        var before = State();
        sandbox.AddTicketField("CFcostCentre", "Cost centre", required: true);

        var refreshed = await desk.Product.Api.PostAsJsonAsync($"integrated-account/{desk.Account}/refresh-fields", new { });
        var schema = await desk.Mcp.SchemaAsync(Create);
        var bare = await desk.Mcp.ErrorAsync(Create, new { summary = "x" });
        var without = await desk.Mcp.ErrorAsync(Create, new { summary = "x", customfields = new { CFbuilding = 1 } });
        var unchanged = State();
        await desk.Mcp.CallAsync(Create, new { summary = "With a cost centre", customfields = new { CFcostCentre = "4711" } });

        Assert.True(refreshed.IsSuccessStatusCode);
        Assert.Contains("Cost centre", schema["properties"]!["customfields"]!["properties"]!["CFcostCentre"]!["description"]!.ToString());
        Assert.Contains("customfields: required", bare);
        Assert.Contains("Cost centre", without);
        Assert.Equal(before, unchanged);
        Assert.Equal("4711", sandbox.Tickets[^1]["customfields"]!.AsArray().Single(field => field!["value"] is not null)!["value"]!.ToString());
    }

    [Fact]
    public async Task An_account_with_another_tenants_name_is_not_connected()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var variables = desk.Variables;
        variables["tenant"] = "other";

        var (status, body) = await desk.Product.TryConnectAsync("halo_itsm", "oauth", variables, desk.Credentials);

        Assert.InRange(status, 400, 499);
        Assert.Contains("invalid_client", body);
    }

    private static async Task<WebApplication> FileServerAsync(byte[] file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/dump.bin", () => Results.Bytes(file));
        await app.StartAsync();
        return app;
    }

    /// <summary>Everything an error must leave as it was.</summary>
    private string State() => string.Join('\n', sandbox.Tickets.Concat(sandbox.Assets).Concat(sandbox.Users).Concat(sandbox.Clients).Concat(sandbox.Files).Concat(sandbox.Rows("TicketApproval"))
        .Select(record => record.ToJsonString()));
}
