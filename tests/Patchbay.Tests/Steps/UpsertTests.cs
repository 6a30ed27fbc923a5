using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

public sealed class UpsertTests
{
    private const string Create = """
        create:
          request: POST /things
          steps: { upsert: {} }
          tool: { description: Add a thing., body: { name: { type: string }, id: { type: integer } } }
        """;

    private const string Update = """
        update:
          request: POST /things
          steps: { upsert: { key: [id] } }
          tool: { description: Change a thing., body: { name: { type: string }, id: { type: integer } } }
        """;

    [Fact]
    public async Task The_body_is_an_array_of_one_and_the_answer_is_the_one_record()
    {
        var call = new StepCall((200, """[{"id":7}]"""));

        var result = await call.RunAsync(Create, """{"name":"New"}""");

        Assert.Equal("""POST /things [{"name":"New"}]""", Assert.Single(call.Sent));
        Assert.Equal("""{"id":7}""", System.Text.Encoding.UTF8.GetString(result.Json.Span));
    }

    [Fact]
    public async Task A_new_record_with_an_id_is_refused_because_it_would_change_that_record()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Create, """{"name":"New","id":7}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Empty(call.Sent);
    }

    [Theory]
    [InlineData("""{"name":"Changed"}""")]
    [InlineData("""{"name":"Changed","id":0}""")]
    [InlineData("""{"name":"Changed","id":-1}""")]
    public async Task An_update_without_an_id_is_never_sent_because_it_would_create_a_second_record(string arguments)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Update, arguments);

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("second record", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task A_method_called_update_needs_its_id_even_where_the_file_forgot_to_say_so()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Update.Replace("{ key: [id] }", "{}", StringComparison.Ordinal), """{"name":"Changed"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task An_update_sends_its_id()
    {
        var call = new StepCall((200, """{"id":7}"""));

        await call.RunAsync(Update, """{"name":"Changed","id":7}""");

        Assert.Equal("""POST /things [{"name":"Changed","id":7}]""", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task A_file_goes_into_the_record_as_base64()
    {
        var call = new StepCall((200, """{"id":7}"""));

        await call.RunAsync("""
            create:
              request: POST /things
              steps: { upsert: {} }
              tool:
                description: Add a thing.
                body:
                  files: { type: 'file[]', base64: { content: data, name: filename } }
                  one: { type: file, base64: { content: main, in_body: true } }
            """, """{"files":[{"filename":"a.txt","text":"Hello"}],"one":{"text":"Hi"}}""");

        Assert.Equal("""POST /things [{"files":[{"filename":"a.txt","data":"SGVsbG8="}],"main":"SGk="}]""", Assert.Single(call.Sent));
    }
}
