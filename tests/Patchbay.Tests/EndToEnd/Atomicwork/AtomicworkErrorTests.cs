using System.Net.Http.Json;
using Patchbay.Sandbox.Atomicwork;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.EndToEnd.Atomicwork;

/// <summary>What goes wrong is answered with what was wrong, what is allowed and what to do, and changes nothing.</summary>
public sealed class AtomicworkErrorTests
{
    private readonly AtomicworkSandbox sandbox = new(new());

    public static TheoryData<string, string, string[]> BadCalls() => new()
    {
        { "get_single_atomicwork_requests_number_by_id", """{"id":"REQ-999999"}""", ["404", "Request not found", "list_all_atomicwork_workspaces"] },
        { "get_single_atomicwork_requests_number_by_id", """{"id":"REQ-1","workspace_id":2}""", ["404", "Check workspace_id"] },
        { "create_a_atomicwork_request", """{"subject":"x","workspace_id":99}""", ["404", "Workspace not found"] },
        { "create_a_atomicwork_request", """{"subject":"x","request_type":"WISH"}""", ["request_type", "INCIDENT"] },
        { "create_a_atomicwork_request", """{"subject":"x","priority":"Extreme"}""", ["400", "allowed: Low, Medium, High, Critical"] },
        { "create_a_atomicwork_request", """{"subject":"x","requester":"ann"}""", ["requester: must be an integer"] },
        { "create_a_atomicwork_request", """{"priority":"High"}""", ["subject: required, but missing"] },
        { "create_a_atomicwork_request", """{"subject":"x","colour":"red"}""", ["colour", "unknown argument"] },
        { "list_all_atomicwork_requests_search", """{"filters":[{"attribute":"created_at","operator":"IS_BETWEEN","values":["2026-01-01"]}]}""", ["IS_BETWEEN takes exactly 2 values"] },
        { "list_all_atomicwork_requests_search", """{"filters":[{"attribute":"colour","operator":"IN","values":["red"]}]}""", ["400", "Unknown attribute colour"] },
        { "list_all_atomicwork_forms_requests", "{}", ["Give one of: workspace_id with request_form_type"] },
        { "create_a_atomicwork_change_management_change", """{"change_template":77,"subject":"x"}""", ["400", "change_template must be the id of a template"] },
        { "create_a_atomicwork_change_management_change", """{"change_template":2,"subject":"x","linked_requests":["REQ-999999"]}""", ["no request REQ-999999"] },
        { "create_a_atomicwork_attachment", """{"file":{"filename":"a.txt","url":"http://127.0.0.1:9/a.txt"}}""", ["nothing was sent"] },
        { "update_a_atomicwork_assets_id_by_id", """{"id":901,"form_fields":{"colour":"red"}}""", ["400", "Unknown field colour"] },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task A_bad_call_says_what_is_wrong_and_writes_nothing(string tool, string arguments, string[] told)
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var message = await desk.Mcp.ErrorAsync(tool, System.Text.Json.Nodes.JsonNode.Parse(arguments)!);

        Assert.All(told, part => Assert.Contains(part, message, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task Without_a_default_workspace_a_call_says_that_one_is_missing()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox, without: "default_workspace_id");

        var message = await desk.Mcp.ErrorAsync("list_all_atomicwork_requests_search", new { });

        Assert.Contains("workspace_id: required, but missing, and the account has no default_workspace_id", message);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        await using var host = await FakeVendor.StartAsync(context =>
        {
            context.Response.ContentLength = (100 * 1024 * 1024) + 1;
            return context.Response.StartAsync();
        });
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_atomicwork_attachment", new { file = new { filename = "big.bin", url = host.Url + "/big.bin" } });

        Assert.Contains($"larger than {100 * 1024 * 1024} bytes", message);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_revoked_key_asks_to_connect_again()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.RevokeKey();

        var message = await desk.Mcp.ErrorAsync("list_all_atomicwork_workspaces", new { });

        Assert.Contains("401", message);
        Assert.Contains("credentials", message);
    }

    [Fact]
    public async Task What_the_plan_lacks_is_forbidden_with_advice()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.Forbid("/audit-logs");

        var message = await desk.Mcp.ErrorAsync("list_all_atomicwork_audit_logs", new { });

        Assert.Contains("403", message);
        Assert.Contains("An administrator can change the role", message);
    }

    [Fact]
    public async Task A_rate_limit_is_passed_on_once_with_its_seconds()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.LimitTo(0);

        var answer = await desk.AnswerAsync("list_all_atomicwork_workspaces", "{}");
        var proxied = await desk.Product.Api.GetAsync($"proxy/{desk.Account}/workspaces");

        Assert.Matches("429.* 60 s|60 seconds", answer.Error);
        Assert.Equal(("0", "60"), (answer.Headers["ratelimit-remaining"], answer.Headers["ratelimit-reset"]));
        Assert.Equal((0, 60), ((int)answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!["remaining"]!, (int)answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!["reset"]!));
        Assert.Equal(429, (int)proxied.StatusCode);
        Assert.Equal("60", Assert.Single(proxied.Headers.GetValues("ratelimit-reset")));
        Assert.Equal("0", Assert.Single(proxied.Headers.GetValues("ratelimit-remaining")));
    }

    [Fact]
    public async Task A_field_made_compulsory_is_asked_for_by_its_label_before_anything_is_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Requests.Count;
        sandbox.AddRequestField("cost_centre", "Cost centre", required: true);

        var refreshed = await desk.Product.Api.PostAsJsonAsync($"integrated-account/{desk.Account}/refresh-fields", new { });
        var schema = await desk.Mcp.SchemaAsync("create_a_atomicwork_request");
        var message = await desk.Mcp.ErrorAsync("create_a_atomicwork_request", new { subject = "x" });
        var without = await desk.Mcp.ErrorAsync("create_a_atomicwork_request", new { subject = "x", custom_fields = new { building = "North" } });
        await desk.Mcp.CallAsync("create_a_atomicwork_request", new { subject = "x", custom_fields = new { cost_centre = "4711" } });

        Assert.True(refreshed.IsSuccessStatusCode);
        Assert.Equal("Cost centre.", schema["properties"]!["custom_fields"]!["properties"]!["cost_centre"]!["description"]!.ToString());
        Assert.Contains("custom_fields: required", message);
        Assert.Contains("cost_centre", without);
        Assert.Contains("Cost centre", without);
        Assert.Equal(before + 1, sandbox.Requests.Count);
        Assert.Equal("4711", sandbox.Requests[^1]["custom_fields"]!["cost_centre"]!.ToString());
    }

    private string State() => $"{sandbox.Requests.Count} {sandbox.Changes.Count} {sandbox.Attachments.Count} {string.Join(',', sandbox.Assets.Select(asset => asset["updated_at"]))}";
}
