namespace Patchbay.Tests.Sandbox.RequestTracker;

public class TicketWriteTests : SandboxTests
{
    const string NewTicket = """{"Queue":"IT Support","Subject":"a","Requestor":"abakke","CustomFields":{"Impact":"A team","Affected Systems":["ERP","Intranet"]}}""";

    [Fact]
    public async Task A_new_ticket_answers_a_reference_and_creates_unknown_addresses()
    {
        var made = await Rt.PostAsync("/ticket", """{"Queue":"IT Support","Subject":"Hi","Content":"text","Requestor":["abakke","new@else.example"],"Priority":40}""");

        Assert.Equal(201, made.Status);
        Assert.Equal("/REST/2.0/ticket/301", made.Location);
        Assert.Equal("ticket", (string)made.Json["type"]!);
        var ticket = Rt.State.Tickets[^1];
        Assert.Equal(["abakke", "new@else.example"], ticket.Roles["Requestor"]);
        Assert.Equal(40, ticket.Numbers["Priority"]);
        Assert.Equal(("Create", "text"), (ticket.Messages[0].Kind, ticket.Messages[0].Content));
        Assert.Contains(Rt.State.Users, u => u.Name == "new@else.example");
    }

    [Theory]
    [InlineData("{}", 400, "Could not create ticket. Queue not set")]
    [InlineData("""{"queue":"IT Support"}""", 400, "Could not create ticket. Queue not set")]           // keys are case-sensitive
    [InlineData("""{"Queue":"Nope"}""", 403, "No permission to create tickets in the queue 'Nope'")]
    [InlineData("""{"Queue":"Old Hotline"}""", 403, "No permission to create tickets in the queue 'Old Hotline'")]
    [InlineData("""{"Queue":1,"Status":"bogus"}""", 400, "Status 'bogus' isn't a valid status for tickets in this queue.")]
    [InlineData("""{"Queue":1,"Priority":"High"}""", 400, "Ticket could not be created due to an internal error")]
    [InlineData("""{"Queue":1,"Attachments":[{"FileName":"a"}]}""", 400, "Field FileType is required for each attachment in Attachments")]
    [InlineData("[]", 400, "JSON object must be a HASH")]
    public async Task A_ticket_is_refused_for_few_reasons(string body, int status, string message)
    {
        var answer = await Rt.PostAsync("/ticket", body);

        Assert.Equal((status, message), (answer.Status, answer.Message));
        Assert.Equal(300, Rt.State.Tickets.Count);
    }

    [Fact]
    public async Task Everything_else_that_is_wrong_is_left_empty()
    {
        var id = await NewTicketAsync("""{"Queue":"IT Support","Owner":"ghost","Due":"2026-12-01","Requestor":"ghost","CustomFields":{"Impact":"bogus","Supplier Case":"x","Nope":1}}""");

        var ticket = Rt.State.Tickets.Single(t => t.Id == id);
        Assert.Equal("Nobody", ticket.Owner);
        Assert.Empty(ticket.Roles["Requestor"]);
        Assert.Empty(ticket.Dates);
        Assert.Empty(ticket.CustomFields);
    }

    [Theory]
    [InlineData("""{"Subject":"b"}""", "Ticket 301: Subject changed from 'a' to 'b'")]
    [InlineData("""{"Subject":""}""", "Ticket 301: Subject changed from 'a' to (no value)")]
    [InlineData("""{"Status":"open"}""", "Ticket 301: Status changed from 'new' to 'open'")]
    [InlineData("""{"Status":"bogus"}""", "Ticket 301: Status 'bogus' isn't a valid status for this ticket.")]
    [InlineData("""{"Owner":"kpark"}""", "Ticket 301: Owner changed from Nobody to kpark")]
    [InlineData("""{"Owner":"ghost"}""", "Ticket 301: That user does not exist")]
    [InlineData("""{"Owner":"abakke"}""", "Ticket 301: That user may not own tickets in that queue")]
    [InlineData("""{"Queue":"Facilities"}""", "Ticket 301: Queue changed from IT Support to Facilities")]
    [InlineData("""{"Queue":"Nope"}""", "Ticket 301: Queue Nope does not exist")]
    [InlineData("""{"Queue":"Old Hotline"}""", "Ticket 301: Queue IT Support is disabled")]
    [InlineData("""{"Priority":60}""", "Ticket 301: Priority changed from 'Low' to 'Medium'")]
    [InlineData("""{"TimeWorked":10}""", "Ticket 301: Worked 10 minutes")]
    [InlineData("""{"TimeWorked":"abc"}""", "Ticket 301: TimeWorked could not be set to abc.")]
    [InlineData("""{"TimeLeft":5}""", "Ticket 301: TimeLeft changed from (no value) to '5'")]
    [InlineData("""{"Due":"2026-12-01 10:00:00"}""", "Ticket 301: Due changed from Not set to Tue Dec 01 10:00:00 2026")]
    [InlineData("""{"Due":"garbage"}""", "Ticket 301: Due could not be set to garbage.")]
    [InlineData("""{"Cc":"kmoe"}""", "Added kmoe as Cc for this ticket")]
    [InlineData("""{"Requestor":[]}""", "abakke is no longer Requestor for this ticket")]
    [InlineData("""{"CustomFields":{"Impact":"A site"}}""", "Impact A team changed to A site")]
    [InlineData("""{"CustomFields":{"Impact":null}}""", "A team is no longer a value for custom field Impact")]
    [InlineData("""{"CustomFields":{"Impact":"bogus"}}""", "Invalid value for custom field")]
    [InlineData("""{"CustomFields":{"Supplier Case":"SUP-1234"}}""", "Supplier Case SUP-1234 added")]
    [InlineData("""{"CustomFields":{"Supplier Case":"1"}}""", "Could not add a new value to custom field 'Supplier Case': Input must match [three letters and four digits, such as SUP-1234]")]
    [InlineData("""{"CustomFields":{"Affected Systems":["ERP","Telephony"]}}""", "Telephony added as a value for Affected Systems|Intranet is no longer a value for custom field Affected Systems")]
    [InlineData("""{"AddDependsOn":1}""", "Ticket 301 depends on Ticket 1.")]
    [InlineData("""{"RefersTo":"https://x.example/1"}""", "Ticket 301 refers to URI https://x.example/1.")]
    [InlineData("""{"AddChild":2}""", "Ticket 2 member of Ticket 301.")]
    [InlineData("""{"AddRefersTo":99999}""", "Couldn't resolve '99999' into a link.")]
    [InlineData("""{"MergeInto":99999}""", "New ticket doesn't exist")]
    [InlineData("""{"Subject":"a","subject":"b","Nope":1,"CustomFields":{"Nope":"x","Needed By":"2026-01-01"}}""", "")]
    [InlineData("""{"Subject":true,"Status":["open"]}""", "")]
    public async Task An_update_is_200_and_tells_in_sentences_what_became_of_it(string body, string sentences)
    {
        await NewTicketAsync(NewTicket);

        var answer = await Rt.PutAsync("/ticket/301", body);

        Assert.Equal(200, answer.Status);
        Assert.Equal(sentences, string.Join("|", answer.Sentences));
    }

    [Theory]
    [InlineData("""{"Subject":"kept","CustomFields":["x"]}""")]
    [InlineData("""{"Subject":"kept","CustomFields":{"Impact":{"a":1}}}""")]
    [InlineData("""{"Subject":"kept","Requestor":"ghost"}""")]
    [InlineData("""{"Subject":"kept","AdminCc":null}""")]
    public async Task A_crash_keeps_what_was_changed_before_it(string body)
    {
        var answer = await Rt.PutAsync("/ticket/1", body);

        Assert.Equal((500, ""), (answer.Status, answer.Text));
        Assert.Equal("kept", Rt.State.Tickets[0].Subject);
    }

    [Fact]
    public async Task Good_and_bad_changes_do_not_hinder_each_other()
    {
        await NewTicketAsync(NewTicket);

        var answer = await Rt.PutAsync("/ticket/301", """{"Subject":"b","Status":"bogus","Priority":70}""");

        Assert.Equal(3, answer.Sentences.Count);
        Assert.Equal(("b", "new", 70), (Rt.State.Tickets[^1].Subject, Rt.State.Tickets[^1].Status, Rt.State.Tickets[^1].Numbers["Priority"]));
    }

    [Fact]
    public async Task A_date_is_cleared_by_1970_only()
    {
        await NewTicketAsync(NewTicket);
        await Rt.PutAsync("/ticket/301", """{"Due":"2026-12-01T10:00:00Z"}""");

        foreach (var nothing in new[] { "null", "\"\"", "\"0\"" })
            await Rt.PutAsync("/ticket/301", $$"""{"Due":{{nothing}}}""");
        Assert.NotEmpty(Rt.State.Tickets[^1].Dates);
        await Rt.PutAsync("/ticket/301", """{"Due":"1970-01-01 00:00:00"}""");

        Assert.Empty(Rt.State.Tickets[^1].Dates);
        Assert.Equal("1970-01-01T00:00:00Z", (string)(await Rt.GetAsync("/ticket/301")).Json["Due"]!);
    }

    [Theory]
    [InlineData("2026-12-05", "2026-12-05T00:00:00Z")]
    [InlineData("2026-12-01T10:00:00+02:00", "2026-12-01T10:00:00Z")]     // the offset is dropped, not applied
    [InlineData("2026-12-01T10:00:00.5Z", "1970-01-01T00:00:00Z")]
    public async Task Odd_date_forms_are_called_not_set_whatever_becomes_of_them(string sent, string stored)
    {
        await NewTicketAsync(NewTicket);

        var answer = await Rt.PutAsync("/ticket/301", $$"""{"Due":"{{sent}}"}""");

        Assert.Equal("Ticket 301: Due changed from Not set to Not set", answer.Sentences.Single());
        Assert.Equal(stored, (string)(await Rt.GetAsync("/ticket/301")).Json["Due"]!);
    }

    [Fact]
    public async Task Open_dependencies_keep_a_ticket_from_being_resolved()
    {
        await NewTicketAsync(NewTicket);
        await Rt.PutAsync("/ticket/301", $$"""{"DependsOn":{{Rt.State.Tickets.First(t => t.Status == "open").Id}}}""");

        var answer = await Rt.PutAsync("/ticket/301", """{"Status":"resolved"}""");

        Assert.Equal("Ticket 301: That ticket has unresolved dependencies", answer.Sentences.Single());
    }

    [Fact]
    public async Task A_merged_ticket_answers_as_the_one_it_went_into()
    {
        var merged = await Rt.PutAsync("/ticket/2", """{"MergeInto":1}""");

        Assert.Equal("Merge Successful", merged.Sentences.Single());
        Assert.Equal(1, (int)(await Rt.GetAsync("/ticket/2")).Json["id"]!);
        Assert.Equal(1, Rt.State.Tickets[1].MergedInto);
    }

    [Fact]
    public async Task Tickets_are_taken_given_back_and_stolen()
    {
        await NewTicketAsync(NewTicket);
        async Task<string> Do(string what) => (await Rt.PutAsync($"/ticket/301/{what}", "{}")).Sentences.Single();

        Assert.Equal("Owner changed from Nobody to root", await Do("take"));
        Assert.Equal("That user already owns that ticket", await Do("take"));
        Rt.Token = RunningSandbox.AgentToken;
        Assert.Equal("You can only take tickets that are unowned", await Do("take"));
        Assert.Equal("Owner changed from root to hlind", await Do("steal"));
        Assert.Equal("Owner changed from hlind to Nobody", await Do("untake"));
        Assert.Equal("You can only steal a ticket owned by someone else", await Do("steal"));
        Assert.Equal(415, (await Rt.SendAsync(HttpMethod.Put, "/ticket/301/take")).Status);
    }

    [Fact]
    public async Task Bulk_calls_tell_of_each_ticket_alone()
    {
        var made = await Rt.PostAsync("/tickets/bulk", """[{"Queue":"General","Subject":"b"},{"Subject":"c"}]""");
        var changed = await Rt.PutAsync("/tickets/bulk", """[{"id":301,"Subject":"d"},{"id":99999},{"Subject":"q"}]""");
        var commented = await Rt.PostAsync("/tickets/bulk/comment", """[{"id":301,"Content":"c","ContentType":"text/plain"},{"id":4,"Content":"x"}]""");

        Assert.Equal(201, made.Status);
        Assert.Equal(("301", "Could not create ticket. Queue not set"), ((string)made.Json[0]!["id"]!, (string)made.Json[1]!["message"]!));
        Assert.Equal("""[[301,"Ticket 301: Subject changed from 'b' to 'd'"],[99999,"Resource does not exist"],[null,"Resource does not exist"]]""", changed.Text);
        Assert.Equal("""[[301,"Comments added"],[4,"ContentType is a required field for application/json"]]""", commented.Text);
        Assert.Equal(400, (await Rt.PostAsync("/tickets/bulk", "{}")).Status);
    }

    [Fact]
    public async Task A_reader_sees_one_queue_and_changes_nothing()
    {
        Rt.Token = RunningSandbox.ReaderToken;
        var other = Rt.State.Tickets.First(t => t.Queue == "Facilities").Id;

        Assert.Equal(Rt.State.Tickets.Count(t => t.Queue == "IT Support"), (await Rt.FindTicketsAsync("id > 0")).Total);
        Assert.Equal(403, (await Rt.GetAsync($"/ticket/{other}")).Status);
        Assert.Equal("Ticket 1: Permission Denied", (await Rt.PutAsync("/ticket/1", """{"Subject":"x"}""")).Sentences.Single());
        Assert.Equal((400, "Permission Denied"), await Refused(Rt.PostAsync("/ticket/1/comment", "{}")));
        Assert.Equal((500, "Internal Server Error"), await Refused(Rt.DeleteAsync("/ticket/1")));
        Assert.Equal((403, "No permission to create tickets in the queue 'IT Support'"), await Refused(Rt.PostAsync("/ticket", """{"Queue":"IT Support"}""")));

        static async Task<(int, string?)> Refused(Task<Answer> call) => await call is var a ? (a.Status, a.Message) : default;
    }
}
