using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Requests;

public class RequestTests
{
    [Fact]
    public async Task A_query_is_written_in_the_vendors_spelling()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[]}""");

        await new Deskly(vendor).CallAsync("list_all_deskly_tickets", """
            {"status": "new", "since": "2026-01-01T01:00:00+01:00", "tag": ["a", "b c"], "person": [1, 2], "label": ["x", "y"], "company": "A&B"}
            """);

        Assert.Equal(
            "/tickets?order=id&status=new&since=2026-01-01%2000%3A00%3A00&tag=a%2Cb%20c&person=1&person=2&labels[]=x&labels[]=y&filter[company]=A%26B&per_page=3&page=1",
            vendor.Requests.Single().Path);
    }

    [Fact]
    public async Task A_whole_number_is_sent_without_a_fraction()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[]}""");

        await new Deskly(vendor).CallAsync("list_all_deskly_tickets", """{"person": [1.0, 2e1]}""");

        Assert.Contains("person=1&person=20&", vendor.Requests.Single().Path); // vendors answer with 1.0 what they take back as 1
    }

    [Fact]
    public async Task An_argument_replaces_the_fixed_parameter_of_its_name()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[]}""");

        await new Deskly(vendor).CallAsync("list_all_deskly_tickets", """{"order": "name"}""");

        Assert.Equal("/tickets?order=name&per_page=3&page=1", vendor.Requests.Single().Path);
    }

    [Fact]
    public async Task Headers_carry_the_accounts_variables()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[]}""");

        await new Deskly(vendor).CallAsync("list_all_deskly_tickets");

        Assert.Equal("eu", vendor.Requests.Single().Headers["X-Region"]);
        Assert.Equal("application/json", vendor.Requests.Single().Headers["Accept"]);
    }

    [Fact]
    public async Task A_vendor_that_takes_a_key_is_sent_one_of_this_call_and_no_other()
    {
        var vendor = FakeVendor.Replies(200, "{}").Then(200, "{}").Then(200, "{}").Then(200, "{}").Then(200, "{}").Then(200, "{}");
        var deskly = new Deskly(vendor);

        await deskly.CallAsync("create_a_deskly_ticket", """{"Subject":"x","idempotency_key":"k1"}""");
        await deskly.CallAsync("create_a_deskly_ticket", """{"idempotency_key":"k1","Subject":"\u0078"}""");
        await deskly.CallAsync("create_a_deskly_ticket", """{"Subject":"y","idempotency_key":"k1"}""");
        await deskly.CallAsync("create_a_deskly_ticket", """{"Subject":"x","idempotency_key":"k2"}""");
        deskly.Context = Deskly.ContextOf("account-2");
        await deskly.CallAsync("create_a_deskly_ticket", """{"Subject":"x","idempotency_key":"k1"}""");
        await deskly.CallAsync("create_a_deskly_ticket", """{"Subject":"x"}""");

        var keys = vendor.Requests.Select(request => request.Headers.GetValueOrDefault("Idempotency-Key")).ToList();
        Assert.Matches("^[0-9a-f]{32}$", keys[0]);
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(4, keys.Take(5).Distinct().Count());
        Assert.Null(keys[5]);
        Assert.All(vendor.Requests, request => Assert.DoesNotContain("idempotency", request.Body));
    }

    [Fact]
    public async Task A_form_flattens_arrays_and_objects()
    {
        var vendor = FakeVendor.Replies(200, "{}");

        await new Deskly(vendor).CallAsync("deskly_lookup_form", """{"a": "x y", "b": ["1", "2"], "c": {"d": 5}}""");

        Assert.Equal("a=x+y&b%5B%5D=1&b%5B%5D=2&c%5Bd%5D=5", vendor.Requests.Single().Body);
    }

    [Fact]
    public async Task Files_make_a_JSON_body_multipart_with_each_member_its_own_part()
    {
        var vendor = FakeVendor.Replies(201, "{}");

        await new Deskly(vendor).CallAsync("create_a_deskly_ticket", """
            {"Subject": "x", "Cc": ["a", "b"], "Files": [{"filename": "über\"uns.txt", "text": "hallo"}, {"filename": "../p.png", "content_base64": "AQID"}]}
            """);

        var body = vendor.Requests.Single().Body!.ReplaceLineEndings("\n");
        Assert.Contains("Content-Disposition: form-data; name=\"ticket[Subject]\"\n\nx\n", body);
        Assert.Equal(2, body.Split("name=\"ticket[Cc]\"").Length - 1);
        Assert.Contains("Content-Type: text/plain\nContent-Disposition: form-data; name=\"Files\"; filename=\"überuns.txt\"\n\nhallo\n", body);
        Assert.Contains("Content-Type: image/png\nContent-Disposition: form-data; name=\"Files\"; filename=\"p.png\"\n", body);
    }

    [Fact]
    public async Task A_method_may_put_all_members_into_one_JSON_part()
    {
        var vendor = FakeVendor.Replies(201, "{}").Then(201, "{}");
        var deskly = new Deskly(vendor);

        await deskly.CallAsync("deskly_lookup_upload", """{"Text": "x", "File": {"filename": "a.txt", "text": "y"}}""");
        await deskly.CallAsync("deskly_lookup_upload", """{"Text": "x"}""");

        Assert.Contains("Content-Type: application/json\nContent-Disposition: form-data; name=\"JSON\"\n\n{\"Text\":\"x\"}\n", vendor.Requests[0].Body!.ReplaceLineEndings("\n"));
        Assert.Equal("""{"Text":"x"}""", vendor.Requests[1].Body);
    }

    [Theory]
    [InlineData("""{"content_base64": "!!"}""", ToolError.FileFailed, "File: content_base64 is not base64.")]
    [InlineData("""{"url": "https://files.example/x"}""", ToolError.FileFailed, "File: could not be fetched: 404.")]
    [InlineData("""{"url": "file:///etc/passwd"}""", ToolError.InvalidArguments, "File.url: must be an absolute http or https URL.")]
    [InlineData("""{"url": "https://a.example", "text": "x"}""", ToolError.InvalidArguments, "File: must have exactly one of url, content_base64, text; got url and text.")]
    [InlineData("""{"filename": "x"}""", ToolError.InvalidArguments, "got none")]
    [InlineData("\"x\"", ToolError.InvalidArguments, "File: must be an object with one of url, content_base64, text; got \"x\".")]
    public async Task A_file_that_cannot_be_sent_is_named_and_nothing_is_sent(string file, ToolError error, string message)
    {
        var vendor = new FakeVendor { Download = _ => new RemoteFile(null, null, null, "404.") };

        var result = await new Deskly(vendor).CallAsync("deskly_lookup_upload", $$"""{"File": {{file}}}""");

        Assert.Equal(error, result.Error);
        Assert.Contains(message, result.Message);
        Assert.Empty(vendor.Requests);
    }

    [Fact]
    public async Task A_file_above_its_cap_is_refused()
    {
        var result = await new Deskly(new FakeVendor()).CallAsync(
            "create_a_deskly_ticket", $$"""{"Subject": "x", "Files": [{"text": "{{new string('x', 1024 * 1024 + 1)}}"}]}""");

        Assert.Equal(ToolError.FileFailed, result.Error);
        Assert.Contains("Files[0]: has 1048577 bytes; at most 1048576 are accepted.", result.Message);
    }

    [Fact]
    public async Task A_raw_call_sends_what_it_is_given_and_reads_like_any_other()
    {
        var vendor = FakeVendor.Replies(200, """{"id":7,"Subject":"x"}""");
        var method = Deskly.Integration.Methods.Single(one => one.Name == "plain");

        var result = await new ToolRunner(Deskly.Catalog).RunAsync(
            method,
            new RawCall { Path = new Dictionary<string, string> { ["id"] = "a/b" }, Query = [KeyValuePair.Create("expand", "all")], Fields = ["id"] },
            Deskly.ContextOf("account-1"),
            vendor,
            TestContext.Current.CancellationToken);

        Assert.Equal("/ticket/a%2Fb?expand=all", vendor.Requests.Single().Path);
        Assert.Equal("""{"id":7}""", result.Text());
    }
}
