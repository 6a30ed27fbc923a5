using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Patchbay.Sandbox.Freshservice;

namespace Patchbay.Tests.EndToEnd.Freshservice;

/// <summary>What goes wrong is answered with what was wrong, what is allowed and what to do, and changes nothing.</summary>
public sealed class FreshserviceErrorTests
{
    private readonly FreshserviceSandbox sandbox = new(new());

    public static TheoryData<string, string, string[]> BadCalls() => new()
    {
        { "get_single_freshservice_ticket_by_id", """{"id":999999}""", ["404", "The id is unknown"] },
        { "get_single_freshservice_ticket_by_id", """{"id":"INC-12"}""", ["id: must be an integer"] },
        { "update_a_freshservice_ticket_by_id", """{"id":999999,"tags":["x"]}""", ["404", "Nothing was changed"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":3,"workspace_id":99}""", ["400", "workspace_id"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":3,"workspace_id":3}""", ["400", "employee_number", "missing_field"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":5}""", ["priority", "1, 2, 3, 4"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":"open","priority":3}""", ["status: must be an integer"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":77,"priority":3}""", ["400", "status"] },
        { "create_a_freshservice_ticket", """{"requester_id":"maya","subject":"x","description":"y","status":2,"priority":3}""", ["requester_id: must be an integer"] },
        { "create_a_freshservice_ticket", """{"requester_id":424242,"subject":"x","description":"y","status":2,"priority":3}""", ["400", "requester_id"] },
        { "create_a_freshservice_ticket", """{"subject":"x","description":"y","status":2,"priority":3}""", ["Give one of: requester_id; or email; or phone with name"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":3,"category":"Weather"}""", ["400", "category"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":3,"custom_fields":{"building":"West"}}""", ["custom_fields.building", "North"] },
        { "create_a_freshservice_ticket", """{"email":"maya.harper@demo.example","subject":"x","description":"y","status":2,"priority":3,"colour":"red"}""", ["colour", "unknown argument"] },
        { "create_a_freshservice_ticket_reply", """{"ticket_id":999999,"body":"x"}""", ["404"] },
        { "list_all_freshservice_tickets", """{"query":"status:2 AN priority:3"}""", ["query: at position 10", "AND, OR or the end was expected"] },
        { "list_all_freshservice_tickets", """{"query":"status:'open'"}""", ["compared with a number or null"] },
        { "list_all_freshservice_tickets", """{"query":"cf_colour:'red'"}""", ["400", "cf_colour"] },
        { "list_all_freshservice_changes", """{"view":"my_open","status":[2]}""", ["view: cannot be combined with query"] },
        { "create_a_freshservice_change", """{"email":"maya.harper@demo.example","subject":"x","description":"y","priority":3,"impact":2,"status":1,"risk":1,"change_type":4,"planned_start_date":"2026-12-01T10:00:00Z"}""", ["planned_end_date: required, but missing"] },
        { "create_a_freshservice_onboarding_request", """{"fields":{"cf_employee_name":"Bo","cf_department":"IT"}}""", ["cf_date_of_joining", "Date of joining"] },
        { "create_a_freshservice_onboarding_request", """{"fields":{"cf_employee_name":"Bo","cf_date_of_joining":"2026-12-14","cf_department":"IT","cf_laptop":35}}""", ["400", "cf_laptop"] }, // the display_id instead of the id
        { "update_a_freshservice_asset_by_id", """{"id":999999,"name":"x"}""", ["404", "display_id"] },
        { "delete_a_freshservice_asset_by_id", """{"id":2}""", ["nothing was changed, because the record 2 is in use", "user_id is", "even_if_in_use: true"] },
        { "delete_a_freshservice_asset_by_id", """{"id":12}""", ["the record 12 is in use", "1 relationships"] },
        { "freshservice_service_item_place_request", """{"display_id":1,"custom_fields":{"laptop_model":"MacBook Pro M3","colour":"red"}}""", ["custom_fields.colour", "laptop_model"] },
        { "create_a_freshservice_ticket_note", """{"ticket_id":1100,"body":"x","attachments":[{"filename":"a.txt","url":"http://127.0.0.1:9/a.txt"}]}""", ["nothing was sent", "attachments[0]"] },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task A_bad_call_says_what_is_wrong_and_writes_nothing(string tool, string arguments, string[] told)
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var message = await desk.Mcp.ErrorAsync(tool, JsonNode.Parse(arguments)!);

        Assert.All(told, part => Assert.Contains(part, message, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task An_asset_in_use_is_not_retired_but_it_is_once_nothing_points_to_it()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var state = sandbox.Assets.Single(asset => long.Parse(asset["display_id"]!.ToString(), CultureInfo.InvariantCulture) == 2)["type_fields"]!.AsObject().Single(field => field.Key.StartsWith("asset_state_", StringComparison.Ordinal)).Key;
        var retired = new Dictionary<string, string> { [state] = "Retired" };
        var before = State();

        var message = await desk.Mcp.ErrorAsync("update_a_freshservice_asset_by_id", new { id = 2, type_fields = retired });
        Assert.Equal(before, State());
        await desk.Mcp.CallAsync("update_a_freshservice_asset_by_id", JsonNode.Parse($$"""{"id":2,"type_fields":{"{{state}}":"In Stock"},"location_id":null}""")!);
        await desk.Mcp.CallAsync("update_a_freshservice_asset_by_id", new { id = 2, type_fields = retired, even_if_in_use = true });

        Assert.Contains("user_id is", message);
        Assert.Equal("Retired", sandbox.Assets.Single(asset => long.Parse(asset["display_id"]!.ToString(), CultureInfo.InvariantCulture) == 2)["type_fields"]![state]!.ToString());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var files = builder.Build();
        files.Urls.Add("http://127.0.0.1:0");
        files.MapGet("/big.bin", () => Results.Stream(async body =>
        {
            var megabyte = new byte[1024 * 1024];
            for (var i = 0; i < 42; i++)
            {
                await body.WriteAsync(megabyte);
            }
        }));
        await files.StartAsync(TestContext.Current.CancellationToken);
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_freshservice_ticket_note", new { ticket_id = 1100, body = "x", attachments = new[] { new { url = files.Urls.First() + "/big.bin" } } });

        Assert.Contains((40 * 1024 * 1024).ToString(CultureInfo.InvariantCulture), message);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_revoked_key_asks_to_connect_again()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.RevokeKey();

        var message = await desk.Mcp.ErrorAsync("list_all_freshservice_workspaces", new { });

        Assert.Contains("401", message);
        Assert.Contains("credentials", message);
    }

    [Fact]
    public async Task What_the_plan_lacks_is_forbidden_with_advice()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.Forbid("/problems");
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_freshservice_problem", new
        {
            email = "maya.harper@demo.example", subject = "x", description = "y", priority = 1, status = 1, impact = 1, due_by = "2027-01-01T00:00:00Z",
        });

        Assert.Contains("403", message);
        Assert.Contains("the plan lacks the feature (require_feature)", message);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_rate_limit_is_passed_on_with_its_three_figures_in_text_meta_and_headers()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var url = await desk.Product.CreateServerAsync(desk.Account);
        sandbox.LimitTo(2);
        await desk.Mcp.CallAsync("get_single_freshservice_ticket_by_id", new { id = 1100 });
        var allowed = await CallAsync(url, "get_single_freshservice_ticket_by_id", """{"id":1100}""");
        var before = State();

        var refused = await CallAsync(url, "create_a_freshservice_ticket_note", """{"ticket_id":1100,"body":"x"}""");
        var proxied = await desk.Product.Api.GetAsync($"proxy/{desk.Account}/tickets/1100");

        Assert.Equal(("2", "0"), (allowed.Headers["ratelimit-limit"], allowed.Headers["ratelimit-remaining"]));
        var figures = refused.Json["result"]!["_meta"]!["patchbay/ratelimit"]!;
        var seconds = (int)figures["reset"]!;
        Assert.InRange(seconds, 1, 60);
        Assert.Equal((2, 0), ((int)figures["limit"]!, (int)figures["remaining"]!));
        Assert.Equal(("2", "0", $"{seconds}"), (refused.Headers["ratelimit-limit"], refused.Headers["ratelimit-remaining"], refused.Headers["ratelimit-reset"]));
        Assert.Contains("429", refused.Error);
        Assert.Contains($"try again in {seconds} seconds", refused.Error);
        Assert.Equal(429, (int)proxied.StatusCode);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_field_made_compulsory_is_asked_for_by_its_label_before_anything_is_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = sandbox.Tickets.Count;
        sandbox.AddTicketField("cost_centre", "Cost centre", required: true);

        var refreshed = await desk.Product.Api.PostAsJsonAsync($"integrated-account/{desk.Account}/refresh-fields", new { });
        var create = await desk.Mcp.SchemaAsync("create_a_freshservice_ticket");
        var update = await desk.Mcp.SchemaAsync("update_a_freshservice_ticket_by_id");
        var message = await desk.Mcp.ErrorAsync("create_a_freshservice_ticket", Ticket(null));
        var without = await desk.Mcp.ErrorAsync("create_a_freshservice_ticket", Ticket(new { building = "North" }));
        await desk.Mcp.CallAsync("create_a_freshservice_ticket", Ticket(new { cost_centre = "4711", building = "North", region = "Europe", site = "Berlin" }));

        Assert.True(refreshed.IsSuccessStatusCode);
        Assert.Equal("Cost centre.", create["properties"]!["custom_fields"]!["properties"]!["cost_centre"]!["description"]!.ToString());
        Assert.Equal("""["North","South","Remote"]""", create["properties"]!["custom_fields"]!["properties"]!["building"]!["enum"]!.ToJsonString());
        Assert.Contains("custom_fields", create["required"]!.AsArray().Select(name => name!.ToString()));
        Assert.NotNull(update["properties"]!["custom_fields"]!["properties"]!["cost_centre"]);
        Assert.DoesNotContain("custom_fields", update["required"]!.AsArray().Select(name => name!.ToString()));
        Assert.Contains("custom_fields: required", message);
        Assert.Contains("cost_centre (Cost centre)", message);
        Assert.Contains("cost_centre", without);
        Assert.Contains("Cost centre", without);
        Assert.Equal(before + 1, sandbox.Tickets.Count);
        Assert.Equal("4711", sandbox.Tickets[^1]["custom_fields"]!["cost_centre"]!.ToString());
    }

    [Fact]
    public async Task Fields_of_an_asset_type_are_offered_under_the_names_the_product_wants()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);

        var fields = (await desk.Mcp.SchemaAsync("update_a_freshservice_asset_by_id"))["properties"]!["type_fields"]!["properties"]!.AsObject();

        var state = fields.Single(field => field.Key.StartsWith("asset_state_", StringComparison.Ordinal)).Value!;
        Assert.Contains("Retired", state["enum"]!.AsArray().Select(value => value!.ToString()));
        Assert.Contains("Laptop", state["description"]!.ToString());
        Assert.Contains(fields, field => field.Key.StartsWith("screen_size_", StringComparison.Ordinal) && field.Value!["description"]!.ToString().Contains("Applies to: Laptop."));
    }

    private static object Ticket(object? custom) => new { email = "maya.harper@demo.example", subject = "x", description = "y", status = 2, priority = 3, custom_fields = custom };

    private static async Task<McpAnswer> CallAsync(Uri url, string tool, string arguments)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments}} } }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new McpAnswer(
            (int)response.StatusCode,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A digest of everything a call could have written.</summary>
    private string State()
    {
        var all = new[] { sandbox.Tickets, sandbox.Assets, sandbox.Changes, sandbox.Problems, sandbox.OnboardingRequests, sandbox.Relationships, sandbox.Records("requesters") };
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.SelectMany(rows => rows).Select(row => row.ToJsonString())))));
    }
}
