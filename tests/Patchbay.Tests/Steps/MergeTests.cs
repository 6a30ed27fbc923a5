using Patchbay.Integrations;

namespace Patchbay.Tests.Steps;

public sealed class MergeTests
{
    private const string Update = """
        get:
          request: GET /things/{id}
        update:
          request: PUT /things/{id}
          steps: { merge: { members: { labels: { by: id, keep: [id, value] }, form: { from: details.form } }, copy: { type_id: type.id } } }
          tool:
            description: Change a thing.
            body:
              name: { type: string }
              type_id: { type: integer }
              labels: { type: 'object[]' }
              form: { type: object }
        """;

    private const string Record = """
        {"id":7,"name":"Old","type":{"id":3},"labels":[{"id":1,"value":"a","hint":"x"},{"id":2,"value":"b","hint":"y"}],"details":{"form":{"room":"12","floor":"1"}}}
        """;

    [Fact]
    public async Task What_the_call_does_not_name_is_kept()
    {
        var call = new StepCall((200, Record), (200, "{}"));

        await call.RunAsync(Update, """{"id":"7","labels":[{"id":2,"value":"c"},{"id":5,"value":"d"}],"form":{"floor":"2"}}""");

        Assert.Equal(
            ["GET /things/7", """PUT /things/7 {"labels":[{"id":1,"value":"a"},{"id":2,"value":"c"},{"id":5,"value":"d"}],"form":{"room":"12","floor":"2"},"type_id":3}"""],
            call.Sent);
    }

    [Fact]
    public async Task The_record_is_not_read_when_nothing_needs_it()
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync(Update, """{"id":"7","name":"New","type_id":4}""");

        Assert.Equal("""PUT /things/7 {"name":"New","type_id":4}""", Assert.Single(call.Sent));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_not_changed()
    {
        var call = new StepCall((404, """{"message":"No such thing"}"""));

        var result = await call.RunAsync(Update, """{"id":"7","form":{"floor":"2"}}""");

        Assert.Equal(ToolError.NotFound, result.Error);
        Assert.Contains("Nothing was changed", result.Message);
        Assert.Single(call.Sent);
    }

    private const string Arrays = """
        get:
          request: GET /things/{id}
        update:
          request: PUT /things/{id}
          steps: { merge: { query: { include: parts }, members: { tags: { union: true, remove: remove_tags }, parts: { by: number, keep: [number], remove: remove_parts } } } }
          tool:
            description: Change a thing.
            body:
              name: { type: string }
              tags: { type: 'string[]' }
              remove_tags: { type: 'string[]' }
              parts: { type: 'object[]' }
              remove_parts: { type: 'integer[]' }
        """;

    [Theory]
    [InlineData("""{"id":"7","tags":["c","a"]}""", """{"tags":["b","c","a"]}""")]
    [InlineData("""{"id":"7","remove_tags":["A"]}""", """{"tags":["b"]}""")]
    [InlineData("""{"id":"7","tags":["c"],"remove_tags":["a","b"]}""", """{"tags":["c"]}""")]
    [InlineData("""{"id":"7","parts":[{"number":3}],"remove_parts":[1]}""", """{"parts":[{"number":2},{"number":3}]}""")]
    public async Task Plain_values_are_added_to_and_taken_out_of_what_is_there(string arguments, string body)
    {
        var call = new StepCall((200, """{"tags":["a","b"],"parts":[{"number":1,"name":"x"},{"number":2,"name":"y"}]}"""), (200, "{}"));

        await call.RunAsync(Arrays, arguments);

        Assert.Equal(["GET /things/7?include=parts", $"PUT /things/7 {body}"], call.Sent);
    }
}
