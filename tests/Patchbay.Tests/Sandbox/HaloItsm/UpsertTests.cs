using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.HaloItsm;

public sealed class UpsertTests
{
    [Theory]
    [InlineData("""{"summary":"x"}""")]
    [InlineData("[]")]
    [InlineData("""["x"]""")]
    [InlineData("\"x\"")]
    [InlineData("[{\"summary\":")]
    public async Task A_body_that_is_no_array_of_records_is_refused(string body)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(400, (await halo.PostAsync("/Tickets", body)).Status);
        Assert.Equal(1207, halo.State.Tickets.Count);
    }

    [Fact]
    public async Task Without_an_id_every_post_makes_another_record()
    {
        await using var halo = await RunningHalo.StartAsync();

        var first = await halo.PostAsync("/Tickets", """[{"summary":"Twice"}]""");
        var second = await halo.PostAsync("/Tickets", """[{"summary":"Twice","id":0}]""");

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.NotEqual((int)first.Json!["id"]!, (int)second.Json!["id"]!);
        Assert.Equal(2, halo.State.Tickets.Count(ticket => ticket["summary"]!.ToString() == "Twice"));
    }

    [Fact]
    public async Task With_an_id_what_is_left_out_keeps_its_value()
    {
        await using var halo = await RunningHalo.StartAsync();
        var before = halo.Ticket(11202);

        var answer = await halo.PostAsync("/Tickets", """[{"id":11202,"urgency":1,"_dont_care":true,"made_up":1}]""");

        var after = halo.Ticket(11202);
        Assert.Equal((200, 1, before["summary"]!.ToString()), (answer.Status, (int)after["urgency"]!, after["summary"]!.ToString()));
        Assert.Null(after["made_up"]);      // the product does not read it
        Assert.Null(after["_dont_care"]);
        Assert.Equal(1207, halo.State.Tickets.Count);
    }

    [Theory]
    [InlineData("/Tickets", "999999", 404)]
    [InlineData("/Asset", "999999", 404)]
    [InlineData("/Team", "999999", 404)]
    [InlineData("/Tickets", "\"abc\"", 400)]
    public async Task An_unknown_id_makes_no_record(string path, string id, int status)
    {
        await using var halo = await RunningHalo.StartAsync();
        var before = halo.State.Rows(path[1..]).Count;

        Assert.Equal(status, (await halo.PostAsync(path, $$"""[{"id":{{id}},"summary":"x","name":"x"}]""")).Status);
        Assert.Equal(before, halo.State.Rows(path[1..]).Count);
    }

    [Fact]
    public async Task Of_several_records_the_last_is_answered_unless_all_are_asked_for()
    {
        await using var halo = await RunningHalo.StartAsync();

        var last = await halo.PostAsync("/Supplier", """[{"name":"One"},{"name":"Two"}]""");
        var all = await halo.PostAsync("/Supplier?returnall=true", """[{"name":"Three"},{"name":"Four"}]""");

        Assert.Equal("Two", (string)last.Json!["name"]!);
        Assert.Equal(["Three", "Four"], all.Json!.AsArray().Select(row => (string)row!["name"]!));
    }

    [Theory]
    [InlineData("/Tickets", """{"details":"no summary"}""", "515", "summary")]
    [InlineData("/Client", """{"website":"x"}""", "515", "name")]
    [InlineData("/TimesheetEvent", """{"subject":"x"}""", "515", "agent_id")]
    [InlineData("/TicketType", """{"name":"Bare"}""", "515", "default_sla")]
    [InlineData("/Users", """{"site_id":2}""", "515", "uusername")]
    [InlineData("/Tickets", """{"summary":"x","agent_id":77}""", "547", "agent_id")]
    [InlineData("/Tickets", """{"summary":"x","status_id":77}""", "547", "status_id")]
    [InlineData("/Asset", """{"assettype_id":77}""", "547", "assettype_id")]
    [InlineData("/Client", """{"name":"Northgate Retail"}""", "unique", "Northgate Retail")]
    [InlineData("/Tickets", """{"summary":"x","team":"Nobody"}""", "team", "Nobody")]
    [InlineData("/Tickets", """{"summary":"x","priority_id":9}""", "Priority 9", "SLA")]
    [InlineData("/Tickets", """{"summary":"x","user_id":844,"site_id":4,"client_id":3}""", "User", "Site")]
    [InlineData("/Tickets", """{"summary":"x","site_id":4,"client_id":2}""", "Site", "Client")]
    [InlineData("/Webhook", """{"name":"x","type":0,"url":"nowhere"}""", "valid URL", "")]
    [InlineData("/FieldInfo", """{"name":"has space","label":"x"}""", "letters, digits", "")]
    [InlineData("/FieldInfo", """{"name":"building","label":"x"}""", "CFbuilding", "exists")]
    public async Task A_record_that_cannot_be_is_refused_in_the_products_words(string path, string record, string said, string about)
    {
        await using var halo = await RunningHalo.StartAsync();
        var before = halo.State.Rows(path[1..]).Count;

        var answer = await halo.PostAsync(path, $"[{record}]");

        Assert.Equal(400, answer.Status);
        Assert.Equal("System.Exception", (string)answer.Json!["ClassName"]!);
        Assert.Contains(said, (string)answer.Json["Message"]!);
        Assert.Contains(about, (string)answer.Json["Message"]!);
        Assert.Equal(before, halo.State.Rows(path[1..]).Count);
    }

    [Theory]
    [InlineData("""{"summary":"x","impact":"high"}""")]
    [InlineData("""{"summary":"x","site_id":2.0}""")]     // 95, not 95.0
    [InlineData("""{"summary":"x","flagged":"maybe"}""")]
    [InlineData("""{"summary":"x","targetdate":"soon"}""")]
    [InlineData("""{"summary":{"text":"x"}}""")]
    [InlineData("""{"summary":"x","assets":{"id":2001}}""")]
    public async Task A_value_of_another_type_fails_before_any_rule(string ticket)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.PostAsync("/Tickets", $"[{ticket}]");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("Error converting value", (string)answer.Json!["Message"]!);
    }

    [Fact]
    public async Task A_ticket_types_compulsory_field_is_asked_for_in_one_bare_sentence()
    {
        await using var halo = await RunningHalo.StartAsync();

        var without = await halo.PostAsync("/Tickets", """[{"summary":"x","tickettype_id":3}]""");
        var waived = await halo.PostAsync("/Tickets", """[{"summary":"x","tickettype_id":3,"_novalidate":true}]""");

        Assert.Equal(400, without.Status);
        Assert.Equal("Please complete the field Details.", (string)without.Json!);
        Assert.Equal(201, waived.Status);
    }

    [Fact]
    public async Task Only_validating_saves_nothing()
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(200, (await halo.PostAsync("/Tickets", """[{"summary":"x","_validate_only":true}]""")).Status);
        Assert.Equal(1207, halo.State.Tickets.Count);
    }

    [Fact]
    public async Task A_user_brings_site_and_client_along()
    {
        await using var halo = await RunningHalo.StartAsync();

        var id = (int)(await halo.PostAsync("/Tickets", """[{"summary":"x","user_id":844}]""")).Json!["id"]!;

        Assert.Equal((2, 2), ((int)halo.Ticket(id)["client_id"]!, (int)halo.Ticket(id)["site_id"]!));
    }

    [Fact]
    public async Task Custom_fields_replace_those_before()
    {
        await using var halo = await RunningHalo.StartAsync();
        var fields = (await halo.GetAsync("/FieldInfo?typeid=1&iscustomfieldsetup=true")).Rows.ToDictionary(field => field["name"]!.ToString(), field => (int)field["id"]!);

        await halo.PostAsync("/Tickets", $$"""[{"id":11202,"customfields":[{"id":{{fields["CFbuilding"]}},"value":2},{"name":"CFreference","value":"A-1"}]}]""");
        var both = Values(await halo.GetAsync("/Tickets/11202?includedetails=true"));
        await halo.PostAsync("/Tickets", """[{"id":11202,"summary":"Renamed"}]""");
        var kept = Values(await halo.GetAsync("/Tickets/11202?includedetails=true"));
        await halo.PostAsync("/Tickets", """[{"id":11202,"customfields":[{"name":"CFreference","value":"A-2"}]}]""");
        var replaced = Values(await halo.GetAsync("/Tickets/11202?includedetails=true"));

        Assert.Equal(("South", "A-1"), (both["CFbuilding"], both["CFreference"]));
        Assert.Equal(both, kept);
        Assert.Equal(("", "A-2"), (replaced["CFbuilding"], replaced["CFreference"]));
    }

    [Theory]
    [InlineData("CFbuilding", "9")]
    [InlineData("CFbuilding", "\"South\"")]                       // the option's number, not its name
    [InlineData("CFsystems", "\"1,2,3\"")]                        // two at most
    [InlineData("CFsystems", "[1,2]")]                            // joined by commas on the wire
    [InlineData("CFfloor", "\"second\"")]
    [InlineData("CFneededBy", "\"soon\"")]
    [InlineData("CFcallAt", "\"25:00\"")]
    [InlineData("CFonSite", "\"maybe\"")]
    [InlineData("CFreference", "\"much longer than twenty characters\"")]
    [InlineData("CFnowhere", "1")]
    public async Task A_custom_field_refuses_what_is_not_of_its_type(string name, string value)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(400, (await halo.PostAsync("/Tickets", $$"""[{"id":11202,"customfields":[{"name":"{{name}}","value":{{value}}}]}]""")).Status);
        Assert.Null(halo.Ticket(11202)["customfields"]);
    }

    [Fact]
    public async Task A_new_custom_field_gets_its_prefix_and_shows_its_values_only_when_asked()
    {
        await using var halo = await RunningHalo.StartAsync();

        var made = (await halo.PostAsync("/FieldInfo", """[{"usage":1,"name":"costCentre","label":"Cost centre","type":2,"new_values":"A,B"}]""")).Json!;

        Assert.Equal("CFcostCentre", (string)made["name"]!);
        Assert.Null((await halo.GetAsync("/FieldInfo?typeid=1")).Rows.Single(field => (string)field["name"]! == "CFcostCentre")["values"]);
        Assert.Equal(2, (await halo.GetAsync("/FieldInfo?typeid=1&includevalues=true")).Rows.Single(field => (string)field["name"]! == "CFcostCentre")["values"]!.AsArray().Count);
    }

    [Fact]
    public async Task Fields_of_an_asset_replace_those_before_and_show_as_key_fields()
    {
        await using var halo = await RunningHalo.StartAsync();

        await halo.PostAsync("/Asset", """[{"id":2004,"fields":[{"id":52,"value":"NEW"}]}]""");
        var unknown = await halo.PostAsync("/Asset", """[{"id":2004,"fields":[{"id":55,"value":"x"}]}]""");
        var fraction = await halo.PostAsync("/Asset", """[{"id":2004,"fields":[{"id":52.0,"value":"x"}]}]""");

        var asset = halo.State.Assets.Single(one => (int)one["id"]! == 2004);
        Assert.Equal(("", "NEW"), ((string)asset["key_field"]!, (string)asset["key_field2"]!));
        Assert.Equal((400, 400), (unknown.Status, fraction.Status));
    }

    [Fact]
    public async Task A_deleted_ticket_is_gone_until_it_is_recovered()
    {
        await using var halo = await RunningHalo.StartAsync();

        var deleted = await halo.SendAsync("DELETE", "/Tickets/11202?reason=test");
        var gone = await halo.GetAsync("/Tickets/11202");
        var edited = await halo.PostAsync("/Tickets", """[{"id":11202,"summary":"x"}]""");
        var listed = (await halo.GetAsync("/Tickets?deleted=true")).Rows;
        var recovered = await halo.PostAsync("/Tickets", """[{"id":11202,"_recover":true,"_validate_updates":true}]""");

        Assert.Equal((200, 404, 404, 200), (deleted.Status, gone.Status, edited.Status, recovered.Status));
        Assert.Equal(11202, (int)listed.Single()["id"]!);
        Assert.Equal(200, (await halo.GetAsync("/Tickets/11202")).Status);
    }

    [Theory]
    [InlineData("PUT", "/Tickets")]
    [InlineData("PATCH", "/Tickets/11202")]
    [InlineData("DELETE", "/Tickets")]
    [InlineData("POST", "/Tickets/11202")]
    [InlineData("DELETE", "/Timesheet/1")]
    [InlineData("POST", "/ChargeRate")]
    public async Task There_are_no_other_verbs(string verb, string path)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(405, (await halo.SendAsync(verb, path, "[]")).Status);
    }

    [Fact]
    public async Task A_client_comes_with_a_main_site()
    {
        await using var halo = await RunningHalo.StartAsync();

        var client = (await halo.PostAsync("/Client", """[{"name":"Quay Foods","newclient_sitename":"Bristol","newclient_contactname":"Ana Ruiz","newclient_contactemail":"ana@quay.example"}]""")).Json!;

        Assert.Equal("Bristol", (string)client["main_site_name"]!);
        Assert.Equal("ana@quay.example", (string)Assert.Single((await halo.GetAsync($"/Users?client_id={client["id"]}")).Rows)["emailaddress"]!);
    }

    private static Dictionary<string, string> Values(HaloAnswer ticket) =>
        ticket.Json!["customfields"]!.AsArray().ToDictionary(field => (string)field!["name"]!, field => field!["display"]?.ToString() ?? "");
}
