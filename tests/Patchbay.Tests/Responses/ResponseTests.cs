using System.Text;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Responses;

public class ResponseTests
{
    private const string Get = "get_single_deskly_ticket_by_id";
    private const string Seven = """{"id": "7"}""";

    [Fact]
    public async Task A_record_is_the_vendors_bytes_untouched()
    {
        const string record = """{ "id": 7,  "Subject": "caf\u00e9 é",  "n": 1.50, "id": 8 }""";

        var result = await new Deskly(FakeVendor.Replies(200, "{\"ticket\": " + record + ", \"meta\": {}}")).CallAsync(Get, Seven);

        Assert.Equal(record, result.Text());
        Assert.Equal(200, result.UpstreamStatus);
    }

    [Fact]
    public async Task Fields_keep_top_level_members_whatever_their_case_and_tell_what_is_missing()
    {
        var result = await new Deskly(FakeVendor.Replies(200, """{"ticket":{"id":7,"Subject":"x","Deep":{"Subject":"y"}}}"""))
            .CallAsync(Get, """{"id": "7", "fields": ["subject", "Owner"]}""");

        Assert.Equal("""{"Subject":"x","note":"fields: not in the record: Owner. It has: id, Subject, Deep."}""", result.Text());
    }

    [Fact]
    public async Task Fields_keep_columns_of_a_list()
    {
        var result = await new Deskly(FakeVendor.Replies(200, """{"items":[{"id":1,"a":2},{"a":3,"id":4}],"meta":{"total":2}}"""))
            .CallAsync("list_all_deskly_tickets", """{"fields": ["id"]}""");

        Assert.Equal("""{"result":[{"id":1},{"id":4}],"next_cursor":null,"total":2}""", result.Text());
    }

    [Fact]
    public async Task A_record_above_the_budget_has_its_longest_texts_shortened_and_says_so()
    {
        var deskly = new Deskly(FakeVendor.Replies(200, "{\"ticket\":{\"id\":7,\"a\":\"" + new string('ü', 5_000) + "\",\"b\":\"" + string.Concat(Enumerable.Repeat("\\\"", 3_000)) + "\",\"c\":\"short\"}}"))
        {
            Context = Deskly.ContextOf("a") with { MaxResultChars = 2_000 },
        };

        var result = await deskly.CallAsync(Get, Seven);

        Assert.True(result.Text().Length <= 2_000, $"{result.Text().Length}");
        Assert.Equal("short", (string?)result.Object()["c"]);
        Assert.Matches("^ü+… \\[cut: \\d+ of 5000 characters left out\\]$", (string?)result.Object()["a"]);
        Assert.StartsWith("2 long texts are shortened", (string?)result.Object()["note"]);
    }

    [Fact]
    public async Task A_record_of_many_short_members_above_the_budget_asks_for_fields()
    {
        var deskly = new Deskly(FakeVendor.Replies(200, "{\"ticket\":{" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"member{i}\":{i}")) + "}}"))
        {
            Context = Deskly.ContextOf("a") with { MaxResultChars = 2_000 },
        };

        var result = await deskly.CallAsync(Get, Seven);

        Assert.Equal(ToolError.TooLarge, result.Error);
        Assert.Contains("name the members you need in 'fields'", result.Message);
    }

    [Fact]
    public async Task An_empty_answer_to_a_write_is_said_plainly()
    {
        var result = await new Deskly(FakeVendor.Replies(204)).CallAsync("delete_a_deskly_ticket_by_id", Seven);

        Assert.Equal("""{"ok":true,"status":204}""", result.Text());
    }

    [Fact]
    public async Task An_answer_that_is_not_JSON_is_shown_as_short_plain_text()
    {
        var result = await new Deskly(FakeVendor.Replies(200, "<html><head><style>b{}</style><title>Sign in</title></head><body><p>Please&nbsp;sign in</p></body></html>", ("Content-Type", "text/html")))
            .CallAsync(Get, Seven);

        Assert.Equal(ToolError.Malformed, result.Error);
        Assert.Contains("(text/html): \"Sign in Please sign in\"", result.Message);
    }

    [Theory]
    [InlineData("""{"tickets":{}}""", "has no member 'ticket'")]
    [InlineData("""{"ticket":{}""", "not JSON")]
    [InlineData("""{"ticket":{}} x""", "not JSON")]
    public async Task An_answer_without_the_promised_record_is_malformed(string body, string message)
    {
        var result = await new Deskly(FakeVendor.Replies(200, body)).CallAsync(Get, Seven);

        Assert.Equal(ToolError.Malformed, result.Error);
        Assert.Contains(message, result.Message);
    }

    [Theory]
    [InlineData(400, """{"message":"Bad query at /opt/app/Query.pm line 7."}""", ToolError.Refused, "Deskly answered 400 Bad Request: Bad query.")]
    [InlineData(401, """{"message":"Unauthorized"}""", ToolError.Unauthorized, "Deskly answered 401 Unauthorized: Unauthorized. The account's credentials were not accepted")]
    [InlineData(403, """{"message":"No"}""", ToolError.Forbidden, "Deskly answered 403 Forbidden: No. Ask for the agent role.")]
    [InlineData(404, """{"errors":[{"message":"Gone"},{"message":"Really!"}]}""", ToolError.NotFound, "Deskly answered 404 Not Found: Gone; Really!")]
    [InlineData(422, "<html><body>Oops</body></html>", ToolError.Refused, "Deskly answered 422 Unprocessable Content: Oops.")]
    [InlineData(500, "", ToolError.Unavailable, "Deskly answered 500 Internal Server Error.")]
    [InlineData(302, "", ToolError.Malformed, "Deskly answered 302 Found. The API was expected, not a redirect")]
    public async Task A_refusal_tells_status_message_and_advice(int status, string body, ToolError error, string message)
    {
        var result = await new Deskly(FakeVendor.Replies(status, body)).CallAsync(Get, Seven);

        Assert.Equal(error, result.Error);
        Assert.StartsWith(message, result.Message);
        Assert.Equal(status, result.UpstreamStatus);
    }

    [Fact]
    public async Task A_redirect_does_not_show_the_query_it_leads_to()
    {
        var result = await new Deskly(FakeVendor.Replies(302, "", ("Location", "https://sso.example/login?ticket=secret"))).CallAsync(Get, Seven);

        Assert.Contains("https://sso.example/login", result.Message);
        Assert.DoesNotContain("secret", result.Message);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("2.2", 3)]
    [InlineData("Fri, 02 Jan 2026 00:00:05 GMT", 5)]    // the clock stands at 00:00:00
    public async Task A_rate_limited_call_says_how_long_to_wait(string retryAfter, int seconds)
    {
        var result = await new Deskly(FakeVendor.Replies(429, "", ("Retry-After", retryAfter), ("X-Limit", "100"), ("X-Remaining", "0"))).CallAsync(Get, Seven);

        Assert.Equal(ToolError.RateLimited, result.Error);
        Assert.Contains($"try again in {seconds} seconds", result.Message);
        Assert.Equal(new RateLimit(100, 0, seconds), result.RateLimit);
    }

    [Fact]
    public async Task Rate_limit_figures_come_with_success_too()
    {
        var result = await new Deskly(FakeVendor.Replies(200, """{"ticket":{}}""", ("X-Limit", "100"), ("X-Remaining", "99"), ("X-Reset", "30"))).CallAsync(Get, Seven);

        Assert.Equal(new RateLimit(100, 99, 30), result.RateLimit);
    }

    [Fact]
    public async Task A_vendor_that_cannot_be_reached_is_reported_as_the_upstream_says()
    {
        var result = await new Deskly(new FakeVendor().ThenFails(ToolError.TimedOut, "No answer within 30 s.")).CallAsync(Get, Seven);

        Assert.Equal(ToolError.TimedOut, result.Error);
        Assert.Equal("No answer within 30 s.", result.Message);
        Assert.Null(result.UpstreamStatus);
    }

    [Theory]
    [InlineData("""{"id":9,"Filename":"a.txt","ContentType":"text/plain","Content":"aGVs\nbG8=\n"}""", """{"id":9,"Filename":"a.txt","ContentType":"text/plain"}""")]
    [InlineData("""{"Content" : "aGVsbG8=", "ContentType":"text/plain", "Filename":"a.txt"}""", """{ "ContentType":"text/plain", "Filename":"a.txt"}""")]
    public async Task A_file_inside_a_record_is_taken_out(string body, string record)
    {
        var result = await new Deskly(FakeVendor.Replies(200, body)).CallAsync("get_single_deskly_entry_by_id", Seven);

        var file = result.Files.Single();
        Assert.Equal("hello", Encoding.UTF8.GetString(file.Content.Span));
        Assert.Equal(("a.txt", "text/plain"), (file.FileName, file.ContentType));
        Assert.Equal(record, result.Text());
    }

    [Fact]
    public async Task A_nameless_file_gets_a_name_by_its_type()
    {
        var result = await new Deskly(FakeVendor.Replies(200, """{"Filename":"","ContentType":"text/html","Content":"aGVsbG8="}""")).CallAsync("get_single_deskly_entry_by_id", Seven);

        Assert.Equal("file.html", result.Files.Single().FileName);
    }

    [Fact]
    public async Task A_raw_answer_is_a_file_named_by_its_headers()
    {
        var vendor = new FakeVendor().Then(200, [0, 1, 255], ("Content-Type", "image/png"), ("Content-Disposition", "attachment; filename=\"../x.png\""));

        var result = await new Deskly(vendor).CallAsync("deskly_entry_download", """{"entry_id": 5}""");

        Assert.Equal(("x.png", "image/png"), (result.Files.Single().FileName, result.Files.Single().ContentType));
        Assert.Equal([0, 1, 255], result.Files.Single().Content.ToArray());
        Assert.True(result.Json.IsEmpty);
    }
}
