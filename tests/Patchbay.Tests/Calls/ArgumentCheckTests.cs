using System.Text.Json.Nodes;
using Patchbay.Integrations;

namespace Patchbay.Tests.Calls;

public class ArgumentCheckTests
{
    private const string Create = "create_a_deskly_ticket";

    [Fact]
    public async Task Every_problem_is_named_at_once_and_nothing_is_sent()
    {
        var vendor = new FakeVendor();

        var result = await new Deskly(vendor).CallAsync(Create, """
            {"subject": "x", "Email": "nobody", "Due": "tomorrow", "Day": "31.1.2026", "Priority": 9, "Urgent": "yes",
             "Cc": ["a", 5, "c"], "Address": {"Zip": "12", "city": "Bern"}, "Prioritty": 1}
            """);

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Empty(vendor.Requests);
        Assert.Equal(
            """
            Invalid arguments for create_a_deskly_ticket; nothing was sent:
            - Subject: required, but missing.
            - subject: unknown argument; did you mean 'Subject'?
            - Email: must be an e-mail address; got "nobody".
            - Due: must be a date and time with its offset, such as 2026-01-31T15:00:00Z; got "tomorrow".
            - Day: must be a date such as 2026-01-31; got "31.1.2026".
            - Priority: must be between 1 and 4; got 9.
            - Urgent: must be true or false; got "yes".
            - Cc: must have at most 2 elements; got 3.
            - Cc[1]: must be a string; got 5.
            - Address.Zip: must match [0-9]{4}; got "12".
            - Address.city: unknown member; did you mean 'City'?
            - Prioritty: unknown argument; did you mean 'Priority'?
            """, result.Message);
    }

    [Fact]
    public async Task A_value_outside_the_list_is_answered_with_the_list_and_the_nearest()
    {
        var result = await new Deskly(new FakeVendor()).CallAsync("list_all_deskly_tickets", """{"status": "Open"}""");

        Assert.Contains("""status: must be one of "new", "open", "closed"; got "Open". Did you mean "open"?""", result.Message);
    }

    [Fact]
    public async Task Custom_fields_are_checked_like_any_other_argument()
    {
        var fields = new AccountFields("1", new Dictionary<string, JsonObject>
        {
            ["ticket_fields"] = JsonNode.Parse("""{"type":"object","properties":{"Impact":{"type":"string","enum":["One","All"]},"Start":{"type":"string","format":"date-time"}}}""")!.AsObject(),
        });
        var vendor = FakeVendor.Replies(201, """{"id":1}""");
        var deskly = new Deskly(vendor, fields);

        var refused = await deskly.CallAsync(Create, """{"Subject": "x", "CustomFields": {"impact": "One", "Impact": "None"}}""");
        await deskly.CallAsync(Create, """{"Subject": "x", "CustomFields": {"Impact": "One", "Start": "2026-03-01T01:30:00+02:00"}}""");

        Assert.Contains("CustomFields.impact: unknown member; did you mean 'Impact'?", refused.Message);
        Assert.Contains("""CustomFields.Impact: must be one of "One", "All"; got "None".""", refused.Message);
        Assert.Equal("""{"ticket":{"source":2,"Subject":"x","CustomFields":{"Impact":"One","Start":"2026-02-28 23:30:00"}}}""", vendor.Requests.Single().Body);
    }

    [Theory]
    [InlineData("""{"Subject": null, "Owner": "ann"}""", """{"Subject":null,"Owner":"ann"}""")]     // an update clears with null
    [InlineData("""{"Cc": []}""", """{"Cc":[]}""")]
    public async Task Null_clears_a_field_of_an_update(string body, string sent)
    {
        var vendor = FakeVendor.Replies(200, "[]").Then(200, """{"id":1}""");

        await new Deskly(vendor).CallAsync("update_a_deskly_ticket_by_id", body.Replace("{", """{"id": "1", """));

        Assert.Equal(sent, vendor.Requests[0].Body);
    }

    [Fact]
    public async Task Null_is_no_way_to_clear_a_list()
    {
        var result = await new Deskly(new FakeVendor()).CallAsync("update_a_deskly_ticket_by_id", """{"id": "1", "Cc": null}""");

        Assert.Contains("Cc: must be an array, not null; send [] to clear it.", result.Message);
    }

    [Fact]
    public async Task Null_for_an_unused_argument_is_as_good_as_leaving_it_out()
    {
        var vendor = FakeVendor.Replies(201, "{}");

        await new Deskly(vendor).CallAsync(Create, """{"Subject": "x", "Due": null, "Cc": null, "CustomFields": null}""");

        Assert.Equal("""{"ticket":{"source":2,"Subject":"x"}}""", vendor.Requests.Single().Body);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Arguments_must_be_an_object(string arguments)
    {
        var result = await new Deskly(new FakeVendor()).CallAsync("list_all_deskly_tickets", arguments);

        Assert.Contains("arguments: must be an object", result.Message);
    }
}
