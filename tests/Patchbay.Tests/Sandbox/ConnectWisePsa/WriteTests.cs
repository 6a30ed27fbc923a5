namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>How records are made, replaced, patched and deleted.</summary>
public sealed class WriteTests
{
    [Fact]
    public async Task A_ticket_needs_a_summary_and_a_company_and_gets_the_rest_from_its_board()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, ticket) = await vendor.AskAsync("POST", "/service/tickets", """{"summary":"Scanner is dead","company":{"identifier":"Acme"},"contactEmailLookup":"ada.lane@acme.example.test","initialDescription":"It smokes.","colour":"red"}""");

        Assert.Equal(201, status);
        Assert.Equal(("Help Desk", "New", "Break-fix", "Priority 3 - Normal", "Main"), (Name("board"), Name("status"), Name("type"), Name("priority"), Name("site")));
        Assert.Equal(("Ada Lane", "ada.lane@acme.example.test", "Medium"), (Name("contact"), ticket!["contactEmailAddress"]!.ToString(), ticket["severity"]!.ToString()));
        Assert.Equal("APIUser", ticket["_info"]!["enteredBy"]!.ToString());
        Assert.Null(ticket["initialDescription"]);          // it becomes a note, and never comes back
        Assert.Null(ticket["colour"]);                      // an unknown property is passed over
        var notes = await vendor.GetAsync($"/service/tickets/{ticket["id"]}/notes");
        Assert.Equal(("It smokes.", true, false), (notes[0]!["text"]!.ToString(), (bool)notes[0]!["detailDescriptionFlag"]!, (bool)notes[0]!["internalAnalysisFlag"]!));

        string Name(string reference) => ticket![reference]!["name"]!.ToString();
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"status","value":{"name":"In Progress"}}""", "In Progress")]
    [InlineData("""{"op":"replace","path":"/status","value":{"id":2}}""", "In Progress")]              // with a slash as well
    [InlineData("""{"op":"replace","path":"status/id","value":2}""", "In Progress")]
    [InlineData("""{"op":"replace","path":"status/name","value":"In Progress"}""", "New")]             // deeper paths do nothing, and say 200
    public async Task A_patch_names_whole_properties(string operation, string status)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (answered, ticket) = await vendor.AskAsync("PATCH", "/service/tickets/1101", $"[{operation}]");

        Assert.Equal((200, status), (answered, ticket!["status"]!["name"]!.ToString()));
        Assert.Equal("Database down: orders cannot be saved", ticket["summary"]!.ToString()); // the rest stays
    }

    [Fact]
    public async Task A_patch_changes_all_or_nothing()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, _) = await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"summary","value":"Changed"},{"op":"replace","path":"status","value":{"name":"Nowhere"}}]""");

        Assert.Equal((400, "Database down: orders cannot be saved"), (status, (await vendor.GetAsync("/service/tickets/1101"))["summary"]!.ToString()));
    }

    [Fact]
    public async Task Moving_a_ticket_takes_a_status_of_the_new_board_along()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, ticket) = await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"board","value":{"name":"Network Operations"}},{"op":"replace","path":"status","value":{"name":"Waiting"}}]""");

        Assert.Equal((200, 11), (status, (int)ticket!["status"]!["id"]!)); // the same name has another id there
    }

    [Fact]
    public async Task A_put_wipes_what_it_leaves_out()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, ticket) = await vendor.AskAsync("PUT", "/service/tickets/1105", """{"summary":"Laptop broken","company":{"id":3},"severity":"Low","impact":"Low"}""");

        Assert.Equal((200, "Laptop broken"), (status, ticket!["summary"]!.ToString()));
        Assert.Null(ticket["owner"]);
        Assert.Null(ticket["contact"]);
        Assert.Equal(1105, (int)ticket["id"]!);
    }

    [Fact]
    public async Task A_deleted_record_is_gone_with_its_children()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (deleted, body) = await vendor.AskAsync("DELETE", "/service/tickets/1101");

        Assert.Equal((204, null), (deleted, body));
        Assert.Equal(404, (await vendor.AskAsync("GET", "/service/tickets/1101")).Status);
        Assert.Equal(404, (await vendor.AskAsync("GET", "/service/tickets/1101/notes")).Status);
        Assert.Equal(404, (await vendor.AskAsync("DELETE", "/service/tickets/1101")).Status);
    }

    [Fact]
    public async Task Custom_fields_are_all_told_and_the_compulsory_must_be_given()
    {
        await using var vendor = await RunningConnectWise.StartAsync();
        var id = vendor.Sandbox.AddTicketField("Cost centre", required: true);

        var (without, error) = await vendor.AskAsync("POST", "/service/tickets", """{"summary":"x","company":{"id":2}}""");
        var (with, ticket) = await vendor.AskAsync("POST", "/service/tickets", $$"""{"summary":"x","company":{"id":2},"customFields":[{"id":{{id}},"value":"4711"}]}""");

        Assert.Equal((400, "The Cost centre field is required."), (without, error!["errors"]![0]!["message"]!.ToString()));
        Assert.Equal(201, with);
        var fields = ticket!["customFields"]!.AsArray();
        Assert.Equal(14, fields.Count);
        Assert.Equal("4711", fields.Single(field => (int)field!["id"]! == id)!["value"]!.ToString());
        Assert.Null(fields[0]!["value"]);
    }

    [Fact]
    public async Task A_company_comes_with_its_site_and_types()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, company) = await vendor.AskAsync("POST", "/company/companies", """{"identifier":"Globex","name":"Globex","site":{"name":"Harbour"},"types":[{"id":3}],"status":{"id":1}}""");
        var sites = await vendor.GetAsync($"/company/companies/{company!["id"]}/sites");

        Assert.Equal((201, "Prospect", "Harbour"), (status, company["types"]![0]!["name"]!.ToString(), sites[0]!["name"]!.ToString()));
    }

    [Fact]
    public async Task A_contact_comes_with_mail_and_phone_and_a_patch_replaces_them_all()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, contact) = await vendor.AskAsync("POST", "/company/contacts",
            """{"firstName":"Zoe","lastName":"Hill","company":{"id":2},"communicationItems":[{"type":{"id":1},"value":"zoe@acme.example.test","communicationType":"Email","defaultFlag":true},{"type":{"id":3},"value":"5550177"}]}""");
        var (_, patched) = await vendor.AskAsync("PATCH", $"/company/contacts/{contact!["id"]}", """[{"op":"replace","path":"communicationItems","value":[{"type":{"id":1},"value":"zoe.hill@acme.example.test"}]}]""");

        Assert.Equal((201, 2, "Phone"), (status, contact["communicationItems"]!.AsArray().Count, contact["communicationItems"]![1]!["communicationType"]!.ToString()));
        Assert.Equal("zoe.hill@acme.example.test", Assert.Single(patched!["communicationItems"]!.AsArray())!["value"]!.ToString());
    }

    [Fact]
    public async Task A_configuration_is_asked_what_its_type_asks_and_changes_type_by_an_action()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, server) = await vendor.AskAsync("POST", "/company/configurations", """{"name":"SRV-99","type":{"name":"Server"},"company":{"id":2},"questions":[{"questionId":2,"answer":"File"}],"warrantyExpirationDate":"2027-01-31T00:00:00Z"}""");
        var (changed, printer) = await vendor.AskAsync("PATCH", $"/company/configurations/{server!["id"]}/changeType", """[{"op":"replace","path":"type","value":{"id":3}},{"op":"replace","path":"questions","value":[]}]""");

        Assert.Equal((201, "Role", "File"), (status, server["questions"]![0]!["question"]!.ToString(), server["questions"]![0]!["answer"]!.ToString()));
        Assert.Equal((200, "Printer"), (changed, printer!["type"]!["name"]!.ToString()));
    }

    [Fact]
    public async Task The_same_callback_twice_exists_already()
    {
        await using var vendor = await RunningConnectWise.StartAsync();
        const string Callback = """{"url":"https://hook.example.test/","objectId":1,"type":"ticket","level":"owner"}""";

        var (first, _) = await vendor.AskAsync("POST", "/system/callbacks", Callback);
        var (second, error) = await vendor.AskAsync("POST", "/system/callbacks", Callback);

        Assert.Equal((201, 400, "ObjectExists"), (first, second, error!["errors"]![0]!["code"]!.ToString()));
    }
}
