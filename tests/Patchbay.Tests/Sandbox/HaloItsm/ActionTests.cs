using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.HaloItsm;

public sealed class ActionTests
{
    [Fact]
    public async Task Without_an_outcome_the_refusal_is_the_products_own()
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.PostAsync("/Actions", """[{"ticket_id":11202,"note":"x"}]""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("""{"ClassName":"System.Exception","Message":"An Outcome must be entered for this Action","Data":null,"InnerException":null,"HelpURL":null,"StackTraceString":null""", answer.Text);
        Assert.Contains("\"HResult\":-2146233088", answer.Text);
        Assert.Empty(Actions(halo, 11202));
    }

    [Theory]
    [InlineData("""{"ticket_id":11202,"outcome_id":77,"note":"x"}""", "You do not have access to this Action at this time")]
    [InlineData("""{"ticket_id":11202,"outcome":"Dance","note":"x"}""", "You do not have access to this Action at this time")]
    [InlineData("""{"ticket_id":11202,"outcome":"Approve Change","note":"x"}""", "You do not have access to this Action at this time")] // of a workflow the ticket is not in
    [InlineData("""{"ticket_id":11202,"outcome":"System Update","note":"x"}""", "You do not have access to this Action at this time")]  // hidden: the product's own
    [InlineData("""{"outcome_id":7,"note":"x"}""", "Faultid")]
    [InlineData("""{"ticket_id":999999,"outcome_id":7,"note":"x"}""", "Ticket not found")]
    [InlineData("""{"ticket_id":11202,"outcome_id":7,"note":"x","new_status":77}""", "new_status")]
    [InlineData("""{"ticket_id":11202,"outcome_id":7,"note":"x","new_team":"Nobody"}""", "no team named 'Nobody'")]
    [InlineData("""{"ticket_id":11202,"outcome_id":7,"note":"x","new_priority":9}""", "Priority 9")]
    [InlineData("""{"ticket_id":11202,"outcome_id":7,"note":"x","attachments":[{"filename":"a.txt","data_base64":"###"}]}""", "Base-64")]
    public async Task What_cannot_be_done_changes_nothing(string action, string said)
    {
        await using var halo = await RunningHalo.StartAsync();
        var before = halo.Ticket(11202).ToJsonString();

        var answer = await halo.PostAsync("/Actions", $"[{action}]");

        Assert.True(answer.Status is 400 or 404);
        Assert.Contains(said, (string)answer.Json!["Message"]!);
        Assert.Equal(before, halo.Ticket(11202).ToJsonString());
    }

    [Theory]
    [InlineData("""{"ticket_id":11202,"outcome_id":7}""", "Please enter a note.")]
    [InlineData("""{"ticket_id":11202,"outcome":"Reassign"}""", "Please choose an agent or a team.")]
    public async Task An_outcome_can_make_things_compulsory(string action, string said)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.PostAsync("/Actions", $"[{action}]");

        Assert.Equal((400, said), (answer.Status, (string)answer.Json!));
    }

    [Fact]
    public async Task Numbers_begin_anew_on_every_ticket_and_belong_to_it()
    {
        await using var halo = await RunningHalo.StartAsync();

        var first = await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome_id":7,"note":"one"}]""");
        var second = await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome_id":7,"note":"two"}]""");
        var other = await halo.PostAsync("/Actions", """[{"ticket_id":11203,"outcome_id":7,"note":"three"}]""");
        await halo.SendAsync("DELETE", "/Actions/2?ticket_id=11202");
        var later = await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome_id":7,"note":"four"}]""");

        Assert.Equal((1, 2, 1, 3), ((int)first.Json!["id"]!, (int)second.Json!["id"]!, (int)other.Json!["id"]!, (int)later.Json!["id"]!));
        Assert.Equal("three", (string)(await halo.GetAsync("/Actions/1?ticket_id=11203")).Json!["note"]!);
        Assert.Equal(404, (await halo.GetAsync("/Actions/2?ticket_id=11202")).Status);
        Assert.Equal(["four", "one"], (await halo.GetAsync("/Actions?ticket_id=11202")).Rows.Select(row => (string)row["note"]!)); // newest first
    }

    [Fact]
    public async Task An_action_changes_its_ticket()
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.Clock.Advance(TimeSpan.FromMinutes(5));

        await halo.PostAsync("/Actions", """
            [{"ticket_id":11202,"outcome":"log time","new_status":4,"new_agent":5,"new_team":"service desk","new_priority":2,"new_category1":"Software>Payments","new_impact":1,"timetaken":0.25,"note":"x"}]
            """);
        await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome_id":9,"timetaken":0.5}]""");

        var ticket = halo.Ticket(11202);
        Assert.Equal((4, 5, "Service Desk", 2, "Software>Payments", 1), ((int)ticket["status_id"]!, (int)ticket["agent_id"]!, (string)ticket["team"]!, (int)ticket["priority_id"]!, (string)ticket["category_1"]!, (int)ticket["impact"]!));
        Assert.Equal(0.75m, (decimal)ticket["timetaken"]!);
        Assert.Equal("2026-01-02T00:05:00", ticket["lastactiondate"]!.ToString());
        Assert.Equal(["2", "4"], Actions(halo, 11202).Select(action => action["old_status"]!.ToString()));
    }

    [Fact]
    public async Task The_outcomes_own_status_holds_unless_another_is_named()
    {
        await using var halo = await RunningHalo.StartAsync();

        var resolved = (await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome":"Resolved"}]""")).Json!;
        var closed = halo.Ticket(11202);
        await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome":"Resolved","new_status":2}]""");
        var reopened = halo.Ticket(11202);

        Assert.Equal((9, "Closed"), ((int)resolved["new_status"]!, (string)resolved["new_status_name"]!));
        Assert.Equal(("true", "2026-01-02T00:00:00"), (closed["hasbeenclosed"]!.ToString(), closed["dateclosed"]!.ToString()));
        Assert.Equal(2, (int)reopened["status_id"]!);
        Assert.Null(reopened["hasbeenclosed"]);
        Assert.Equal("1900-01-01T00:00:00", (string)reopened["dateclosed"]!); // how "not set" looks
    }

    [Fact]
    public async Task A_note_is_hidden_or_mailed_as_its_outcome_says()
    {
        await using var halo = await RunningHalo.StartAsync();

        var note = (await halo.PostAsync("/Actions", """[{"ticket_id":11205,"outcome_id":7,"note":"a < b"}]""")).Json!;
        var mail = (await halo.PostAsync("/Actions", """[{"ticket_id":11205,"outcome":"Email User","note_html":"<p>Please <b>scan</b></p>"}]""")).Json!;

        Assert.True((bool)note["hiddenfromuser"]!);
        Assert.Equal("<p>a &lt; b</p>", (string)note["note_html"]!);
        Assert.Equal("", (string)note["emaildirection"]!);
        Assert.Equal(("O", "sarah.jenkins@company.com"), ((string)mail["emaildirection"]!, (string)mail["emailto"]!));
        Assert.Contains("scan", (string)mail["note"]!);
        Assert.DoesNotContain("<", (string)mail["note"]!);
        Assert.NotNull(halo.Ticket(11205)["responsedate"]);
        Assert.DoesNotContain((await halo.GetAsync("/Actions?ticket_id=11205&excludeprivate=true")).Rows, row => (bool)row["hiddenfromuser"]!);
    }

    [Theory]
    [InlineData("false", "2026-01-02T00:00:00", "API Agent")]
    [InlineData("true", "2025-12-24T10:00:00", "Old Desk")]
    public async Task Author_and_time_count_on_imports_alone(string import, string datetime, string who)
    {
        await using var halo = await RunningHalo.StartAsync();

        var action = (await halo.PostAsync("/Actions", $$"""[{"ticket_id":11202,"outcome_id":1,"note":"x","who":"Old Desk","datetime":"2025-12-24T10:00:00Z","_isimport":{{import}}}]""")).Json!;

        Assert.Equal((datetime, who), ((string)action["datetime"]!, (string)action["who"]!));
    }

    [Fact]
    public async Task Changing_an_action_leaves_the_ticket_alone()
    {
        await using var halo = await RunningHalo.StartAsync();
        await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome_id":7,"note":"befor"}]""");

        var changed = await halo.PostAsync("/Actions", """[{"id":1,"ticket_id":11202,"note":"before","new_status":9}]""");

        Assert.Equal((200, "<p>before</p>"), (changed.Status, (string)Actions(halo, 11202).Single()["note_html"]!));
        Assert.Equal(2, (int)halo.Ticket(11202)["status_id"]!);
        Assert.Equal(404, (await halo.PostAsync("/Actions", """[{"id":5,"ticket_id":11202,"note":"x"}]""")).Status);
    }

    [Fact]
    public async Task The_ticket_comes_along_when_asked_for()
    {
        await using var halo = await RunningHalo.StartAsync();

        var action = (await halo.PostAsync("/Actions", """[{"ticket_id":11202,"outcome":"Resolved","_includeticketinresponse":true}]""")).Json!;

        Assert.Equal(9, (int)action["ticket"]!["status_id"]!);
    }

    [Theory]
    [InlineData("aGVsbG8=")]
    [InlineData("data:text/plain;base64,aGVsbG8=")]
    public async Task A_file_is_base64_in_and_bytes_out(string data)
    {
        await using var halo = await RunningHalo.StartAsync();

        await halo.PostAsync("/Actions", $$"""[{"ticket_id":11202,"outcome_id":7,"note":"x","attachments":[{"filename":"a.txt","data_base64":"{{data}}"}]}]""");

        var file = Assert.Single((await halo.GetAsync("/Attachment?ticket_id=11202&action_id=1")).Rows);
        var bytes = await halo.GetAsync($"/Attachment/{file["id"]}");
        Assert.Equal(("text/plain", "hello"), (bytes.MediaType, bytes.Text));
        Assert.Equal("aGVsbG8=", (string)(await halo.GetAsync($"/Attachment/{file["id"]}?includedetails=true")).Json!["data_base64"]!);
        Assert.Equal(1, (int)Actions(halo, 11202).Single()["attachment_count"]!);
    }

    [Theory]
    [InlineData("""{"ticket_id":11202,"filename":"a.txt"}""", 400)]
    [InlineData("""{"ticket_id":11202,"data_base64":"aGVsbG8="}""", 400)]
    [InlineData("""{"filename":"a.txt","data_base64":"aGVsbG8="}""", 400)]
    [InlineData("""{"ticket_id":999999,"filename":"a.txt","data_base64":"aGVsbG8="}""", 404)]
    [InlineData("""{"ticket_id":11202,"filename":"a.txt","data_base64":"aGVsbG8="}""", 201)]
    public async Task A_file_needs_a_name_bytes_and_a_place(string file, int status)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(status, (await halo.PostAsync("/Attachment", $"[{file}]")).Status);
        Assert.Equal(status == 201 ? 1 : 0, halo.State.Files.Count);
    }

    [Fact]
    public async Task A_form_uploads_its_part_named_file()
    {
        await using var halo = await RunningHalo.StartAsync();
        async Task<HaloAnswer> UploadAsync(string part)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, halo.Info.BaseUrl + "/Attachment/document?ticket_id=11202")
            {
                Content = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), part, "a.bin" } },
            };
            request.Headers.Authorization = new("Bearer", halo.Token);
            return await halo.SendAsync(request);
        }

        Assert.Equal((200, 415), ((await UploadAsync("file")).Status, (await UploadAsync("document")).Status));
        Assert.Equal(3, (int)Assert.Single(halo.State.Files)["filesize"]!);
    }

    [Fact]
    public async Task An_approval_is_decided_by_ticket_and_sequence()
    {
        await using var halo = await RunningHalo.StartAsync();

        var wrong = await halo.PostAsync("/TicketApproval", """[{"ticket_id":11207,"seq":1,"result":5}]""");
        var unknown = await halo.PostAsync("/TicketApproval", """[{"ticket_id":11207,"seq":9,"result":1}]""");
        var approved = await halo.PostAsync("/TicketApproval", """[{"ticket_id":11207,"seq":1,"actionnumber":1,"result":1,"note":"ok"}]""");

        Assert.Equal((400, 404, 200), (wrong.Status, unknown.Status, approved.Status));
        Assert.Equal(1, (int)(await halo.GetAsync("/Tickets/11207?includedetails=true")).Json!["approvers"]![0]!["result"]!);
        Assert.Equal(200, (await halo.SendAsync("DELETE", "/TicketApproval/11207&1")).Status);
    }

    private static List<JsonObject> Actions(RunningHalo halo, int ticket) => [.. halo.Ticket(ticket)["actions"]!.AsArray().Select(action => action!.AsObject())];
}
