using Patchbay.Integrations;
using Patchbay.Integrations.Steps;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.Steps;

public sealed class JsonSearchTests
{
    private const string List = """
        list:
          request: GET /things
          paging: none
          steps:
            json_search:
              into: query
              conditions: { Name: { operator: LIKE }, Kind: { field: Class }, Extra: { field: 'Field.{*}', operator: LIKE } }
        """;

    private const string Tool = """

          tool:
            description: List things.
            query: { Name: { type: string }, Kind: { type: integer }, Extra: { type: object } }
        """;

    [Theory]
    [InlineData("""{"Name":"a \"b\""}""", """[{"field":"Name","operator":"LIKE","value":"a \"b\""}]""")]
    [InlineData("""{"Kind":2,"Name":"x"}""", """[{"field":"Name","operator":"LIKE","value":"x"},{"field":"Class","value":"2"}]""")]
    [InlineData("""{"Extra":{"Body":"mail","Kind of thing":["a","b"]}}""",
        """[{"field":"Field.{Body}","operator":"LIKE","value":"mail"},{"field":"Field.{Kind of thing}","operator":"LIKE","value":"a"},{"field":"Field.{Kind of thing}","operator":"LIKE","value":"b"}]""")]
    public async Task Arguments_become_conditions_of_one_parameter(string arguments, string query)
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync(List + Tool, arguments);

        Assert.Equal($"GET /things?query={query}", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task Without_conditions_nothing_is_sent_unless_the_file_names_some()
    {
        var plain = new StepCall((200, "[]"));
        await plain.RunAsync(List + Tool, "{}");

        var otherwise = new StepCall((200, "[]"));
        await otherwise.RunAsync(List + "\n      otherwise: [ { field: id, operator: '>', value: 0 } ]" + Tool, "{}");

        Assert.Equal("GET /things", Assert.Single(plain.Sent));
        Assert.Equal("""GET /things?query=[{"field":"id","operator":">","value":0}]""", Assert.Single(otherwise.Sent));
    }

    [Fact]
    public async Task What_always_holds_stands_beside_the_callers_conditions_and_replaces_otherwise()
    {
        var call = new StepCall((200, "[]"), (200, "[]"));
        var yaml = List + "\n      always: [ { field: Domain, value: Own } ]\n      otherwise: [ { field: id, value: 1 } ]" + Tool;

        await call.RunAsync(yaml, """{"Name":"x"}""");
        await call.RunAsync(yaml, "{}");

        Assert.Equal("""GET /things?query=[{"field":"Name","operator":"LIKE","value":"x"},{"field":"Domain","value":"Own"}]""", call.Sent[0]);
        Assert.Equal("""GET /things?query=[{"field":"Domain","value":"Own"}]""", call.Sent[1]);
    }

    [Fact]
    public void Wrong_parameters_are_all_told()
    {
        var parameters = JsonNode.Parse("""{"conditions":{"Name":{"op":"LIKE"}},"always":{},"other":1}""")!.AsObject();

        var problems = string.Join('\n', new JsonSearch().Check(new StepUse("json_search", parameters, new SourceLocation("a.yaml", 1))));

        Assert.Contains("json_search.into: required", problems);
        Assert.Contains("json_search.conditions.Name: must be a mapping with 'field' and 'operator'", problems);
        Assert.Contains("json_search.always: must be a list of mappings", problems);
        Assert.Contains("json_search.other: unknown parameter", problems);
    }
}
