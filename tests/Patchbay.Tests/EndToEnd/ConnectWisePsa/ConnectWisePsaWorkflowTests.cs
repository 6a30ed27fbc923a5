using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa;

namespace Patchbay.Tests.EndToEnd.ConnectWisePsa;

/// <summary>What people ask their assistant to do, played by a script over MCP, and judged by what the product holds afterwards.</summary>
public sealed class ConnectWisePsaWorkflowTests
{
    private readonly ConnectWisePsaSandbox sandbox = new(new());

    [Fact]
    public async Task The_newest_ticket_about_the_database_is_escalated()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_board_status", new { board_id = 1, name = "Escalated" });
        var untouched = Others(0);

        var ticket = Assert.Single(await desk.ListAsync("list_all_connect_wise_psa_tickets", new { board = "Help Desk", company = "Acme Inc", summary_contains = "database down", orderBy = "id desc", limit = 1 }));
        var id = (int)ticket["id"]!;
        await desk.Mcp.CallAsync("update_a_connect_wise_psa_ticket_by_id", new { id, status = "Escalated", priority = "Priority 1 - Critical" });
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_ticket_note", new { ticket_id = id, text = "Escalated to the database team.", internalAnalysisFlag = true });

        Assert.Equal(sandbox.Tickets.Where(one => one["summary"]!.ToString().Contains("database down", StringComparison.OrdinalIgnoreCase)).Max(one => (int)one["id"]!), id);
        var held = Ticket(id);
        Assert.Equal("Escalated", held["status"]!["name"]!.ToString());
        Assert.Equal("Priority 1 - Critical", held["priority"]!["name"]!.ToString());
        var note = held["notes"]!.AsArray()[^1]!;
        Assert.Equal("Escalated to the database team.", note["text"]!.ToString());
        Assert.Equal((true, false, false), ((bool)note["internalAnalysisFlag"]!, (bool?)note["detailDescriptionFlag"] ?? false, (bool?)note["resolutionFlag"] ?? false));
        Assert.True(Others(id) == Others(0, except: id) && untouched.Length > 0);
    }

    [Fact]
    public async Task A_ticket_is_solved_billed_and_closed()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var entries = sandbox.TimeEntries.Count;

        var ticket = Assert.Single(await desk.ListAsync("list_all_connect_wise_psa_tickets", new { summary_contains = "Database down at the warehouse", closed = false }));
        var id = (int)ticket["id"]!;
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_ticket_note", new { ticket_id = id, text = "Failed over to the second node.", resolutionFlag = true });
        var before = DateTimeOffset.UtcNow;
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_time_entry", new { chargeToId = id, chargeToType = "ServiceTicket", actualHours = 0.75, billableOption = "Billable", notes = "Failed over.", member = "Jane Doe" });
        await desk.Mcp.CallAsync("update_a_connect_wise_psa_ticket_by_id", new { id, status = "Closed" });

        var held = Ticket(id);
        Assert.Equal("Closed", held["status"]!["name"]!.ToString());
        Assert.True((bool)held["closedFlag"]!);
        var note = held["notes"]!.AsArray().Single(one => (bool?)one!["resolutionFlag"] == true)!;
        Assert.Equal("Failed over to the second node.", note["text"]!.ToString());
        Assert.Equal(entries + 1, sandbox.TimeEntries.Count);
        var entry = sandbox.TimeEntries[^1];
        Assert.Equal((id, 0.75m, "Billable", "jdoe"), ((int)entry["chargeToId"]!, (decimal)entry["actualHours"]!, entry["billableOption"]!.ToString(), entry["member"]!["identifier"]!.ToString()));
        Assert.InRange(DateTimeOffset.Parse(entry["timeStart"]!.ToString()), before.AddHours(-0.75).AddSeconds(-2), DateTimeOffset.UtcNow.AddHours(-0.75));
    }

    [Fact]
    public async Task A_person_is_found_by_mail_and_a_ticket_opened_for_them_with_custom_fields_and_a_file()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var contact = Assert.Single(await desk.ListAsync("list_all_connect_wise_psa_contacts", new { email = "ben.ortiz@northwind.example.test" }));
        var ticket = await desk.Mcp.CallAsync("create_a_connect_wise_psa_ticket", new
        {
            summary = "Say \"hello\" [again]", company = "Northwind", contact = "ben.ortiz@northwind.example.test", board = "Help Desk", type = "Break-fix", subType = "Hardware", owner = "asmith",
            initialDescription = "It does not say it.", customFields = new Dictionary<string, object> { ["Root cause"] = "Software", ["Users affected"] = 3 },
        });
        var id = (int)ticket["id"]!;
        await desk.Mcp.CallAsync("update_a_connect_wise_psa_ticket_by_id", new { id, customFields = new Dictionary<string, object> { ["Users affected"] = 5 } });
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_document", new { recordType = "Ticket", recordId = id, title = "Log", file = new { filename = "log.txt", text = "hello" } });
        var found = Assert.Single(await desk.ListAsync("list_all_connect_wise_psa_tickets", new { summary_contains = "\"hello\" [again", company = "Northwind" }));
        var document = Assert.Single(await desk.ListAsync("list_all_connect_wise_psa_documents", new { recordType = "Ticket", recordId = id }));

        var held = Ticket(id);
        Assert.Equal(id, (int)found["id"]!);
        Assert.Equal((int)contact["id"]!, (int)held["contact"]!["id"]!);
        Assert.Equal("asmith", held["owner"]!["identifier"]!.ToString());
        Assert.Equal(("Software", 5), (Field(held, "Root cause")!.ToString(), (int)Field(held, "Users affected")!)); // what the update did not name is kept
        Assert.Equal("It does not say it.", Assert.Single(held["notes"]!.AsArray())!["text"]!.ToString());
        Assert.Equal("hello"u8.ToArray(), await desk.Mcp.FileAsync("connect_wise_psa_document_download", new { id = (int)document["id"]! }));
    }

    [Fact]
    public async Task A_long_list_is_read_to_its_end_without_a_gap_in_either_order()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var forward = await AllAsync(desk, new { board = 1, limit = 1000, fields = new[] { "id" } });
        var sorted = await AllAsync(desk, new { board = 1, limit = 300, fields = new[] { "id" }, orderBy = "id desc" });

        var wanted = sandbox.Tickets.Where(ticket => (int)ticket["board"]!["id"]! == 1 && ticket["recordType"]!.ToString() == "ServiceTicket").Select(ticket => (int)ticket["id"]!).Order().ToList();
        Assert.Equal(wanted, forward);
        Assert.Equal(wanted.AsEnumerable().Reverse(), sorted);
    }

    private static async Task<List<int>> AllAsync(SandboxedProduct desk, object arguments)
    {
        var ids = new List<int>();
        var given = System.Text.Json.JsonSerializer.SerializeToNode(arguments)!.AsObject();
        do
        {
            var page = await desk.Mcp.CallAsync("list_all_connect_wise_psa_tickets", given);
            ids.AddRange(page["result"]!.AsArray().Select(row => (int)row!["id"]!));
            given["next_cursor"] = page["next_cursor"]?.DeepClone();
        }
        while (given["next_cursor"] is not null && ids.Count < 5_000);
        return ids;
    }

    private static JsonNode? Field(JsonNode ticket, string caption) => ticket["customFields"]!.AsArray().Single(field => field!["caption"]!.ToString() == caption)!["value"];

    private JsonObject Ticket(int id) => sandbox.Tickets.Single(ticket => (int)ticket["id"]! == id);

    private string Others(int id, int? except = null) => string.Concat(sandbox.Tickets.Where(ticket => (int)ticket["id"]! != id && (int)ticket["id"]! != except).Select(ticket => ticket["status"]!["name"]));
}
