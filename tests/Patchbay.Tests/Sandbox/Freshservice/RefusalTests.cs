namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>What the product refuses, and in which words of its own.</summary>
public sealed class RefusalTests
{
    private const string Change = "\"subject\":\"x\",\"description\":\"x\",\"priority\":1,\"impact\":1,\"status\":1,\"risk\":1,\"change_type\":1,\"planned_start_date\":\"2027-01-01T10:00:00Z\",\"planned_end_date\":\"2027-01-01T11:00:00Z\",\"email\":\"maya.harper@demo.example\"";

    public static TheoryData<string, string, string?, string> Bodies() => new()
    {
        { "POST", "/tickets", """{"subject":"x","description":"x","email":"a@demo.example"}""", "status missing_field, priority missing_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1}""", "requester_id missing_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"phone":"+44 1"}""", "name missing_field" },
        { "POST", "/tickets", """{"description":"x","status":2,"priority":1,"email":"a@demo.example"}""", "subject missing_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":9,"email":"a@demo.example"}""", "priority invalid_value" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":77,"priority":1,"email":"a@demo.example"}""", "status invalid_value" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":"open","priority":1,"email":"a@demo.example"}""", "status datatype_mismatch" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","colour":"red"}""", "colour invalid_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"nobody"}""", "email datatype_mismatch" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","tags":"one"}""", "tags datatype_mismatch" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","group_id":1}""", "group_id invalid_value" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","due_by":"2099-01-01T00:00:00Z"}""", "fr_due_by missing_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","category":"Hardware","sub_category":"Browser"}""", "sub_category invalid_value" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","custom_fields":{"building":"West"}}""", "building invalid_value" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","custom_fields":{"nowhere":1}}""", "nowhere invalid_field" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","custom_fields":{"affected_users":"many"}}""", "affected_users datatype_mismatch" },
        { "POST", "/tickets", """{"subject":"x","description":"x","status":2,"priority":1,"email":"a@demo.example","workspace_id":3}""", "employee_number missing_field" }, // HR's own field
        { "PUT", "/tickets/1000", """{"workspace_id":2}""", "workspace_id readonly_field" },
        { "PUT", "/tickets/1099", """{"requested_for_id":1}""", "requested_for_id invalid_value, requested_for_id incompatible_field" },
        { "POST", "/tickets/1099/notes", """{"private":true}""", "body missing_field" },
        { "POST", "/tickets/1099/notes", """{"body":"x","private":"yes"}""", "private datatype_mismatch" },
        { "POST", "/tickets/1099/reply", """{"body":"x","private":false}""", "private invalid_field" },
        { "POST", "/tickets/1099/tasks", """{"status":1}""", "title missing_field" },
        { "POST", "/tickets/1099/time_entries", """{"agent_id":1,"time_spent":"01:00"}""", "agent_id invalid_field, time_spent invalid_field" }, // a ticket's is wrapped
        { "POST", "/problems", """{"subject":"x","description":"x","priority":1,"status":1,"impact":1,"due_by":"2099-01-01T00:00:00Z"}""", "requester_id missing_field" },
        { "POST", "/problems", """{"requester_id":1,"subject":"x","description":"x","priority":1,"status":5,"impact":1,"due_by":"tomorrow"}""", "requester_id invalid_value, status invalid_value, due_by datatype_mismatch" },
        { "POST", "/releases", """{"subject":"x","description":"x","priority":1,"status":1,"release_type":1}""", "planned_start_date missing_field, planned_end_date missing_field" },
        { "POST", "/requesters", """{"first_name":"x"}""", "primary_email missing_field" },
        { "POST", "/requesters", """{"first_name":"x","primary_email":"x@demo.example","location_id":5}""", "location_id invalid_value" },
        { "POST", "/agents", """{"first_name":"x","email":"x@demo.example","role_ids":[1]}""", "role_ids invalid_field, roles missing_field" },
        { "POST", "/groups", """{"name":"x","agent_ids":[1]}""", "agent_ids invalid_field" },
        { "POST", "/assets", """{"name":"x"}""", "asset_type_id missing_field" },
        { "PUT", "/assets/2", """{"type_fields":{"asset_state":"In Stock"}}""", "asset_state invalid_field" }, // the suffix is missing
        { "POST", "/assets/2/components", """{"component_type":"Processor","component_data":[{"model":"M3"}]}""", "manufacturer missing_field, cpu_speed missing_field" },
        { "POST", "/solutions/folders", """{"name":"x","visibility":1}""", "category_id missing_field" },
        { "POST", "/locations", """{"name":"x","address":{"planet":"Mars"}}""", "address.planet invalid_field" },
        { "POST", "/onboarding_requests", """{"fields":{"cf_employee_name":"x"}}""", "cf_date_of_joining missing_field, cf_department missing_field" },
        { "POST", "/onboarding_requests", """{"fields":{"cf_employee_name":"x","cf_date_of_joining":"01-12-2026","cf_department":"Engineering"}}""", "cf_date_of_joining datatype_mismatch" },
        { "POST", "/onboarding_requests", """{"fields":{"cf_employee_name":"x","cf_date_of_joining":"2026-12-01","cf_department":"Engineering","cf_laptop":35}}""", "cf_laptop invalid_value" }, // a display_id is no id
        { "POST", "/service_catalog/items/1/place_request", """{"quantity":1}""", "laptop_model missing_field" },
        { "POST", "/service-catalog/items", """{"name":"x"}""", "service_item missing_field" },
        { "POST", "/applications", """{"name":"x"}""", "name invalid_field" },
        { "POST", "/announcements", """{"title":"x"}""", "body_html missing_field, visible_from missing_field" },
        { "POST", "/contracts", """{"name":"x"}""", "vendor_id missing_field, contract_number missing_field, contract_type_id missing_field" },
        { "GET", "/solutions/folders", null, "category_id missing_field" },
        { "GET", "/solutions/articles", null, "folder_id missing_field" },
        { "GET", "/solutions/articles/search", null, "search_term missing_field" },
        { "GET", "/approvals?status=requested", null, "parent missing_field" },
        { "GET", "/approvals?parent=ticket", null, "approver_id missing_field" },
        { "GET", "/tickets?filter=mine", null, "filter invalid_value" },
        { "GET", "/tickets?type=Problem", null, "type invalid_value" },
        { "GET", "/tickets?updated_since=yesterday", null, "updated_since datatype_mismatch" },
        { "GET", "/tickets?include=everything", null, "include invalid_value" },
        { "GET", "/tickets?workspace_id=99", null, "workspace_id invalid_value" },
        { "GET", "/changes?view=all&query=%22priority:1%22", null, "view incompatible_field" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_wrong_request_is_told_field_by_field(string verb, string path, string? body, string errors)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync(verb, path, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("Validation failed", answer.Body!["description"]!.ToString());
        Assert.Equal(errors.Split(", ").Order(), answer.Errors.Order());
        Assert.All(answer.Body["errors"]!.AsArray(), error => Assert.NotEmpty(error!["message"]!.ToString()));
    }

    [Theory]
    [InlineData("GET", "/tickets/99999", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/assets/27000100334", 404)] // an asset's path has the display_id
    [InlineData("DELETE", "/tickets", 405)]
    [InlineData("PATCH", "/tickets/1", 405)]
    public async Task What_is_not_there_is_refused_without_a_body(string verb, string path, int status)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync(verb, path);

        Assert.Equal((status, 0), (answer.Status, answer.Bytes.Length));
        Assert.Equal(status == 405, answer.Headers.ContainsKey("Allow"));
    }

    [Theory]
    [InlineData("/changes", "{" + Change + ",\"planning_fields\":{\"rollout_plan\":{\"description\":\"x\"}}}")]
    [InlineData("/releases", """{"subject":"x","description":"x","priority":1,"status":1,"release_type":1,"planned_start_date":"2027-01-01T10:00:00Z","planned_end_date":"2027-01-01T11:00:00Z","planning_fields":{}}""")]
    public async Task Plans_sent_with_a_new_record_break_the_product(string path, string body)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("POST", path, body);

        Assert.Equal((500, "internal_error"), (answer.Status, answer.Body!["code"]!.ToString()));
    }

    [Fact]
    public async Task Plans_are_written_by_an_update()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var made = await desk.SendAsync("POST", "/changes", "{" + Change + "}");

        var answer = await desk.SendAsync("PUT", $"/changes/{made.Body!["change"]!["id"]}", """{"planning_fields":{"rollout_plan":{"description":"<p>Step by step</p>"}}}""");

        Assert.Equal((201, 200), (made.Status, answer.Status));
        Assert.Equal("<p>Step by step</p>", desk.Vendor.Changes[^1]["planning_fields"]!["rollout_plan"]!["description"]!.ToString());
    }

    [Theory]
    [InlineData("text/plain", "x", 415)]
    [InlineData("application/x-www-form-urlencoded", "subject=x", 415)]
    [InlineData("application/json", "{\"subject\":", 400)]
    [InlineData("application/json", "[]", 400)]
    public async Task A_body_is_json_or_a_form_with_parts(string type, string body, int status)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("POST", "/tickets", new StringContent(body, System.Text.Encoding.UTF8, type));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 400 ? "invalid_json" : null, answer.Body?["code"]?.ToString());
    }

    [Theory]
    [InlineData("POST", "/locations", """{"name":"London"}""", "name")]
    [InlineData("POST", "/requesters", """{"first_name":"x","primary_email":"maya.harper@demo.example"}""", "primary_email")]
    [InlineData("POST", "/vendors", """{"name":"apple"}""", "name")]
    public async Task A_value_that_must_be_unique_is_refused_as_a_conflict(string verb, string path, string body, string field)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync(verb, path, body);

        Assert.Equal(409, answer.Status);
        Assert.Equal([$"{field} duplicate_value"], answer.Errors);
    }

    [Fact]
    public async Task A_required_field_added_by_the_account_is_missed()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        desk.Vendor.AddTicketField("cost_centre", "Cost centre", required: true);
        const string Ticket = "\"subject\":\"x\",\"description\":\"x\",\"status\":2,\"priority\":1,\"email\":\"maya.harper@demo.example\"";

        var without = await desk.SendAsync("POST", "/tickets", "{" + Ticket + "}");
        var with = await desk.SendAsync("POST", "/tickets", "{" + Ticket + ",\"custom_fields\":{\"cost_centre\":\"4711\"}}");

        Assert.Equal(["cost_centre missing_field"], without.Errors);
        Assert.Equal((201, "4711"), (with.Status, desk.Vendor.Tickets[^1]["custom_fields"]!["cost_centre"]!.ToString()));
        Assert.Contains(await desk.ListAsync("/ticket_form_fields"), field => field!["name"]!.ToString() == "cost_centre" && (bool)field["required_for_agents"]!);
    }
}
