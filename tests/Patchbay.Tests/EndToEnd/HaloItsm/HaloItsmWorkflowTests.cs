using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.HaloItsm;

namespace Patchbay.Tests.EndToEnd.HaloItsm;

/// <summary>What people ask their assistant to do, played by a script over MCP, and judged by what the product holds afterwards.</summary>
public sealed class HaloItsmWorkflowTests
{
    private const string Fault = "Payment Gateway Timeout";

    private readonly HaloItsmSandbox sandbox = new(new());

    [Fact]
    public async Task A_fault_that_is_known_gets_a_note_on_its_ticket()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets;
        var known = before.Single(ticket => ticket["summary"]!.ToString() == Fault && (int)ticket["status_id"]! != 9);

        await ReportAsync(desk, "Third alert in ten minutes.");

        var after = sandbox.Tickets;
        var changed = Assert.Single(after.Zip(before), pair => pair.First.ToJsonString() != pair.Second.ToJsonString()).First;
        var action = Assert.Single(changed["actions"]!.AsArray())!;
        Assert.Equal((before.Count, known["id"]!.ToString()), (after.Count, changed["id"]!.ToString()));
        Assert.Equal(("Internal Note", "Third alert in ten minutes."), ((string)action["outcome"]!, (string)action["note"]!));
        Assert.True((bool)action["hiddenfromuser"]!);
        Assert.Equal(2, (int)changed["status_id"]!);
    }

    [Fact]
    public async Task A_fault_that_was_dealt_with_gets_a_new_ticket()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var known = Assert.Single(await desk.ListAsync("list_all_halo_itsm_tickets", new { search = Fault, open_only = true }));
        await desk.Mcp.CallAsync("create_a_halo_itsm_action", new { ticket_id = (int)known["id"]!, outcome = "Resolved", note = "Failed over.", timetaken = 0.5 });
        var before = sandbox.Tickets;

        await ReportAsync(desk, "It is back.");

        var made = Assert.Single(sandbox.Tickets.Skip(before.Count));
        Assert.Equal(before.Select(ticket => ticket.ToJsonString()), sandbox.Tickets.Take(before.Count).Select(ticket => ticket.ToJsonString())); // the closed ones stay closed
        Assert.Equal((Fault, "It is back.", "DevOps"), ((string)made["summary"]!, (string)made["details"]!, (string)made["team"]!));
        Assert.Equal((1, 1, 1), ((int)made["tickettype_id"]!, (int)made["priority_id"]!, (int)made["status_id"]!));
        var resolved = before.Single(ticket => (int)ticket["id"]! == (int)known["id"]!);
        Assert.Equal((9, 0.5m), ((int)resolved["status_id"]!, (decimal)resolved["timetaken"]!));
    }

    [Fact]
    public async Task The_latest_ticket_of_a_user_is_answered_from_the_knowledge_base()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets.Sum(ticket => ticket["actions"]!.AsArray().Count);

        var user = (await desk.ListAsync("list_all_halo_itsm_users", new { search = "sarah.jenkins" })).Single(one => one["emailaddress"]!.ToString() == "sarah.jenkins@company.com");
        var ticket = Assert.Single(await desk.ListAsync("list_all_halo_itsm_tickets", new { user_id = (int)user["id"]!, open_only = true, limit = 1 }));
        var row = Assert.Single(await desk.ListAsync("list_all_halo_itsm_knowledge_base", new { search = "VPN MFA" }));
        var article = await desk.Mcp.CallAsync("get_single_halo_itsm_knowledge_base_by_id", new { id = (int)row["id"]! });
        var outcome = (await desk.ListAsync("list_all_halo_itsm_outcomes", new { })).Single(one => one["outcome"]!.ToString() == "Email User");
        await desk.Mcp.CallAsync("create_a_halo_itsm_action", new
        {
            ticket_id = (int)ticket["id"]!, outcome_id = (int)outcome["id"]!, note = $"{article["resolution"]} ({article["name"]})", sendemail = true,
        });

        Assert.Null(row["resolution"]); // the row has no body
        var held = sandbox.Tickets.Single(one => one["summary"]!.ToString() == "VPN asks for an MFA code that never comes");
        var reply = held["actions"]!.AsArray()[^1]!;
        Assert.Equal(("O", "sarah.jenkins@company.com"), ((string)reply["emaildirection"]!, (string)reply["emailto"]!));
        Assert.Contains("scan the new code", (string)reply["note"]!);
        Assert.False((bool)reply["hiddenfromuser"]!);
        Assert.NotNull(held["responsedate"]);
        Assert.Equal(before + 1, sandbox.Tickets.Sum(one => one["actions"]!.AsArray().Count));
    }

    [Fact]
    public async Task Everyone_whose_MacBook_is_out_of_warranty_gets_a_request_for_a_new_one()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var tickets = sandbox.Tickets.Count;
        var now = DateTimeOffset.UtcNow;

        var type = (await desk.ListAsync("list_all_halo_itsm_asset_types", new { })).Single(one => one["name"]!.ToString() == "MacBook Pro");
        string? cursor = null;
        var rows = new List<JsonNode>();
        do
        {
            var page = await desk.Mcp.CallAsync("list_all_halo_itsm_assets", new { assettype_id = (int)type["id"]!, limit = 8, next_cursor = cursor });
            rows.AddRange(page["result"]!.AsArray().Select(row => row!));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);
        foreach (var row in rows.Where(row => Ended(row["warranty_end"], now)))
        {
            var asset = await desk.Mcp.CallAsync("get_single_halo_itsm_asset_by_id", new { id = (int)row["id"]! });
            foreach (var owner in asset["users"]!.AsArray())
            {
                var user = await desk.Mcp.CallAsync("get_single_halo_itsm_user_by_id", new { id = (int)owner!["id"]! });
                await desk.Mcp.CallAsync("create_a_halo_itsm_ticket", new
                {
                    summary = "Replace MacBook", details = $"{asset["inventory_number"]} is out of warranty.", tickettype_id = 3, user_id = (int)user["id"]!,
                    site_id = user["site_id"], client_id = user["client_id"], assets = new[] { new { id = (int)asset["id"]! } }, // as the record shows them: site_id is 2.0
                });
            }
        }

        var wanted = sandbox.Assets.Where(asset => (int)asset["assettype_id"]! == 102 && Ended(asset["warranty_end"], now))
            .SelectMany(asset => asset["users"]!.AsArray().Select(user => ((int)asset["id"]!, (int)user!["id"]!))).ToList();
        var made = sandbox.Tickets.Skip(tickets).ToList();
        Assert.Equal(30, rows.Count);
        Assert.Contains(wanted, pair => wanted.Count(other => other.Item1 == pair.Item1) == 2); // a shared one
        Assert.Equal(wanted.Order(), made.Select(ticket => ((int)ticket["assets"]![0]!["id"]!, (int)ticket["user_id"]!)).Order());
        Assert.All(made, ticket => Assert.Equal(sandbox.Users.Single(user => (int)user["id"]! == (int)ticket["user_id"]!)["site_id"]!.ToString(), ticket["site_id"]!.ToString()));
    }

    [Fact]
    public async Task What_an_update_does_not_name_is_kept()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var id = (int)Assert.Single(await desk.ListAsync("list_all_halo_itsm_tickets", new { search = Fault, open_only = true }))["id"]!;
        var serial = sandbox.Assets.Single(asset => (int)asset["id"]! == 2004)["key_field2"]!.ToString();

        await desk.Mcp.CallAsync("update_a_halo_itsm_ticket_by_id", new { id, customfields = new { CFbuilding = 2, CFonSite = true } });
        await desk.Mcp.CallAsync("update_a_halo_itsm_ticket_by_id", new { id, customfields = new { CFsystems = new[] { 1, 2 } } });
        await desk.Mcp.CallAsync("update_a_halo_itsm_asset_by_id", new { id = 2004, asset_fields = new Dictionary<string, object> { ["Model"] = "MacBook Air 15" } });

        var values = sandbox.Tickets.Single(ticket => (int)ticket["id"]! == id)["customfields"]!.AsArray().Where(field => field!["value"] is not null).Select(field => field!["value"]!.ToString());
        Assert.Equal(["1,2", "2", "true"], values.Order(StringComparer.OrdinalIgnoreCase));
        var held = sandbox.Assets.Single(asset => (int)asset["id"]! == 2004);
        Assert.Equal(("MacBook Air 15", serial), ((string)held["key_field"]!, (string)held["key_field2"]!));
    }

    [Fact]
    public async Task A_deleted_ticket_is_found_and_brought_back()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var id = (int)Assert.Single(await desk.ListAsync("list_all_halo_itsm_tickets", new { search = Fault, open_only = true }))["id"]!;

        await desk.Mcp.CallAsync("delete_a_halo_itsm_ticket_by_id", new { id, reason = "Opened by mistake" });
        var deleted = Assert.Single(await desk.ListAsync("list_all_halo_itsm_tickets", new { deleted = true }));
        await desk.Mcp.CallAsync("halo_itsm_ticket_recover", new { id = (int)deleted["id"]! });

        Assert.False((bool)sandbox.Tickets.Single(ticket => (int)ticket["id"]! == id)["deleted"]!);
    }

    /// <summary>Adds to the open ticket about the fault, or opens one.</summary>
    private static async Task ReportAsync(SandboxedProduct desk, string text)
    {
        var open = (await desk.ListAsync("list_all_halo_itsm_tickets", new { search = Fault, open_only = true })).FirstOrDefault(ticket => ticket["summary"]!.ToString() == Fault);
        if (open is not null)
        {
            var outcome = (await desk.ListAsync("list_all_halo_itsm_outcomes", new { })).Single(one => one["outcome"]!.ToString() == "Internal Note");
            await desk.Mcp.CallAsync("create_a_halo_itsm_action", new { ticket_id = (int)open["id"]!, outcome_id = (int)outcome["id"]!, note = text, hiddenfromuser = true });
            return;
        }

        var type = (await desk.ListAsync("list_all_halo_itsm_ticket_types", new { })).Single(one => one["name"]!.ToString() == "Incident");
        var team = (await desk.ListAsync("list_all_halo_itsm_teams", new { })).Single(one => one["name"]!.ToString() == "DevOps");
        var priority = (await desk.ListAsync("list_all_halo_itsm_priorities", new { slaid = (int)type["default_sla"]! })).Single(one => one["name"]!.ToString() == "Critical");
        await desk.Mcp.CallAsync("create_a_halo_itsm_ticket", new
        {
            summary = Fault, details = text, tickettype_id = (int)type["id"]!, team = (string)team["name"]!, priority_id = (int)priority["priorityid"]!,
        });
    }

    private static bool Ended(JsonNode? date, DateTimeOffset now) =>
        DateTimeOffset.Parse(date!.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) is { Year: > 1901 } end && end < now;
}
