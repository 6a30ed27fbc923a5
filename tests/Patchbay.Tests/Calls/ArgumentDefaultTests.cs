using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Steps;

namespace Patchbay.Tests.Calls;

/// <summary>What a parameter may say besides its schema: a default of the account, and custom fields as entries.</summary>
public sealed class ArgumentDefaultTests
{
    private const string Create = """
        create:
          request: POST /offices/{office_id}/things
          tool:
            description: Create a thing.
            path: { office_id: { type: integer, default_from: office } }
            body:
              name: { type: string }
              fields: { as: customFields, fields_from: thing_fields, entries: { key: id, value: value } }
        """;

    private static readonly AccountFields Fields = new("1", new SortedDictionary<string, JsonObject>
    {
        ["thing_fields"] = JsonNode.Parse("""{"type":"object","properties":{"Grade":{"type":"string"}},"ids":{"Grade":12}}""")!.AsObject(),
    });

    [Theory]
    [InlineData("""{"name":"x"}""", "POST /offices/3/things")]
    [InlineData("""{"name":"x","office_id":5}""", "POST /offices/5/things")]
    public async Task The_account_fills_in_what_the_call_leaves_out(string arguments, string sent)
    {
        var call = new StepCall((200, "{}")) { Variables = new Dictionary<string, string> { ["office"] = "3" } };

        await call.RunAsync(Create, arguments);

        Assert.StartsWith(sent, Assert.Single(call.Sent));
    }

    [Fact]
    public async Task An_account_without_the_value_is_told_what_is_missing()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Create, """{"name":"x"}""");

        Assert.Contains("office_id: required, but missing, and the account has no office.", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task Custom_fields_are_named_by_people_and_sent_by_id()
    {
        var call = new StepCall((200, "{}")) { Fields = Fields };

        await call.RunAsync(Create, """{"office_id":1,"fields":{"Grade":"Gold"}}""");

        Assert.EndsWith("""{"customFields":[{"id":12,"value":"Gold"}]}""", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task A_field_whose_id_is_not_known_yet_is_refused()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Create, """{"office_id":1,"fields":{"Grade":"Gold"}}""");

        Assert.Contains("fields.Grade: this account's custom fields have not been read yet.", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task A_custom_method_that_says_where_its_rows_stand_lists()
    {
        var call = new StepCall((200, """{"hits":[{"id":1},{"id":2}]}"""));

        var result = await call.RunAsync("""
            search:
              request: GET /things/search
              rows: hits
              tool: { description: Search things., query: { term: { type: string, required: true } } }
            """, """{"term":"x","limit":2}""");

        Assert.Equal("GET /things/search?term=x&per_page=2&page=1", Assert.Single(call.Sent));
        Assert.Equal("1,2", result.Ids());
        Assert.NotNull(result.Cursor());
    }
}
