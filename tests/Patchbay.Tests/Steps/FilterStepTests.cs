using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>Steps that shape what flat arguments say: conditions, copies, combinations, JSON in a form.</summary>
public sealed class FilterStepTests
{
    private const string Search = """
        list:
          request: POST /things/list
          rows: data
          paging: none
          steps:
            filters:
              conditions: { status: { attribute: status, operator: IN }, free: { attribute: owner, when: IS_NULL, otherwise: IS_NOT_NULL } }
              ranges: { made_at: { from: made_after, to: made_before } }
              raw: filters
              counts: { IS_NULL: 0, IS_BETWEEN: 2 }
          tool:
            description: Find things.
            body:
              status: { type: 'string[]' }
              free: { type: boolean }
              made_after: { type: date-time }
              made_before: { type: date-time }
              filters: { items: { type: object, properties: { attribute: { type: string }, operator: { type: string }, values: { items: { type: any } } } } }
        """;

    [Theory]
    [InlineData("{}", "[]")]
    [InlineData("""{"status":["a","b"]}""", """[{"attribute":"status","operator":"IN","values":[{"value":"a"},{"value":"b"}]}]""")]
    [InlineData("""{"free":true}""", """[{"attribute":"owner","operator":"IS_NULL","values":[]}]""")]
    [InlineData("""{"free":false}""", """[{"attribute":"owner","operator":"IS_NOT_NULL","values":[]}]""")]
    [InlineData("""{"made_after":"2026-01-01T00:00:00Z"}""", """[{"attribute":"made_at","operator":"IS_ON_OR_AFTER","values":[{"value":"2026-01-01T00:00:00Z"}]}]""")]
    [InlineData("""{"made_after":"2026-01-01T00:00:00Z","made_before":"2026-01-02T00:00:00Z"}""", """[{"attribute":"made_at","operator":"IS_BETWEEN","values":[{"value":"2026-01-01T00:00:00Z"},{"value":"2026-01-02T00:00:00Z"}]}]""")]
    [InlineData("""{"filters":[{"attribute":"x","operator":"IN","values":[7]}]}""", """[{"attribute":"x","operator":"IN","values":[{"value":7}]}]""")]
    public async Task Flat_arguments_become_conditions(string arguments, string body)
    {
        var call = new StepCall((200, """{"data":[]}"""));

        await call.RunAsync(Search, arguments);

        Assert.Equal("POST /things/list " + body, Assert.Single(call.Sent));
    }

    [Theory]
    [InlineData("""{"filters":[{"attribute":"x","operator":"IS_NULL","values":[7]}]}""", "IS_NULL takes no values; got 1.")]
    [InlineData("""{"filters":[{"attribute":"x","operator":"IS_BETWEEN","values":[7]}]}""", "IS_BETWEEN takes exactly 2 values; got 1.")]
    [InlineData("""{"filters":[{"attribute":"x","operator":"IN"}]}""", "IN needs at least one value")]
    public async Task A_condition_with_the_wrong_number_of_values_is_not_sent(string arguments, string message)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Search, arguments);

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains(message, result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task One_argument_fills_path_header_and_body()
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync("""
            create:
              request: POST /rooms/{room_id}/things
              steps: { copy: { from: room_id, header: X-Room, body: room } }
              tool: { description: Make a thing., path: { room_id: { type: integer } }, body: { name: { type: string } } }
            """, """{"room_id":3,"name":"x"}""");

        Assert.Equal("""POST /rooms/3/things {"name":"x","room":3}""", Assert.Single(call.Sent));
        Assert.Equal("3", call.Headers["X-Room"]);
    }

    [Theory]
    [InlineData("""{"kind":"a","room":1}""", true)]
    [InlineData("""{"thing":"T-1"}""", true)]
    [InlineData("""{"kind":"a"}""", false)]
    public async Task Too_little_to_go_by_is_refused_with_the_combinations(string arguments, bool sent)
    {
        var call = new StepCall((200, "[]"));

        var result = await call.RunAsync("""
            list:
              request: GET /forms
              paging: none
              steps: { one_of: { combinations: [[room, kind], [thing]] } }
              tool: { description: Forms., query: { room: { type: integer }, kind: { type: string }, thing: { type: string } } }
            """, arguments);

        Assert.Equal(sent, result.Error is null);
        Assert.Equal(sent ? 1 : 0, call.Sent.Count);
        Assert.True(sent || result.Message!.Contains("Give one of: room with kind; or thing."));
    }

    [Fact]
    public async Task A_member_goes_into_a_form_as_json()
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync("""
            create:
              request: POST /things
              body: form
              steps: { json_text: { of: [data] } }
              tool: { description: Make a thing., body: { extra: { type: object, as: data.extra, nested: true } } }
            """, """{"extra":{"a":1}}""");

        Assert.Equal("""POST /things data={"extra":{"a":1}}""", Assert.Single(call.Sent).Replace("%7B", "{").Replace("%22", "\"").Replace("%3A", ":").Replace("%7D", "}"));
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("X Room")]
    public void A_header_a_call_may_not_set_is_a_problem_of_the_file(string header)
    {
        using var folder = new Integrations.IntegrationFolder()
            .Write("stepdesk/integration.yaml", StepCall.Connection)
            .Write("stepdesk/resources/things.yaml", $"resource: things\nlist:\n  request: GET /things\n  tool: {{ description: Things., header: {{ room: {{ type: string, as: {header}, description: Room. }} }} }}\n");

        Assert.Contains(IntegrationLoader.Load(folder.Root).Problems, problem => problem.ToString().Contains("is no header a call may set"));
    }
}
