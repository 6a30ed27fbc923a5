using System.Text;

namespace Patchbay.Tests.Sandbox.RequestTracker;

public class MessageTests : SandboxTests
{
    [Theory]
    [InlineData("comment", "Comments added")]
    [InlineData("correspond", "Correspondence added")]
    public async Task A_message_is_201_with_the_transactions_place(string kind, string sentence)
    {
        var answer = await Rt.PostAsync($"/ticket/1/{kind}", """{"Content":"Grüße","ContentType":"text/plain","TimeTaken":7}""");

        Assert.Equal(201, answer.Status);
        Assert.Equal(sentence, answer.Sentences[0]);
        var transaction = await Rt.GetAsync(answer.Location!["/REST/2.0".Length..]);
        Assert.Equal(kind, ((string)transaction.Json["Type"]!).ToLowerInvariant());
        Assert.Equal("7", (string)transaction.Json["TimeTaken"]!);
        Assert.Equal("Grüße", Rt.State.Tickets[0].Messages[^1].Content);
    }

    [Fact]
    public async Task A_reply_opens_a_new_ticket_and_a_comment_does_not()
    {
        var id = await NewTicketAsync("""{"Queue":"General","Requestor":"abakke"}""");

        await Rt.PostAsync($"/ticket/{id}/comment", """{"Content":"x","ContentType":"text/plain"}""");
        Assert.Equal("new", Rt.State.Tickets[^1].Status);
        await Rt.PostAsync($"/ticket/{id}/correspond", """{"Content":"x","ContentType":"text/plain"}""");
        Assert.Equal("open", Rt.State.Tickets[^1].Status);
        Assert.Equal(RunningSandbox.Now, Rt.State.Tickets[^1].Dates["Told"]);
    }

    [Fact]
    public async Task What_else_was_asked_may_fail_inside_the_201()
    {
        var id = await NewTicketAsync("""{"Queue":"IT Support"}""");

        var answer = await Rt.PostAsync($"/ticket/{id}/comment", """{"Content":"x","ContentType":"text/plain","Status":"bogus","CustomFields":{"Impact":"bogus"},"TxnCustomFields":{"Travel Note":"20 km"}}""");

        Assert.Equal(201, answer.Status);
        Assert.Equal(["Comments added", "Status 'bogus' isn't a valid status for this ticket.", "Invalid value for custom field", "Custom fields updated"], answer.Sentences);
    }

    [Theory]
    [InlineData("/ticket/1/comment", """{"Content":"x"}""", "ContentType is a required field for application/json")]
    [InlineData("/ticket/1/comment", """{"Content":"x","ContentType":"text/plain","Attachments":[{"FileName":"a.txt","FileType":"text/plain"}]}""", "FileContent is a required field for each attachment in Attachments")]
    [InlineData("/ticket/99999/comment", """{"Content":"x","ContentType":"text/plain"}""", "Message could not be recorded")]
    [InlineData("/ticket/1/correspond", """{"TimeTaken":"long"}""", "Message could not be recorded")]
    public async Task A_message_is_refused_with_400(string path, string body, string message)
    {
        var answer = await Rt.PostAsync(path, body);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task An_empty_object_records_an_empty_message_and_broken_json_crashes()
    {
        Assert.Equal(201, (await Rt.PostAsync("/ticket/1/comment", "{}")).Status);
        Assert.Equal((500, ""), (await Rt.PostAsync("/ticket/1/comment", "{nope") is var a ? (a.Status, a.Text) : default));
    }

    [Theory]
    [InlineData("text/plain", 201)]
    [InlineData("text/html", 201)]
    [InlineData("text/xml", 415)]
    public async Task The_text_itself_may_be_the_body(string type, int status)
    {
        var answer = await Rt.SendAsync(HttpMethod.Post, "/ticket/1/comment", new StringContent("<b>hi</b>", Encoding.UTF8, type));

        Assert.Equal(status, answer.Status);
        if (status == 201)
            Assert.Equal((type, "<b>hi</b>"), (Rt.State.Tickets[0].Messages[^1].ContentType, Rt.State.Tickets[0].Messages[^1].Content));
    }

    [Fact]
    public async Task Files_come_in_json_as_base64_and_are_read_back_in_lines_of_76()
    {
        var bytes = Enumerable.Range(0, 200).Select(i => (byte)i).ToArray();

        await Rt.PostAsync("/ticket/1/comment", $$"""{"Content":"see file","ContentType":"text/plain","Attachments":[{"FileName":"a.bin","FileType":"application/octet-stream","FileContent":"{{Convert.ToBase64String(bytes)}}"}]}""");

        Assert.Equal(bytes, Rt.State.Tickets[0].Messages[^1].Files["a.bin"]);
        var listed = (await Rt.GetAsync("/ticket/1/attachments?per_page=100&orderby=id&fields=Filename,ContentType,ContentLength")).Items;
        Assert.Equal("200", (string)listed[^1]["ContentLength"]!);
        Assert.Equal("multipart/mixed", (string)listed[^3]["ContentType"]!);
        var content = (string)(await Rt.GetAsync($"/attachment/{listed[^1]["id"]}")).Json["Content"]!;
        Assert.Equal(bytes, Convert.FromBase64String(content));
        Assert.All(content.Split('\n')[..^2], line => Assert.Equal(76, line.Length));
        Assert.EndsWith("\n", content);
    }

    [Fact]
    public async Task Files_come_as_parts_beside_a_part_named_JSON()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"Queue":"General","Subject":"with files","Content":"see","ContentType":"text/plain"}"""), "JSON" },
            { new ByteArrayContent([1, 2, 3]), "Attachments", "a.bin" },
            { new ByteArrayContent([4]), "Attachments", "b.bin" },
        };

        var made = await Rt.SendAsync(HttpMethod.Post, "/ticket", form);

        Assert.Equal(201, made.Status);
        Assert.Equal([1, 2, 3], Rt.State.Tickets[^1].Messages[0].Files["a.bin"]);
        Assert.Equal(2, Rt.State.Tickets[^1].Messages[0].Files.Count);
    }

    [Fact]
    public async Task A_form_without_the_JSON_part_is_400()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "Attachments", "a.bin" } };

        var answer = await Rt.SendAsync(HttpMethod.Post, "/ticket/1/comment", form);

        Assert.Equal((400, "JSON is a required field for multipart/form-data"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task History_leads_to_the_text_and_hides_comments_from_readers()
    {
        var id = Rt.State.Tickets.First(t => t.Queue == "IT Support" && t.Messages.Any(m => m.Kind == "Comment")).Id;
        var path = $"/ticket/{id}/history?per_page=100&orderby=id&fields=Type,_hyperlinks";

        var all = await Rt.GetAsync(path);
        Rt.Token = RunningSandbox.ReaderToken;
        var some = await Rt.GetAsync(path);

        Assert.Contains("Comment", all.Column("Type"));
        Assert.DoesNotContain("Comment", some.Column("Type"));
        Assert.Contains(all.Items[0]["_hyperlinks"]!.AsArray(), l => (string)l!["ref"]! == "attachment");
        Assert.Empty((await Rt.GetAsync("/ticket/99999/history")).Items);
    }
}
