using Patchbay.Integrations;
using Patchbay.Integrations.Steps;

namespace Patchbay.Tests.Steps;

public sealed class ConditionsTests
{
    private const string List = """
        list:
          request: GET /things
          paging: none
          steps:
            conditions:
              terms:
                board: { by: [name] }
                status: { by: [name] }
                company: { by: [identifier, name] }
                name_contains: { path: name, operator: contains }
                name_like: { path: name, operator: like }
                not_in: { path: id, operator: '!=' }
                made_after: { path: dateEntered, operator: '>=' }
                closed: { path: closedFlag }
                free: { path: owner, when: '= null', otherwise: '!= null' }
                mail: { path: items/value, into: childConditions, and: 'items/kind = "Email"' }
          tool:
            description: Things.
            query:
              board: { type: reference, description: Board. }
              status: { type: 'reference[]', description: Status. }
              company: { type: reference, description: Company. }
              name_contains: { type: string }
              name_like: { type: string }
              not_in: { type: 'integer[]' }
              made_after: { type: date-time }
              closed: { type: boolean }
              free: { type: boolean }
              mail: { type: string }
              conditions: { type: string }
              childConditions: { type: string }
              customFieldConditions: { type: string }
              orderBy: { type: string }
        """;

    [Theory]
    [InlineData("""{"board":1}""", "board/id = 1")]
    [InlineData("""{"board":"Help Desk"}""", "board/name = \"Help Desk\"")]
    [InlineData("""{"board":"7"}""", "board/name = \"7\"")] // a number is an id, a text a name, whatever it looks like
    [InlineData("""{"status":["New"]}""", "status/name = \"New\"")]
    [InlineData("""{"status":["New",5,"Open"]}""", "(status/id = 5 or status/name in (\"New\", \"Open\"))")]
    [InlineData("""{"company":"Acme"}""", "(company/identifier = \"Acme\" or company/name = \"Acme\")")]
    [InlineData("""{"name_contains":"say \"hi\" \\ [x]"}""", "name contains \"say \\\"hi\\\" \\\\ [[]x]\"")]
    [InlineData("""{"name_contains":"two\nlines"}""", "name contains \"twolines\"")]
    [InlineData("""{"name_like":"*printer%"}""", "name like \"*printer%\"")]
    [InlineData("""{"not_in":[3,4]}""", "id not in (3, 4)")]
    [InlineData("""{"made_after":"2026-01-31T10:00:00+01:00"}""", "dateEntered >= [2026-01-31T09:00:00Z]")]
    [InlineData("""{"closed":false}""", "closedFlag = False")]
    [InlineData("""{"free":true}""", "owner = null")]
    [InlineData("""{"free":false,"board":2}""", "board/id = 2 and owner != null")]
    [InlineData("""{"board":2,"conditions":"a = 1 or b = 2"}""", "(a = 1 or b = 2) and board/id = 2")]
    [InlineData("""{"conditions":"a = 1"}""", "a = 1")]
    [InlineData("""{"status":[],"conditions":"a = 1"}""", "a = 1")]
    public async Task Arguments_become_one_condition(string arguments, string conditions)
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync(List, arguments);

        Assert.Equal("GET /things?conditions=" + conditions, Assert.Single(call.Sent));
    }

    [Fact]
    public async Task What_the_flat_arguments_become_holds_the_grammar_whatever_they_are()
    {
        string[] texts = ["\"", "\\", "'", "[", "]]", "a\\\"b", "\t", "%", "and", ") or (id = 1", "\\\\\""];
        foreach (var text in texts)
        {
            var call = new StepCall((200, "[]"));

            await call.RunAsync(List, System.Text.Json.JsonSerializer.Serialize(new { name_contains = text, company = text, closed = true }));

            Assert.Null(ConditionGrammar.Problem(Assert.Single(call.Sent)["GET /things?conditions=".Length..], allowsIn: true));
        }
    }

    [Fact]
    public async Task A_term_may_belong_to_another_parameter_and_bring_a_condition_along()
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync(List, """{"mail":"a@b.test","childConditions":"x = 1"}""");

        Assert.Equal("GET /things?childConditions=(x = 1) and items/value = \"a@b.test\" and items/kind = \"Email\"", Assert.Single(call.Sent));
    }

    [Theory]
    [InlineData("""{"conditions":"status/name = \"New"}""", "conditions: at character 15: found '\"'")]
    [InlineData("""{"childConditions":"id in (1)"}""", "childConditions: at character 4: found 'in'")]
    [InlineData("""{"customFieldConditions":"caption"}""", "customFieldConditions: at character 8: found the end")]
    [InlineData("""{"orderBy":"id desc, name down"}""", "orderBy: at character 9: found 'name down'")]
    public async Task What_breaks_the_grammar_is_refused_with_its_place(string arguments, string message)
    {
        var call = new StepCall();

        var result = await call.RunAsync(List, arguments);

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains(message, result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task Conditions_too_long_for_a_url_are_refused()
    {
        var call = new StepCall();

        var result = await call.RunAsync(List, System.Text.Json.JsonSerializer.Serialize(new { not_in = Enumerable.Range(100_000, 1_500) }));

        Assert.Contains("several calls", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task In_a_method_with_a_body_they_are_members_of_it()
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync("""
            search:
              request: POST /things/search
              paging: none
              steps: { conditions: { terms: { closed: { path: closedFlag } } } }
              tool: { description: Search., body: { closed: { type: boolean }, conditions: { type: string }, orderBy: { type: string } } }
            """, """{"conditions":"id in (1)","closed":true,"orderBy":"id"}""");

        Assert.Equal("""POST /things/search {"orderBy":"id","conditions":"(id in (1)) and closedFlag = True"}""", Assert.Single(call.Sent).Replace("\\u0022", "\""));
    }

    [Fact]
    public void Dates_in_brackets_are_encoded_in_the_url()
    {
        var sent = Patchbay.Integrations.Requests.QueryText.Append("/things", [KeyValuePair.Create("conditions", "a > [2026-01-31]"), KeyValuePair.Create("filter[x]", "1")], null);

        Assert.Equal("/things?conditions=a%20%3E%20%5B2026-01-31%5D&filter[x]=1", sent);
    }
}
