using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>Tickets as they are written, talked about and moved.</summary>
public sealed class TicketTests
{
    private const string Plain = """{"subject":"x","description":"<p>A <b>bold</b> claim</p>","status":2,"priority":1,"email":"maya.harper@demo.example","tags":["one","two"]}""";

    [Fact]
    public async Task A_new_ticket_is_created_with_its_address_and_the_defaults_of_the_form()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("POST", "/tickets", Plain);

        var ticket = answer.Body!["ticket"]!;
        Assert.Equal((201, $"{desk.BaseUrl}/tickets/{ticket["id"]}"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal(("Incident", 2, 2, "A bold claim"), (ticket["type"]!.ToString(), (int)ticket["source"]!, (int)ticket["workspace_id"]!, ticket["description_text"]!.ToString()));
    }

    [Fact]
    public async Task An_unknown_address_becomes_a_requester()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var ticket = (await desk.SendAsync("POST", "/tickets", Plain.Replace("maya.harper", "brand.new"))).Body!["ticket"]!;

        Assert.Equal("brand.new@demo.example", (await desk.GetAsync($"/requesters/{ticket["requester_id"]}"))["primary_email"]!.ToString());
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_replaces_arrays_whole()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var id = (await desk.SendAsync("POST", "/tickets", Plain)).Body!["ticket"]!["id"];

        await desk.SendAsync("PUT", $"/tickets/{id}", """{"tags":["three"],"priority":4,"assets":[{"display_id":2}]}""");
        await desk.SendAsync("PUT", $"/tickets/{id}", """{"custom_fields":{"building":"North"},"assets":[{"display_id":3}]}""");
        await desk.SendAsync("PUT", $"/tickets/{id}", """{"custom_fields":{"is_recurring":true}}""");

        var ticket = desk.Vendor.Tickets[^1];
        Assert.Equal(("x", 4, "three"), (ticket["subject"]!.ToString(), (int)ticket["priority"]!, Assert.Single(ticket["tags"]!.AsArray())!.ToString()));
        Assert.Equal(3, (int)Assert.Single(ticket["assets"]!.AsArray())!["display_id"]!);
        Assert.Equal(("North", true), (ticket["custom_fields"]!["building"]!.ToString(), (bool)ticket["custom_fields"]!["is_recurring"]!)); // fields are merged
    }

    [Fact]
    public async Task A_deleted_ticket_is_still_told_and_can_come_back()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var deleted = await desk.SendAsync("DELETE", "/tickets/1099");
        var read = await desk.GetAsync("/tickets/1099");
        var restored = await desk.SendAsync("PUT", "/tickets/1099/restore");

        Assert.Equal((204, true, 204), (deleted.Status, (bool)read["deleted"]!, restored.Status));
        Assert.False((bool)(await desk.GetAsync("/tickets/1099"))["deleted"]!);
    }

    [Fact]
    public async Task A_note_is_private_unless_sent_as_public_and_a_reply_never_is()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        await desk.SendAsync("POST", "/tickets/1099/notes", """{"body":"between us"}""");
        await desk.SendAsync("POST", "/tickets/1099/notes", """{"body":"for all","private":false}""");
        var reply = await desk.SendAsync("POST", "/tickets/1099/reply", """{"body":"<p>Hello</p>"}""");

        Assert.Equal([true, false, false], desk.Vendor.Tickets[1098]["conversations"]!.AsArray().TakeLast(3).Select(one => (bool)one!["private"]!));
        Assert.Equal((201, 0, "Hello"), (reply.Status, (int)reply.Body!["conversation"]!["source"]!, reply.Body["conversation"]!["body_text"]!.ToString()));
        Assert.Equal(400, (await desk.SendAsync("PUT", $"/conversations/{reply.Body["conversation"]!["id"]}", """{"body":"other"}""")).Status); // notes only
    }

    [Fact]
    public async Task Files_come_in_a_form_whose_names_tell_arrays_and_objects()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("subject", "x"), ("description", "x"), ("status", "2"), ("priority", "3"), ("email", "maya.harper@demo.example"), ("tags[]", "a"), ("tags[]", "b"), ("custom_fields[affected_users]", "12") })
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("log")), "attachments[]", "log.txt");

        var ticket = (await desk.SendAsync("POST", "/tickets", form)).Body!["ticket"]!;
        var attachment = Assert.Single(ticket["attachments"]!.AsArray())!;
        var file = await desk.SendAsync("GET", $"/attachments/{attachment["id"]}");
        var link = await desk.SendAsync("GET", attachment["attachment_url"]!.ToString(), null, login: null);

        Assert.Equal((3, 2, 12), ((int)ticket["priority"]!, ticket["tags"]!.AsArray().Count, (int)ticket["custom_fields"]!["affected_users"]!));
        Assert.Equal(("log.txt", 3), (attachment["name"]!.ToString(), (int)attachment["size"]!));
        Assert.Equal("log", Encoding.UTF8.GetString(file.Bytes));
        Assert.Equal("log", Encoding.UTF8.GetString(link.Bytes)); // signed: needs no key
    }

    [Fact]
    public async Task A_ticket_holds_forty_megabytes_of_files()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("x"), "body" }, { new ByteArrayContent(new byte[(40 * 1024 * 1024) + 1]), "attachments[]", "big.bin" } };

        Assert.Equal(["attachments invalid_value"], (await desk.SendAsync("POST", "/tickets/1099/notes", form)).Errors);
    }

    [Fact]
    public async Task A_file_under_another_name_is_an_unknown_field()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("x"), "body" }, { new ByteArrayContent([1]), "file", "a.bin" } };

        Assert.Equal(["file invalid_field"], (await desk.SendAsync("POST", "/tickets/1099/notes", form)).Errors);
    }

    [Fact]
    public async Task Closing_asks_for_the_fields_that_closing_needs_unless_an_administrator_waives_them()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var hr = (await desk.ListAsync("/tickets?workspace_id=3"))[0]!["id"];

        var refused = await desk.SendAsync("PUT", $"/tickets/{hr}", """{"status":5}""");
        var waived = await desk.SendAsync("PUT", $"/tickets/{hr}?bypass_mandatory=true", """{"status":5}""");

        Assert.Equal(["closing_remark missing_field"], refused.Errors);
        Assert.Equal(200, waived.Status);
        Assert.Equal(403, (await desk.SendAsync("PUT", "/tickets/1099?bypass_mandatory=true", """{"status":5}""", RunningFreshservice.AgentKey)).Status);
    }

    [Fact]
    public async Task Only_a_move_changes_the_workspace()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var moved = await desk.SendAsync("PUT", "/tickets/1099/move_workspace", """{"workspace_id":3}""");
        var closed = await desk.SendAsync("PUT", "/tickets/1098/move_workspace", """{"workspace_id":4}"""); // the key's agent does not work there

        Assert.Equal((200, 3, 403), (moved.Status, (int)moved.Body!["ticket"]!["workspace_id"]!, closed.Status));
        Assert.Equal(404, (await desk.SendAsync("GET", "/tickets/1099", key: RunningFreshservice.AgentKey)).Status);
    }

    [Fact]
    public async Task One_timer_runs_for_an_agent_and_a_running_one_has_no_time_yet()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var me = (await desk.GetAsync("/agents/me"))["id"];
        Task<Answer> Log(string rest, string path = "/tickets/1099") => desk.SendAsync("POST", path + "/time_entries", $$$"""{"time_entry":{"agent_id":{{{me}}},{{{rest}}}}}""");

        Assert.Equal(["time_spent missing_field"], (await Log("\"note\":\"x\"")).Errors);
        Assert.Equal(["time_spent invalid_value"], (await Log("\"time_spent\":\"1.5\"")).Errors);
        Assert.Equal(["time_spent incompatible_field"], (await Log("\"time_spent\":\"01:00\",\"timer_running\":true")).Errors);
        Assert.Equal(201, (await Log("\"timer_running\":true")).Status);
        Assert.Equal(["timer_running invalid_value"], (await Log("\"timer_running\":true", "/tickets/1098")).Errors);
        Assert.Equal(201, (await desk.SendAsync("POST", "/problems/40/time_entries", $$"""{"agent_id":{{me}},"time_spent":"00:30"}""")).Status); // bare elsewhere
    }

    [Fact]
    public async Task An_approval_is_asked_for_and_cancelled_but_never_given()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var me = (await desk.GetAsync("/agents/me"))["id"];
        var asked = (await desk.SendAsync("POST", "/tickets/1099/approvals", $$"""{"approver_id":{{me}},"approval_type":1}""")).Body!["approvals"]![0]!;

        var given = await desk.SendAsync("PUT", $"/tickets/1099/approvals/{asked["id"]}", """{"approval_status":{"id":1}}""");
        var cancelled = await desk.SendAsync("PUT", $"/tickets/1099/approvals/{asked["id"]}", """{"approval_status":{"id":3}}""");
        var found = await desk.ListAsync($"/approvals?parent=ticket&approver_id={me}");

        Assert.Equal((400, 200), (given.Status, cancelled.Status));
        Assert.Equal(("cancelled", 1099), (Assert.Single(found)!["approval_status"]!["name"]!.ToString(), (int)found[0]!["parent_id"]!));
    }

    [Fact]
    public async Task An_order_becomes_a_service_request_with_requested_items()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var placed = await desk.SendAsync("POST", "/service_catalog/items/1/place_request",
            """{"quantity":1,"requested_for":"maya.harper@demo.example","custom_fields":{"laptop_model":"MacBook Pro M3"},"child_items":[{"service_item_id":2,"quantity":2}]}""");
        var ticket = placed.Body!["service_request"]!;
        var items = await desk.ListAsync($"/tickets/{ticket["id"]}/requested_items");
        var changed = await desk.SendAsync("PUT", $"/tickets/{ticket["id"]}/requested_items/{items[0]!["id"]}", """{"stage":2}""");

        Assert.Equal((201, "Service Request"), (placed.Status, ticket["type"]!.ToString()));
        Assert.Equal([(1, 1), (2, 2)], items.Select(item => ((int)item!["service_item_id"]!, (int)item["quantity"]!)));
        Assert.Equal("Delivered", changed.Body!["requested_item"]!["stage"]!["name"]!.ToString());
    }

    [Fact]
    public async Task A_ticket_tells_more_when_asked_to()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await desk.SendAsync("POST", "/tickets/1099/notes", """{"body":"x"}""");
        }

        var ticket = await desk.GetAsync("/tickets/1099?include=conversations,requester,stats");

        Assert.Equal(10, ticket["conversations"]!.AsArray().Count); // the first ten only
        Assert.NotNull(ticket["requester"]!["email"]);
        Assert.True(ticket["stats"]!.AsObject().ContainsKey("resolved_at"));
    }

    [Fact]
    public async Task An_incident_is_promoted_and_demoted()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal("Major Incident", (await desk.SendAsync("PUT", "/tickets/1099/promote", """{"type":"Major Incident"}""")).Body!["ticket"]!["type"]!.ToString());
        Assert.Equal(["type invalid_value"], (await desk.SendAsync("PUT", "/tickets/1099/promote", """{"type":"Major Incident"}""")).Errors);
        Assert.Equal(200, (await desk.SendAsync("PUT", "/tickets/1099/demote", """{"type":"Incident"}""")).Status);
    }
}
