using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>A service desk's day: notes, time, closing, merging, schedule, files.</summary>
public sealed class DeskTests
{
    [Fact]
    public async Task Notes_are_ticket_notes_and_all_notes_are_those_of_time_entries_too()
    {
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = Noon() });

        await vendor.AskAsync("POST", "/service/tickets/1101/notes", """{"text":"We are on it","detailDescriptionFlag":true,"processNotifications":true}""");
        await vendor.AskAsync("POST", "/time/entries", """{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","actualHours":0.5,"member":{"identifier":"jdoe"},"notes":"Restarted","addToResolutionFlag":true}""");
        await vendor.AskAsync("POST", "/time/entries", """{"chargeToId":1101,"timeStart":"2026-03-04T10:00:00Z","actualHours":0.5,"member":{"identifier":"jdoe"},"notes":"Only for the books"}""");
        var notes = await vendor.GetAsync("/service/tickets/1101/notes");
        var all = await vendor.GetAsync("/service/tickets/1101/allNotes");

        Assert.Equal(["Database down: orders cannot be saved. Please help.", "We are on it"], notes.AsArray().Select(note => note!["text"]!.ToString()));
        Assert.Equal("Restarted", Assert.Single(all.AsArray(), note => note!["noteType"]!.ToString() == "TimeEntryNote")!["text"]!.ToString());
        Assert.Equal(2, (await vendor.GetAsync("/service/tickets/1101/timeentries")).AsArray().Count);
        Assert.Equal(1, (double)(await vendor.GetAsync("/service/tickets/1101"))["actualHours"]!);
    }

    [Theory]
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","timeEnd":"2026-03-04T10:30:00Z","hoursDeduct":0.25}""", "actualHours", "1.25")]
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","actualHours":0.75}""", "timeEnd", "2026-03-04T09:45:00Z")]
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","actualHours":1}""", "billableOption", "Billable")]                     // from the work type
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","actualHours":1,"workType":{"name":"Internal"}}""", "billableOption", "DoNotBill")]
    [InlineData("""{"chargeToId":1,"chargeToType":"ChargeCode","timeStart":"2026-03-04T09:00:00Z","actualHours":1}""", "status", "Open")]
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z"}""", "timeEnd", null)]                                                   // how long, then?
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-03-04T09:00:00Z","timeEnd":"2026-03-04T08:00:00Z"}""", "timeEnd", null)]
    [InlineData("""{"chargeToId":999999,"timeStart":"2026-03-04T09:00:00Z","actualHours":1}""", "chargeToId", null)]
    [InlineData("""{"chargeToId":1106,"timeStart":"2026-03-04T09:00:00Z","actualHours":1}""", "chargeToId", null)]                               // is a project ticket
    [InlineData("""{"chargeToId":3,"timeStart":"2026-03-04T09:00:00Z","actualHours":1}""", "chargeToId", null)]                                  // closed
    [InlineData("""{"chargeToId":1101,"timeStart":"2019-03-04T09:00:00Z","actualHours":1}""", "timeStart", null)]                                // no time sheet
    [InlineData("""{"chargeToId":1101,"timeStart":"2026-02-24T09:00:00Z","actualHours":1,"member":{"identifier":"bwong"}}""", "timeStart", null)] // handed in
    public async Task Time_is_entered_or_refused(string body, string field, string? value)
    {
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = Noon() });

        var (status, answer) = await vendor.AskAsync("POST", "/time/entries", body);

        if (value is null)
        {
            Assert.Equal((400, field), (status, answer!["errors"]![0]!["field"]!.ToString()));
            return;
        }

        Assert.Equal((201, value), (status, answer![field]!.ToString()));
        Assert.Equal("APIUser", answer["enteredBy"]!.ToString());
        Assert.Null(answer["emailContactFlag"]);
    }

    [Fact]
    public async Task A_handed_in_time_sheet_takes_no_more_until_it_is_rejected()
    {
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = Noon() });
        const string Entry = """{"chargeToId":1101,"timeStart":"2026-03-03T09:00:00Z","actualHours":1}""";
        var (_, entry) = await vendor.AskAsync("POST", "/time/entries", Entry);
        var sheet = entry!["timeSheet"]!["id"];

        await vendor.AskAsync("POST", $"/time/sheets/{sheet}/submit", "{}");
        var (submitted, _) = await vendor.AskAsync("POST", "/time/entries", Entry);
        await vendor.AskAsync("POST", $"/time/sheets/{sheet}/reject", "{}");
        var (rejected, _) = await vendor.AskAsync("POST", "/time/entries", Entry);

        Assert.Equal((400, 201), (submitted, rejected));
    }

    [Fact]
    public async Task Closing_is_a_status_and_leaves_a_date()
    {
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = Noon() });

        var (_, closed) = await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"status","value":{"name":"Closed"}},{"op":"replace","path":"closedFlag","value":false}]""");
        var (_, reopened) = await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"status","value":{"name":"New"}}]""");

        Assert.Equal((true, "2026-03-04T12:00:00Z", "APIUser"), ((bool)closed!["closedFlag"]!, closed["closedDate"]!.ToString(), closed["closedBy"]!.ToString()));
        Assert.Equal((false, null), ((bool)reopened!["closedFlag"]!, reopened["closedDate"]));
    }

    [Fact]
    public async Task Owner_and_scheduled_members_are_the_resources()
    {
        await using var vendor = await RunningConnectWise.StartAsync(new() { Clock = Noon() });

        await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"owner","value":{"identifier":"asmith"}}]""");
        var (status, entry) = await vendor.AskAsync("POST", "/schedule/entries", """{"objectId":1101,"type":{"identifier":"S"},"member":{"identifier":"bwong"},"dateStart":"2026-03-05T09:00:00Z","dateEnd":"2026-03-05T10:30:00Z"}""");

        Assert.Equal((201, 1.5), (status, (double)entry!["hours"]!));
        Assert.Equal("asmith, bwong", (await vendor.GetAsync("/service/tickets/1101"))["resources"]!.ToString());
    }

    [Fact]
    public async Task Tickets_are_merged_bundled_and_turned_into_project_tickets()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        await vendor.AskAsync("POST", "/service/tickets/1101/merge", """{"mergeTicketIds":[1102],"status":{"name":"Closed"}}""");
        await vendor.AskAsync("POST", "/service/tickets/1101/attachChildren", """{"childTicketIds":[1103]}""");
        var (status, done) = await vendor.AskAsync("POST", "/service/tickets/1104/convert", """{"recordType":"ProjectTicket","project":{"id":1},"wbsCode":"1.1"}""");

        var merged = await vendor.GetAsync("/service/tickets/1102");
        Assert.Equal((1101, "Closed"), ((int)merged["mergedParentTicket"]!["id"]!, merged["status"]!["name"]!.ToString()));
        Assert.Equal(1101, (int)(await vendor.GetAsync("/service/tickets/1103"))["parentTicketId"]!);
        Assert.Equal((200, true), (status, (bool)done!["success"]!));
        Assert.Equal("Projects", (await vendor.GetAsync("/project/tickets/1104"))["board"]!["name"]!.ToString());
        Assert.Equal(404, (await vendor.AskAsync("GET", "/service/tickets/1104")).Status);
    }

    [Fact]
    public async Task A_configuration_is_attached_by_id_or_device_once()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (byDevice, attached) = await vendor.AskAsync("POST", "/service/tickets/1105/configurations", """{"deviceIdentifier":"dev-002"}""");
        var (again, _) = await vendor.AskAsync("POST", "/service/tickets/1105/configurations", """{"id":2}""");
        var (removed, _) = await vendor.AskAsync("DELETE", "/service/tickets/1105/configurations/2");

        Assert.Equal((201, 2, 400, 204), (byDevice, (int)attached!["id"]!, again, removed));
        Assert.Empty((await vendor.GetAsync("/service/tickets/1105/configurations")).AsArray());
    }

    [Fact]
    public async Task A_file_is_sent_as_a_form_and_comes_back_byte_for_byte()
    {
        await using var vendor = await RunningConnectWise.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("Ticket"), "recordType" }, { new StringContent("1105"), "recordId" }, { new StringContent("Photo"), "title" } };
        form.Add(new ByteArrayContent([1, 2, 3]), "file", "photo.png");

        using var sent = await vendor.SendAsync("POST", new Uri(vendor.Origin, "/v4_6_release/apis/3.0/system/documents"), form);
        var listed = await vendor.GetAsync("/system/documents?recordType=Ticket&recordId=1105");
        using var downloaded = await vendor.SendAsync("GET", $"/system/documents/{listed[0]!["id"]}/download");

        Assert.Equal(201, (int)sent.StatusCode);
        Assert.Equal(("Photo", "photo.png", 3), (listed[0]!["title"]!.ToString(), listed[0]!["fileName"]!.ToString(), (int)listed[0]!["size"]!));
        Assert.Equal([1, 2, 3], await downloaded.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("photo.png", downloaded.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A clock that stands at noon of a Wednesday.</summary>
    private static ManualClock Noon()
    {
        var clock = new ManualClock();
        clock.Advance(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        return clock;
    }
}
