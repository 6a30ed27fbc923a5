using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Integrations.Steps;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Steps;

public class StepTests
{
    private const string Update = "update_a_deskly_ticket_by_id";

    [Fact]
    public async Task A_failure_told_in_a_sentence_is_an_error_that_says_what_was_done_all_the_same()
    {
        var vendor = FakeVendor.Replies(200, """["Subject changed from 'a' to 'b'","Owner: Permission Denied","x added: Permission Denied added"]""");

        var result = await new Deskly(vendor).CallAsync(Update, """{"id": "1", "Subject": "b"}""");

        Assert.Equal(ToolError.Refused, result.Error);
        Assert.Equal(
            "Deskly did not do all that was asked: \"Owner: Permission Denied\" \"x added: Permission Denied added\". This was done all the same: \"Subject changed from 'a' to 'b'\".",
            result.Message);
    }

    [Fact]
    public async Task After_a_write_the_record_is_read_back_with_what_the_vendor_said()
    {
        var vendor = FakeVendor.Replies(200, """["Subject changed from 'a' to 'b\nc'"]""").Then(200, """{"id":1,"Subject":"b"}""");

        var result = await new Deskly(vendor).CallAsync(Update, """{"id": "1", "Subject": "b"}""");

        Assert.Equal("""{"id":1,"Subject":"b","messages":["Subject changed from 'a' to 'b\nc'"]}""", result.Text());
        Assert.Equal(["PUT /ticket/1", "GET /ticket/1"], vendor.Requests.Select(request => $"{request.Verb} {request.Path}"));
    }

    [Fact]
    public async Task No_sentence_means_that_nothing_was_changed()
    {
        var vendor = FakeVendor.Replies(200, "[]").Then(200, """{"id":1,"Subject":"b"}""");

        var result = await new Deskly(vendor).CallAsync(Update, """{"id": "1", "Subject": "b"}""");

        Assert.Equal("""{"id":1,"Subject":"b","note":"Nothing was changed."}""", result.Text());
    }

    [Fact]
    public async Task What_was_sent_but_is_not_in_the_record_is_named()
    {
        var vendor = FakeVendor.Replies(200, """["Subject changed from 'a' to 'b'"]""").Then(200, """
            {"id":1,"Subject":" b ","Owner":{"id":"Nobody"},"Cc":[{"id":"ann"}],
             "CustomFields":[{"name":"Impact","values":[]},{"name":"Site","values":["Harbour"]},{"name":"Start","values":["2026-01-01T00:00:00Z"]}]}
            """);

        var result = await new Deskly(vendor).CallAsync(Update, """
            {"id": "1", "Subject": "b", "Owner": "ghost", "Cc": ["ann@example.test"],
             "CustomFields": {"Impact": "High", "Site": "Airport", "Start": "2026-01-01 00:00:00", "Other": "x", "Gone": null}}
            """);

        Assert.Equal(
            "Deskly accepted the call but did not store everything as sent: Owner (sent \"ghost\") is empty; CustomFields.Impact (sent \"High\") is empty; "
            + "CustomFields.Site (sent \"Airport\") is [\"Harbour\"]; CustomFields.Other (sent \"x\") is not there.",
            (string?)result.Object()["note"]);
    }

    [Fact]
    public async Task A_write_stays_done_when_the_record_cannot_be_read_back()
    {
        var vendor = FakeVendor.Replies(200, """["x added"]""").Then(403, """{"message":"Forbidden"}""");

        var result = await new Deskly(vendor).CallAsync(Update, """{"id": "1", "Subject": "b"}""");

        Assert.Null(result.Error);
        Assert.Contains("could not be read back: Deskly answered 403", result.Text());
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, ToolError.NotFound)]
    public async Task An_empty_list_below_a_missing_record_is_an_error(int parent, ToolError? error)
    {
        var vendor = FakeVendor.Replies(200, """{"items":[],"total":null}""").Then(parent, "{}");

        var result = await new Deskly(vendor).CallAsync("list_all_deskly_entries", """{"ticket_id": 9}""");

        Assert.Equal(error, result.Error);
        Assert.Equal("/ticket/9", vendor.Requests[1].Path);
    }

    [Fact]
    public async Task A_list_with_rows_needs_no_second_request()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[{"id":1}],"total":1}""");

        await new Deskly(vendor).CallAsync("list_all_deskly_entries", """{"ticket_id": 9}""");

        Assert.Single(vendor.Requests);
    }

    [Theory]
    [InlineData("sentences", """{"succes": ["x"]}""", "sentences.succes: unknown parameter; did you mean 'success'?|sentences.success: required, but missing; it is a list of texts.")]
    [InlineData("sentences", """{"success": ["("]}""", "sentences.success: '(' is no regular expression")]
    [InlineData("sentences", """{"success": "x"}""", "sentences.success: must be a list of texts.")]
    [InlineData("read_back", """{"compare": "yes"}""", "read_back.compare: must be true or false.")]
    [InlineData("exists", """{"request": "/ticket/{id}"}""", "exists.request: must be GET and a path")]
    public void Wrong_parameters_are_all_named(string step, string parameters, string problems)
    {
        var found = CallSteps.Find(step)!.Check(new StepUse(step, JsonNode.Parse(parameters)!.AsObject(), new SourceLocation("x", 1)));

        Assert.All(problems.Split('|'), problem => Assert.Contains(found, one => one.StartsWith(problem, StringComparison.Ordinal)));
        Assert.Equal(problems.Split('|').Length, found.Count);
    }

    [Fact]
    public void Lint_reports_wrong_parameters_of_a_step_with_their_place()
    {
        var root = Directory.CreateTempSubdirectory("patchbay-steps-").FullName;
        foreach (var path in Directory.EnumerateFiles(Deskly.Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(Deskly.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(path).Replace("compare: true", "compare: maybe"));
        }

        var problems = IntegrationLoader.Load(root).Problems;

        Assert.Contains(problems, problem => problem.ToString().EndsWith("read_back.compare: must be true or false.", StringComparison.Ordinal)
            && problem.Where.File == "deskly/resources/tickets.yaml" && problem.Where.Line > 1);
    }
}
