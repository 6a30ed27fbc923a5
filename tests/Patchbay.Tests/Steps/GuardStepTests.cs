using System.Text;
using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>Steps that look before they write: is the record in use, is its form filled in; and one that says what a list leaves out.</summary>
public sealed class GuardStepTests
{
    private const string Delete = """
        get:
          request: GET /things/{id}
        delete:
          request: DELETE /things/{id}
          steps:
            unused:
              record: [owner_id]
              lists: [{ request: 'GET /things/{id}/links', rows: links, are: links }]
              unless: even_if_in_use
              advice: Delete the links first.
          tool: { description: Delete a thing., query: { even_if_in_use: { type: boolean } } }
        """;

    private const string Update = """
        get:
          request: GET /things/{id}
        update:
          request: PUT /things/{id}
          steps: { unused: { record: [owner_id], when: { form.state_*: [Retired] } } }
          tool: { description: Change a thing., body: { owner_id: { type: integer }, form: { type: object } } }
        """;

    private const string Order = """
        get:
          request: GET /things/{id}
          record: thing
        order:
          request: POST /things/{thing_id}/order
          steps: { form: { get: get, id: thing_id, fields: form.fields, into: answers, name: name, label: label, required: required } }
          tool: { description: Order a thing., path: { thing_id: { type: integer } }, body: { answers: { type: object } } }
        """;

    private const string Item = """{"thing":{"form":{"fields":[{"name":"size","label":"Size","required":true},{"name":"colour","label":"Colour","required":false}]}}}""";

    [Fact]
    public async Task A_record_in_use_is_not_deleted()
    {
        var call = new StepCall((200, """{"owner_id":42}"""), (200, """{"links":[{"id":8}]}"""));

        var result = await call.RunAsync(Delete, """{"id":"7"}""");

        Assert.Equal(ToolError.Refused, result.Error);
        Assert.Contains("""the record 7 is in use: owner_id is 42; 1 links: [{"id":8}]. Delete the links first. To do it all the same, send even_if_in_use: true.""", result.Message);
        Assert.Equal(["GET /things/7", "GET /things/7/links"], call.Sent);
    }

    [Theory]
    [InlineData("""{"id":"7"}""", "GET /things/7,GET /things/7/links,DELETE /things/7")]
    [InlineData("""{"id":"7","even_if_in_use":true}""", "DELETE /things/7")]
    public async Task A_record_that_is_free_or_insisted_on_is_deleted(string arguments, string sent)
    {
        var free = arguments.Contains("even_if") ? new StepCall((204, "")) : new StepCall((200, """{"owner_id":null}"""), (200, """{"links":[]}"""), (204, ""));

        var result = await free.RunAsync(Delete, arguments);

        Assert.Null(result.Error);
        Assert.Equal(sent.Split(','), free.Sent);
    }

    [Fact]
    public async Task A_record_whose_use_cannot_be_seen_is_not_deleted()
    {
        var call = new StepCall((200, """{"owner_id":null}"""), (403, """{"message":"Not yours"}"""));

        var result = await call.RunAsync(Delete, """{"id":"7"}""");

        Assert.Equal(ToolError.Forbidden, result.Error);
        Assert.Contains("whether the record is in use could not be checked", result.Message);
        Assert.Equal(2, call.Sent.Count);
    }

    [Theory]
    [InlineData("""{"id":"7","form":{"state_3":"In use"}}""", "PUT", true)]
    [InlineData("""{"id":"7","owner_id":null,"form":{"state_3":"retired"}}""", "GET PUT", true)]
    [InlineData("""{"id":"7","form":{"state_3":"Retired"}}""", "GET", false)]
    public async Task Only_a_change_that_takes_it_out_of_use_is_looked_at(string arguments, string verbs, bool done)
    {
        var call = new StepCall((200, """{"owner_id":42}"""), (200, "{}"));

        var result = await call.RunAsync(Update, arguments);

        Assert.Equal(done, result.Error is null);
        Assert.Equal(verbs, string.Join(' ', call.Sent.Select(sent => sent.Split(' ')[0])));
    }

    [Fact]
    public async Task What_a_form_requires_or_does_not_have_is_told_before_anything_is_sent()
    {
        var call = new StepCall((200, Item));

        var result = await call.RunAsync(Order, """{"thing_id":7,"answers":{"colr":"red"}}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("answers.size: required, but missing (Size).", result.Message);
        Assert.Contains("answers.colr", result.Message);
        Assert.Contains("colour", result.Message);
        Assert.Single(call.Sent);
    }

    [Theory]
    [InlineData(Item, """{"thing_id":7,"answers":{"size":"L"}}""")]
    [InlineData("""{"thing":{}}""", """{"thing_id":7,"answers":{"anything":1}}""")] // no form told: the vendor judges
    public async Task A_form_filled_in_is_sent(string item, string arguments)
    {
        var call = new StepCall((200, item), (201, "{}"));

        var result = await call.RunAsync(Order, arguments);

        Assert.Null(result.Error);
        Assert.StartsWith("POST /things/7/order", call.Sent[1]);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"since":"2026-01-31"}""", false)]
    public async Task A_list_that_leaves_out_says_so(string arguments, bool told)
    {
        var call = new StepCall((200, """{"things":[{"note":"own"}]}"""));

        var result = await call.RunAsync("""
            list:
              request: GET /things
              rows: things
              paging: none
              steps: { note: { text: Only new things are listed., unless: [since] } }
              tool: { description: Things., query: { since: { type: date } } }
            """, arguments);

        Assert.Equal(told, Encoding.UTF8.GetString(result.Json.Span).EndsWith(""","note":"Only new things are listed."}""", StringComparison.Ordinal));
    }
}
