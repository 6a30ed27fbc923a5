using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>The step <c>exists</c> beyond empty lists: after chosen errors, and with a parent named in the query.</summary>
public sealed class ParentCheckTests
{
    private const string Note = """
        create:
          request: POST /thing/{thing_id}/note
          steps: { exists: { request: 'GET /thing/{thing_id}', when: ['400'] } }
          tool:
            description: Write a note.
            path: { thing_id: { description: A thing. } }
            body: { Text: { type: string } }
        """;

    [Fact]
    public async Task An_error_that_hides_a_missing_parent_becomes_the_parents_error()
    {
        var call = new StepCall((400, """{"message":"could not record"}"""), (404, """{"message":"no such thing"}"""));

        var result = await call.RunAsync(Note, """{"thing_id":"7","Text":"a"}""");

        Assert.Equal(ToolError.NotFound, result.Error);
        Assert.Contains("no such thing", result.Message);
        Assert.Equal("GET /thing/7", call.Sent[1]);
    }

    [Fact]
    public async Task An_error_about_something_else_stays_when_the_parent_is_there()
    {
        var call = new StepCall((400, """{"message":"text is empty"}"""), (200, "{}"));

        var result = await call.RunAsync(Note, """{"thing_id":"7","Text":""}""");

        Assert.Equal(ToolError.Refused, result.Error);
        Assert.Contains("text is empty", result.Message);
    }

    [Fact]
    public async Task Other_errors_ask_no_further()
    {
        var call = new StepCall((403, """{"message":"not yours"}"""));

        var result = await call.RunAsync(Note, """{"thing_id":"7","Text":"a"}""");

        Assert.Equal(ToolError.Forbidden, result.Error);
        Assert.Single(call.Sent);
    }

    [Fact]
    public async Task A_parent_named_in_the_query_is_asked_for_when_the_list_is_empty()
    {
        var call = new StepCall((200, "[]"), (404, "{}"));

        var result = await call.RunAsync("""
            list:
              request: GET /things
              paging: none
              steps: { exists: { request: 'GET /search/{search}' } }
              tool: { description: Run a search., query: { search: { type: string, required: true } } }
            """, """{"search":"9"}""");

        Assert.Equal(ToolError.NotFound, result.Error);
        Assert.Equal("GET /search/9", call.Sent[1]);
    }
}
