namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>Assets, their relationships, the people who own them, and who joins.</summary>
public sealed class AssetAndPeopleTests
{
    [Fact]
    public async Task An_asset_is_named_by_its_display_id_and_tells_type_fields_when_asked()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var plain = await desk.GetAsync("/assets/35");
        var full = await desk.GetAsync("/assets/35?include=type_fields");

        Assert.NotEqual(plain["id"]!.ToString(), plain["display_id"]!.ToString());
        Assert.Null(plain["type_fields"]);
        Assert.Contains(full["type_fields"]!.AsObject(), field => field.Key.StartsWith("warranty_expiry_date_"));
    }

    [Fact]
    public async Task A_type_has_the_fields_of_the_types_above_it_each_named_after_the_type_that_defines_it()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var types = await desk.ListAsync("/asset_types");
        string Id(string name) => types.Single(type => type!["name"]!.ToString() == name)!["id"]!.ToString();

        var groups = await desk.ListAsync($"/asset_types/{Id("Laptop")}/fields");

        var names = groups.SelectMany(group => group!["fields"]!.AsArray()).Select(field => field!["name"]!.ToString()).ToList();
        Assert.Contains($"asset_state_{Id("Hardware")}", names);
        Assert.Contains($"os_{Id("Computer")}", names);
        Assert.Contains($"screen_size_{Id("Laptop")}", names);
    }

    [Fact]
    public async Task Handing_out_a_laptop_changes_only_what_is_sent_and_is_remembered()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var user = (await desk.ListAsync("/requesters"))[0]!["id"];
        var state = desk.Vendor.Assets[34]["type_fields"]!.AsObject().First(field => field.Key.StartsWith("asset_state_")).Key;

        var answer = await desk.SendAsync("PUT", "/assets/35", $$$"""{"user_id":{{{user}}},"type_fields":{"{{{state}}}":"In Use"}}""");

        var asset = desk.Vendor.Assets[34];
        Assert.Equal((200, "In Use", "SN00035"), (answer.Status, asset["type_fields"]![state]!.ToString(), asset["type_fields"]![state.Replace("asset_state", "serial_number")]!.ToString()));
        Assert.Equal(user!.ToString(), Assert.Single(await desk.ListAsync("/assets/35/assignment-history"))!["user_id"]!.ToString());
        Assert.Equal([$"{state} invalid_value"], (await desk.SendAsync("PUT", "/assets/35", $$$"""{"type_fields":{"{{{state}}}":"Somewhere"}}""")).Errors);
    }

    [Fact]
    public async Task A_trashed_asset_is_listed_apart_until_it_is_deleted_for_good()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal(404, (await desk.SendAsync("PUT", "/assets/35/delete_forever")).Status);
        Assert.Equal(204, (await desk.SendAsync("DELETE", "/assets/35")).Status);
        Assert.Equal(35, (int)Assert.Single(await desk.ListAsync("/assets?trashed=true"))!["display_id"]!);
        Assert.Equal(204, (await desk.SendAsync("PUT", "/assets/35/delete_forever")).Status);
        Assert.Equal(404, (await desk.SendAsync("GET", "/assets/35")).Status);
    }

    [Fact]
    public async Task Relationships_are_made_by_a_job_that_is_queued_first()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var type = (await desk.ListAsync("/relationship_types"))[0]!["id"];

        var begun = await desk.SendAsync("POST", "/relationships/bulk-create", $$$"""
            {"relationships":[{"relationship_type_id":{{{type}}},"primary_id":35,"primary_type":"asset","secondary_id":36,"secondary_type":"asset"},
                              {"relationship_type_id":{{{type}}},"primary_id":35,"primary_type":"asset","secondary_id":99999,"secondary_type":"asset"}]}
            """);
        var first = await desk.SendAsync("GET", begun.Body!["href"]!.ToString());
        var second = await desk.SendAsync("GET", $"/jobs/{begun.Body["job_id"]}");

        Assert.Equal(("queued", "partial"), (first.Body!["status"]!.ToString(), second.Body!["status"]!.ToString()));
        Assert.Equal([true, false], second.Body["relationships"]!.AsArray().Select(one => (bool)one!["success"]!));
        Assert.Equal("secondary_id", second.Body["relationships"]![1]!["errors"]![0]!["field"]!.ToString());
        var edge = Assert.Single(await desk.ListAsync("/assets/35/relationships"));
        Assert.Equal(204, (await desk.SendAsync("DELETE", $"/relationships?ids={edge!["id"]}")).Status);
        Assert.Empty(await desk.ListAsync("/assets/35/relationships"));
    }

    [Fact]
    public async Task A_joiner_gets_a_laptop_by_its_id_and_tickets_a_little_later()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var laptop = desk.Vendor.Assets[34];

        var made = await desk.SendAsync("POST", "/onboarding_requests", $$$"""
            {"fields":{"cf_employee_name":"Ada Moss","cf_date_of_joining":"2026-12-01","cf_department":"Engineering","cf_reporting_manager":"maya.harper@demo.example","cf_laptop":{{{laptop["id"]}}},"msf_software":["Slack","Jira"]}}
            """);
        var request = made.Body!["onboarding_request"]!;
        var later = await desk.GetAsync($"/onboarding_requests/{request["id"]}");

        Assert.Equal((201, "01-12-2026"), (made.Status, request["fields"]!["cf_date_of_joining"]!.ToString())); // day first on the way out
        Assert.Equal("MacBook Pro M3", request["lookup_values"]!["cf_laptop"]!["name"]!.ToString());
        Assert.Null(request["ticket_id"]);
        Assert.NotNull(later["ticket_id"]);
        Assert.Single(await desk.ListAsync($"/onboarding_requests/{request["id"]}/tickets"), ticket => (bool)ticket!["parent"]!);
    }

    [Fact]
    public async Task Only_an_administrator_names_the_initiator()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var body = $$$"""{"initiator_id":{{{(await desk.GetAsync("/agents/me"))["id"]}}},"fields":{"cf_employee_name":"x","cf_date_of_joining":"2026-12-01","cf_department":"Engineering"}}""";

        Assert.Equal(["initiator_id inaccessible_field"], (await desk.SendAsync("POST", "/onboarding_requests", body, RunningFreshservice.AgentKey)).Errors);
        Assert.Equal(201, (await desk.SendAsync("POST", "/onboarding_requests", body)).Status);
    }

    [Fact]
    public async Task An_update_of_a_requester_resets_the_flag_it_leaves_out()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var lead = (await desk.ListAsync("/requesters?job_title=Team%20lead"))[0]!;

        var answer = await desk.SendAsync("PUT", $"/requesters/{lead["id"]}", """{"job_title":"Director"}""");

        Assert.True((bool)lead["can_see_all_tickets_from_associated_departments"]!);
        Assert.False((bool)answer.Body!["requester"]!["can_see_all_tickets_from_associated_departments"]!);
    }

    [Fact]
    public async Task A_deleted_requester_is_only_deactivated_and_a_deleted_agent_is_told_again()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var requester = (await desk.ListAsync("/requesters"))[0]!["id"];
        var agent = (await desk.ListAsync("/agents"))[4]!["id"];

        Assert.Equal(204, (await desk.SendAsync("DELETE", $"/requesters/{requester}")).Status);
        Assert.False((bool)(await desk.GetAsync($"/requesters/{requester}"))["active"]!);
        Assert.False((bool)(await desk.SendAsync("DELETE", $"/agents/{agent}")).Body!["agent"]!["active"]!);
        Assert.Equal(204, (await desk.SendAsync("DELETE", $"/requesters/{requester}/forget")).Status);
        Assert.Equal(404, (await desk.SendAsync("GET", $"/requesters/{requester}")).Status);
    }

    [Fact]
    public async Task Merged_requesters_leave_their_tickets_to_one()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var people = await desk.ListAsync("/requesters");

        await desk.SendAsync("PUT", $"/requesters/{people[0]!["id"]}/merge?secondary_requesters={people[1]!["id"]},{people[2]!["id"]}");

        Assert.DoesNotContain(desk.Vendor.Tickets, ticket => ticket["requester_id"]!.ToString() == people[1]!["id"]!.ToString());
        Assert.Equal(404, (await desk.SendAsync("GET", $"/requesters/{people[1]!["id"]}")).Status);
    }

    [Fact]
    public async Task The_knowledge_base_is_searched_among_published_articles()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var found = await desk.SendAsync("GET", "/solutions/articles/search?search_term=VPN");

        Assert.Equal("Connect to the VPN", Assert.Single(found.Body!["articles"]!.AsArray())!["title"]!.ToString()); // one more is a draft
        Assert.Equal(1, (int)found.Body["meta"]!["total_items"]!);
    }

    [Fact]
    public async Task Members_of_a_board_change_by_patch()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var cab = (await desk.ListAsync("/cabs"))[0]!;
        var me = (await desk.GetAsync("/agents/me"))["id"];

        var answer = await desk.SendAsync("PATCH", $"/cabs/{cab["id"]}", $$"""{"add_members":[{{me}}],"remove_members":[{{cab["members"]![0]}}]}""");

        Assert.Equal([cab["members"]![1]!.ToString(), me!.ToString()], answer.Body!["cab"]!["members"]!.AsArray().Select(member => member!.ToString()));
        Assert.Equal(405, (await desk.SendAsync("PUT", $"/cabs/{cab["id"]}", "{}")).Status);
    }

    [Fact]
    public async Task A_bulk_deletion_of_software_tells_which_failed()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var id = (await desk.ListAsync("/applications"))[0]!["id"];

        var answer = await desk.SendAsync("DELETE", $"/applications?ids={id},5");

        Assert.Equal(207, answer.Status);
        Assert.Equal([204, 404], answer.Body!.AsArray().Select(one => (int)one!["http_code"]!));
    }

    [Fact]
    public async Task Records_of_custom_objects_are_wrapped_in_data_and_page_by_a_link_in_the_body()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var id = (await desk.ListAsync("/objects"))[0]!["id"];

        var page = await desk.SendAsync("GET", $"/objects/{id}/records?page_size=20&query=level:1");
        var made = await desk.SendAsync("POST", $"/objects/{id}/records", """{"data":{"space":"P99"}}""");
        var next = await desk.SendAsync("GET", $"/objects/{id}/records?page_size=20");

        Assert.All(page.Body!["records"]!.AsArray(), record => Assert.Equal(1, (int)record!["data"]!["level"]!));
        Assert.Equal((201, "P99"), (made.Status, made.Body!["custom_object"]!["data"]!["space"]!.ToString()));
        Assert.NotNull(next.Body!["next_page_link"]);
        Assert.Equal(202, (await desk.SendAsync("DELETE", $"/objects/{id}/records/26")).Status);
    }
}
