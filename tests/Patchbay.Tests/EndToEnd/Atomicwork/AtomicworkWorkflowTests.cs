using System.Text.Json.Nodes;
using Patchbay.Sandbox.Atomicwork;

namespace Patchbay.Tests.EndToEnd.Atomicwork;

/// <summary>What people ask their assistant to do, played by a script over MCP, and judged by what the product holds afterwards.</summary>
public sealed class AtomicworkWorkflowTests
{
    private readonly AtomicworkSandbox sandbox = new(new());

    [Fact]
    public async Task An_employee_gets_a_laptop_from_stock()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var request = Assert.Single(await desk.ListAsync("list_all_atomicwork_requests_search", new { status = new[] { "OPEN" }, subject_contains = "MacBook Pro" }));
        var read = await desk.Mcp.CallAsync("get_single_atomicwork_requests_number_by_id", new { id = request["display_id"]!.ToString() });
        var requester = (int)read["requester"]!["id"]!;
        var asset = (await desk.ListAsync("list_all_atomicwork_assets_search", new { status = new[] { "AVAILABLE" }, unassigned = true, name_contains = "MacBook Pro" }))[0];
        await desk.Mcp.CallAsync("update_a_atomicwork_assets_id_by_id", new { id = (int)asset["id"]!, form_fields = new { assigned_to = requester, status = "IN_USE" } });
        await desk.Mcp.CallAsync("create_a_atomicwork_request_activity_note", new { display_id = request["display_id"]!.ToString(), description = $"Assigned {asset["display_name"]}." });

        var held = sandbox.Assets.Single(one => (int)one["id"]! == (int)asset["id"]!);
        Assert.Equal(requester, (int)held["assigned_to"]!["id"]!);
        Assert.Equal("IN_USE", held["status"]!["value"]!.ToString());
        Assert.Equal(asset["serial_number"]!.ToString(), held["serial_number"]!.ToString()); // what was not named is kept
        var note = Assert.Single(Request(request["display_id"]!.ToString())["notes"]!.AsArray())!;
        Assert.False((bool)note["is_private"]!);
    }

    [Fact]
    public async Task Critical_requests_of_the_last_hour_become_an_emergency_change()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var requests = await desk.ListAsync("list_all_atomicwork_requests_search", new
        {
            priority = new[] { "Critical" }, subject_contains = "payment gateway", created_after = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        });
        var ids = requests.Select(request => request["display_id"]!.ToString()).ToArray();
        var template = (await desk.ListAsync("list_all_atomicwork_change_templates", new { })).Single(one => one["name"]!.ToString().StartsWith("Emergency"));
        var change = await desk.Mcp.CallAsync("create_a_atomicwork_change_management_change", new
        {
            change_template = (int)template["id"]!, subject = "Roll the payment gateway back", change_type = "Emergency", impact = "Company-wide", linked_requests = ids,
            template_fields = new { rollback_plan = "Deploy the release before." },
        });

        Assert.Equal(3, ids.Length); // the one of ninety minutes ago is not among them
        var held = Assert.Single(sandbox.Changes);
        Assert.Equal(change["display_id"]!.ToString(), held["display_id"]!.ToString());
        Assert.Equal("Company-wide", held["impact"]!.ToString());
        Assert.Equal("Emergency", held["change_type"]!.ToString());
        Assert.Equal(ids, held["linked_requests"]!.AsArray().Select(id => id!.ToString()));
        Assert.Equal("Deploy the release before.", held["template_fields"]!["rollback_plan"]!.ToString());
    }

    [Fact]
    public async Task Every_customer_with_a_billing_failure_hears_of_the_change()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var requests = await desk.ListAsync("list_all_atomicwork_requests_search", new { status = new[] { "OPEN", "IN_PROGRESS" }, subject_contains = "billing failure" });
        var change = await desk.Mcp.CallAsync("create_a_atomicwork_change_management_changes_create_with_file", new
        {
            change_template = 2, subject = "Repair billing", change_type = "Emergency", linked_requests = requests.Select(request => request["display_id"]!.ToString()),
            template_fields = new { rollback_plan = "Restore the table." }, attachments = new[] { new { filename = "plan.txt", text = "Step one" } },
        });
        foreach (var request in requests)
        {
            await desk.Mcp.CallAsync("create_a_atomicwork_request_activity_note", new { display_id = request["display_id"]!.ToString(), description = $"Change {change["display_id"]} repairs this.", is_private = false });
        }

        Assert.Equal(2, requests.Count);
        var held = Assert.Single(sandbox.Changes);
        Assert.Equal("plan.txt", Assert.Single(held["attachments"]!.AsArray())!["name"]!.ToString());
        Assert.Equal("Restore the table.", held["template_fields"]!["rollback_plan"]!.ToString());
        Assert.All(requests, request => Assert.Contains(held["display_id"]!.ToString(), Assert.Single(Request(request["display_id"]!.ToString())["notes"]!.AsArray())!["description"]!.ToString()));
    }

    [Fact]
    public async Task Assets_of_those_who_changed_a_server_yesterday_are_taken_back()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var midnight = DateTimeOffset.UtcNow.Date;

        var entries = await desk.ListAsync("list_all_atomicwork_audit_logs", new
        {
            search_key = "db-01", event_after = midnight.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), event_before = midnight.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), limit = 100,
        });
        var actors = entries.Select(entry => (int)entry["actor"]!["id"]!).Distinct().ToArray();
        var assets = await desk.ListAsync("list_all_atomicwork_assets_search", new { assigned_to_id = actors, limit = 100 });
        foreach (var asset in assets)
        {
            await desk.Mcp.CallAsync("update_a_atomicwork_assets_id_by_id", new { id = (int)asset["id"]!, form_fields = new { assigned_to = (int?)null, status = "RETIRED" } });
        }

        Assert.NotEmpty(actors);
        Assert.NotEmpty(assets);
        Assert.DoesNotContain(sandbox.Assets, asset => asset["assigned_to"] is { } owner && actors.Contains((int)owner["id"]!));
        Assert.Equal(assets.Count, sandbox.Assets.Count(asset => asset["status"]!["value"]!.ToString() == "RETIRED"));
        Assert.All(sandbox.Assets, asset => Assert.False(string.IsNullOrEmpty(asset["serial_number"]?.ToString())));
    }

    private JsonObject Request(string displayId) => sandbox.Requests.Single(request => request["display_id"]!.ToString() == displayId);
}
