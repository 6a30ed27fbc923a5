using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice;

namespace Patchbay.Tests.EndToEnd.Freshservice;

/// <summary>What people ask their assistant to do, played by a script over MCP, and judged by what the product holds afterwards.</summary>
public sealed class FreshserviceWorkflowTests
{
    private readonly FreshserviceSandbox sandbox = new(new());

    [Fact]
    public async Task A_VPN_ticket_is_answered_with_an_article_and_waits_for_the_requester()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var ticket = Assert.Single(await desk.ListAsync("list_all_freshservice_tickets", new { status = new[] { 2 }, tag = "vpn", limit = 100 }), row => row["subject"]!.ToString().Contains("VPN"));
        var id = Number(ticket["id"]);
        var article = Assert.Single(await desk.ListAsync("freshservice_solution_article_search", new { search_term = "VPN" }));
        await desk.Mcp.CallAsync("create_a_freshservice_ticket_reply", new
        {
            ticket_id = id, body = $"<p>{article["title"]}: {article["description_text"]}</p>", attachments = new[] { new { filename = "steps.txt", text = "Step one" } },
        });
        await desk.Mcp.CallAsync("create_a_freshservice_ticket_note", new { ticket_id = id, body = $"Sent article {article["id"]}." });
        await desk.Mcp.CallAsync("update_a_freshservice_ticket_by_id", new { id, status = 3, tags = new[] { "answered" } });

        var held = Ticket(id);
        Assert.Equal(3, (int)held["status"]!);
        Assert.Equal(["vpn", "answered"], held["tags"]!.AsArray().Select(tag => tag!.ToString()));
        var said = held["conversations"]!.AsArray();
        var (reply, note) = (said[^2]!, said[^1]!);
        Assert.False((bool)reply["private"]!);
        Assert.Contains("Connect to the VPN", reply["body"]!.ToString());
        Assert.Equal("steps.txt", Assert.Single(reply["attachments"]!.AsArray())!["name"]!.ToString());
        Assert.True((bool)note["private"]!); // unless said otherwise
    }

    [Fact]
    public async Task A_free_laptop_in_New_York_goes_with_the_onboarding_of_a_new_colleague()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var place = Assert.Single(await desk.ListAsync("list_all_freshservice_locations", new { name = "New York" }));
        var laptop = (await desk.ListAsync("list_all_freshservice_assets", new { name = "MacBook M3", asset_state = new[] { "In Stock" }, unused = true, location_id = (long)place["id"]! }))[0];
        var department = Assert.Single(await desk.ListAsync("list_all_freshservice_departments", new { name = "Engineering" }));
        var schema = await desk.Mcp.SchemaAsync("create_a_freshservice_onboarding_request");
        var request = await desk.Mcp.CallAsync("create_a_freshservice_onboarding_request", new
        {
            fields = new
            {
                cf_employee_name = "Bo Lind", cf_date_of_joining = "2026-12-14", cf_department = (long)department["id"]!, cf_location = "New York", cf_laptop = (long)laptop["id"]!,
                msf_software = new[] { "Slack", "Jira" }, cf_remote = false,
            },
        });
        var read = await desk.Mcp.CallAsync("get_single_freshservice_onboarding_request_by_id", new { id = (long)request["id"]! });

        Assert.Equal(["cf_date_of_joining", "cf_department", "cf_employee_name"], schema["properties"]!["fields"]!["required"]!.AsArray().Select(name => name!.ToString()).Order());
        var held = sandbox.OnboardingRequests.Single(one => Number(one["id"]) == (long)request["id"]!);
        var given = sandbox.Assets.Single(asset => Number(asset["id"]) == Number(held["fields"]!["cf_laptop"]));
        Assert.Equal((long)laptop["id"]!, Number(given["id"]));
        Assert.Equal(("MacBook Pro M3", (long)place["id"]!, null), (given["name"]!.ToString(), Number(given["location_id"]), given["user_id"]));
        Assert.Equal("14-12-2026", held["fields"]!["cf_date_of_joining"]!.ToString()); // days go in year first and come out day first
        Assert.Null(request["ticket_id"]);
        Assert.NotNull(read["ticket_id"]); // the product opens the tickets in the background
    }

    [Fact]
    public async Task Pressing_tickets_nobody_has_go_to_the_network_engineers()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);

        var group = (await desk.ListAsync("list_all_freshservice_groups", new { limit = 100 })).Single(one => one["name"]!.ToString() == "Network Engineering");
        var found = (await desk.ListAsync("list_all_freshservice_tickets", new { query = $"priority:3 AND agent_id:null AND status:2 AND created_at:>'{yesterday:yyyy-MM-dd}'" }))
            .Where(row => DateTimeOffset.Parse(row["created_at"]!.ToString(), CultureInfo.InvariantCulture) >= yesterday).Select(row => (long)row["id"]!).ToList();
        foreach (var id in found)
        {
            await desk.Mcp.CallAsync("update_a_freshservice_ticket_by_id", new { id, group_id = (long)group["id"]! });
        }

        var meant = sandbox.Tickets.Where(one => Number(one["priority"]) == 3 && one["responder_id"] is null && Number(one["status"]) == 2 && Number(one["workspace_id"]) == 2
            && !(bool)one["deleted"]! && DateTimeOffset.Parse(one["created_at"]!.ToString(), CultureInfo.InvariantCulture) >= yesterday).ToList();
        Assert.Contains(meant, one => one["subject"]!.ToString().StartsWith("VPN", StringComparison.Ordinal));
        Assert.Equal(meant.Select(one => Number(one["id"])).Order(), found.Order());
        Assert.All(meant, one => Assert.Equal((long)group["id"]!, Number(one["group_id"])));
    }

    [Fact]
    public async Task A_server_is_retired_once_what_it_runs_has_moved()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        const int Old = 12;
        var state = Asset(Old)["type_fields"]!.AsObject().Single(field => field.Key.StartsWith("asset_state_", StringComparison.Ordinal)).Key;

        var edges = await desk.ListAsync("list_all_freshservice_asset_relationships", new { asset_display_id = Old });
        var moved = edges.Select(edge => new { relationship_type_id = Number(edge["relationship_type_id"]), primary_id = Number(edge["primary_id"]), primary_type = "asset", secondary_id = 24, secondary_type = "asset" }).ToArray();
        var job = await desk.Mcp.CallAsync("create_a_freshservice_relationship", new { relationships = moved });
        var done = await desk.Mcp.CallAsync("get_single_freshservice_job_by_id", new { id = job["job_id"]!.ToString() });
        for (var tries = 0; done["status"]!.ToString() != "success" && tries < 5; tries++)
        {
            done = await desk.Mcp.CallAsync("get_single_freshservice_job_by_id", new { id = job["job_id"]!.ToString() });
        }

        await desk.Mcp.CallAsync("delete_a_freshservice_relationship_by_id", new { ids = edges.Select(edge => Number(edge["id"])) });
        await desk.Mcp.CallAsync("update_a_freshservice_asset_by_id", new { id = Old, type_fields = new Dictionary<string, string> { [state] = "Retired" } });

        Assert.NotEmpty(edges);
        Assert.Equal("success", done["status"]!.ToString());
        Assert.Equal("Retired", Asset(Old)["type_fields"]![state]!.ToString());
        Assert.DoesNotContain(sandbox.Relationships, edge => Number(edge["primary_id"]) == Old || Number(edge["secondary_id"]) == Old);
        Assert.Contains(sandbox.Relationships, edge => Number(edge["primary_id"]) == Number(edges[0]["primary_id"]) && Number(edge["secondary_id"]) == 24);
    }

    [Fact]
    public async Task A_laptop_is_ordered_from_the_catalogue_with_what_its_form_wants()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets.Count;

        var item = (await desk.ListAsync("freshservice_service_item_search", new { search_term = "laptop" })).Single(one => one["name"]!.ToString() == "Laptop");
        var refused = await desk.Mcp.ErrorAsync("freshservice_service_item_place_request", new { display_id = (int)item["display_id"]!, requested_for = "maya.harper@demo.example" });
        Assert.Equal(before, sandbox.Tickets.Count);
        var ordered = await desk.Mcp.CallAsync("freshservice_service_item_place_request", new
        {
            display_id = (int)item["display_id"]!, quantity = 1, requested_for = "maya.harper@demo.example", custom_fields = new { laptop_model = "MacBook Pro M3" },
        });

        Assert.Contains("custom_fields.laptop_model: required, but missing (Model).", refused);
        Assert.Equal(before + 1, sandbox.Tickets.Count);
        Assert.Equal("Service Request", Ticket((long)ordered["id"]!)["type"]!.ToString());
        var items = await desk.ListAsync("list_all_freshservice_requested_items", new { ticket_id = (long)ordered["id"]! });
        Assert.Equal("MacBook Pro M3", items[0]["custom_fields"]!["laptop_model"]!.ToString());
    }

    [Fact]
    public async Task All_pages_of_a_search_are_walked_once()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var ids = new List<long>();

        string? cursor = null;
        do
        {
            var page = await desk.Mcp.CallAsync("list_all_freshservice_tickets", new { status = new[] { 4 }, limit = 20, next_cursor = cursor });
            ids.AddRange(page["result"]!.AsArray().Select(row => (long)row!["id"]!));
            cursor = page["next_cursor"]?.ToString();
        }
        while (cursor is not null);

        var meant = sandbox.Tickets.Where(one => Number(one["status"]) == 4 && Number(one["workspace_id"]) == 2 && !(bool)one["deleted"]! && !(bool)one["spam"]!).Select(one => Number(one["id"])).ToList();
        Assert.True(meant.Count > 60);
        Assert.Equal(meant.Order(), ids.Order());
    }

    [Fact]
    public async Task The_plain_list_says_that_it_has_thirty_days_and_goes_further_back_when_asked()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var plain = await desk.Mcp.CallAsync("list_all_freshservice_tickets", new { order_type = "asc", limit = 1 });
        var older = await desk.Mcp.CallAsync("list_all_freshservice_tickets", new { order_type = "asc", limit = 1, updated_since = "2015-01-01T00:00:00Z" });

        Assert.Contains("last 30 days", plain["note"]!.ToString());
        Assert.Null(older["note"]);
        Assert.NotEqual((long)plain["result"]![0]!["id"]!, (long)older["result"]![0]!["id"]!);
    }

    // The product's numbers are wider than those a row is built from.
    private static long Number(JsonNode? number) => long.Parse(number!.ToString(), CultureInfo.InvariantCulture);

    private JsonObject Ticket(long id) => sandbox.Tickets.Single(ticket => Number(ticket["id"]) == id);

    private JsonObject Asset(int displayId) => sandbox.Assets.Single(asset => Number(asset["display_id"]) == displayId);
}
