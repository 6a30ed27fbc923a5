using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>Flat arguments become a filter expression, and a ready one is checked before it is sent.</summary>
public sealed class FilterQueryTests
{
    private const string Find = """
        list:
          request: GET /things
          rows: things
          steps:
            filter_query:
              into: query
              quoted: true
              not_equal: true
              max_length: 120
              path: /things/filter
              page_size: 30
              fields: { state: number, owner: number, name: text, made_at: date, open: boolean }
              others: true
              renamed: { holder: owner }
              conditions: { state: state, free: owner null, name: name, starts: '~[name|nick]', made_after: made_at >, made_before: made_at <, kind: name }
              upper: [kind]
              along: [kind]
              without: [view]
          tool:
            description: Find things.
            query:
              state: { type: 'integer[]', list: repeat }
              free: { type: boolean }
              name: { type: string }
              starts: { type: string }
              made_after: { type: date }
              made_before: { type: date }
              kind: { type: string }
              view: { type: string }
              query: { type: string }
        """;

    private const string Page = """{"things":[]}""";

    [Theory]
    [InlineData("{}", "/things?per_page=25&page=1")]
    [InlineData("""{"kind":"a"}""", "/things?kind=a&per_page=25&page=1")]
    [InlineData("""{"state":[2]}""", "/things/filter?page=1&query=\"state:2\"")]
    [InlineData("""{"state":[2,3],"free":true}""", "/things/filter?page=1&query=\"(state:2 OR state:3) AND owner:null\"")]
    [InlineData("""{"name":"O'Hara","kind":"in stock"}""", "/things/filter?page=1&query=\"name:'O\\'Hara' AND name:'IN STOCK'\"")]
    [InlineData("""{"starts":"Har"}""", "/things/filter?page=1&query=\"~[name|nick]:'Har'\"")]
    [InlineData("""{"made_after":"2026-01-31","made_before":"2026-02-28"}""", "/things/filter?page=1&query=\"made_at:>'2026-01-31' AND made_at:<'2026-02-28'\"")]
    [InlineData("""{"query":"state:2 OR cf_room:'7 b'"}""", "/things/filter?page=1&query=\"state:2 OR cf_room:'7 b'\"")]
    [InlineData("""{"query":"\"(state:2 OR state!:3) AND open:true\""}""", "/things/filter?page=1&query=\"(state:2 OR state!:3) AND open:true\"")]
    [InlineData("""{"query":"state:2 OR state:3","free":true}""", "/things/filter?page=1&query=\"owner:null AND (state:2 OR state:3)\"")]
    [InlineData("""{"query":"~[name|nick]:'Har'"}""", "/things/filter?page=1&query=\"~[name|nick]:'Har'\"")]
    [InlineData("""{"query":"name:'a \\' AND b'"}""", "/things/filter?page=1&query=\"name:'a \\' AND b'\"")]
    public async Task Arguments_become_one_expression(string arguments, string request)
    {
        var call = new StepCall((200, Page));

        var result = await call.RunAsync(Find, arguments);

        Assert.Null(result.Message);
        Assert.Equal($"GET {request}", Assert.Single(call.Sent));
    }

    [Theory]
    [InlineData("state:2 and state:3", "at position 9: 'and' must be written AND.")]
    [InlineData("state:2 state:3", "at position 9: 's' where AND, OR or the end was expected.")]
    [InlineData("state:2 AND", "at position 12: the expression ends where a condition was expected.")]
    [InlineData("(state:2", "at position 1: a parenthesis that is not closed.")]
    [InlineData("state:2)", "at position 8: a parenthesis that was not opened.")]
    [InlineData("state=2", "at position 6: '=' where ':' was expected")]
    [InlineData("state: 2", "at position 7: ' ' where a value was expected")]
    [InlineData("NOT state:2", "at position 1: there is no NOT.")]
    [InlineData("state:open", "at position 7: this field is compared with a number or null; got open.")]
    [InlineData("state:'2'", "at position 7: this field is compared with a number or null, without quotes.")]
    [InlineData("open:1", "this field is compared with true or false.")]
    [InlineData("name:Ann", "texts and dates stand in single quotes: 'Ann'.")]
    [InlineData("name:'Ann", "at position 6: a text that is not closed")]
    [InlineData("made_at:'2026-01-31'", "a date is compared with ':>' or ':<' only.")]
    [InlineData("made_at:>'31.01.2026'", "'31.01.2026' is no date: 'YYYY-MM-DD' in UTC")]
    [InlineData("made_at:>='2026-01-31'", "already include the value itself")]
    [InlineData("holder:7", "'holder' is called owner in a filter.")]
    [InlineData("stat:7", "there is no field 'stat'; did you mean state?")]
    [InlineData("name:\\\"Ann\\\"", "at position 6: a double quote.")]
    [InlineData("na*me:'x'", "at position 3: '*' in the name of a field.")]
    public async Task A_wrong_expression_is_not_sent_and_told_where_it_goes_wrong(string query, string message)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Find, $$"""{"query":"{{query}}"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains(message, result.Message);
        Assert.Empty(call.Sent);
    }

    [Theory]
    [InlineData("""{"state":[2],"view":"mine"}""", "view: cannot be combined with query")]
    [InlineData("""{"free":false}""", "free: only true can be asked for")]
    [InlineData("""{"name":"19\" rack"}""", "a double quote cannot be part of a filter")]
    [InlineData("""{"state":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]}""", "and at most 120 are allowed")]
    public async Task What_cannot_be_said_in_a_filter_is_refused(string arguments, string message)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Find, arguments);

        Assert.Contains(message, result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task A_closed_list_of_fields_and_a_single_condition_hold()
    {
        const string Search = """
            list:
              request: GET /things
              rows: things
              paging: none
              steps: { filter_query: { into: search, single: true, fields: { name: text, tag: text }, conditions: { name: name, tag: tag } } }
              tool: { description: Find things., query: { name: { type: string }, tag: { type: string }, search: { type: string } } }
            """;
        var call = new StepCall((200, Page));

        var two = await call.RunAsync(Search, """{"name":"a","tag":"b"}""");
        var unknown = await call.RunAsync(Search, """{"search":"colour:'red'"}""");
        await call.RunAsync(Search, """{"search":"name:'a:b'"}""");

        Assert.Contains("takes exactly one condition", two.Message);
        Assert.Contains("there is no field 'colour' Fields: name, tag.", unknown.Message);
        Assert.Equal("GET /things?search=name:'a:b'", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task Pages_of_a_filter_are_counted_in_the_rows_it_always_has()
    {
        var rows = string.Join(',', Enumerable.Range(1, 30).Select(id => $$"""{"id":{{id}}}"""));
        var call = new StepCall((200, $$"""{"things":[{{rows}}]}"""));

        var result = await call.RunAsync(Find, """{"state":[2],"limit":100}""");

        Assert.DoesNotContain("\"next_cursor\":null", System.Text.Encoding.UTF8.GetString(result.Json.Span));
    }

    [Theory]
    [InlineData("conditions: { name: colour }", "must name one of 'fields'")]
    [InlineData("fields: { name: words }", "must be number, text, date or boolean")]
    public void A_wrong_step_is_a_problem_of_the_file(string parameter, string message)
    {
        var other = parameter.StartsWith("fields", StringComparison.Ordinal) ? "" : "fields: { name: text }, ";
        using var folder = new Integrations.IntegrationFolder()
            .Write("stepdesk/integration.yaml", StepCall.Connection)
            .Write("stepdesk/resources/things.yaml", $$"""
                resource: things
                list:
                  request: GET /things
                  steps: { filter_query: { into: query, {{other}}{{parameter}} } }
                  tool: { description: Things., query: { query: { type: string } } }
                """);

        Assert.Contains(IntegrationLoader.Load(folder.Root).Problems, problem => problem.ToString().Contains(message));
    }
}
