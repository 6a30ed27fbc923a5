using System.Text;
using Patchbay.Tests.Steps;

namespace Patchbay.Tests.Responses;

/// <summary>Vendors whose envelopes go by several names: <c>*</c> takes whatever stands in it.</summary>
public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("""{"thing":{"id":7}}""", """{"id":7}""")]
    [InlineData("""{"things":{"id":7}}""", """{"id":7}""")]
    [InlineData("""{"id":7,"name":"x"}""", """{"id":7,"name":"x"}""")]       // no envelope at all
    [InlineData("""{"id":7}""", """{"id":7}""")]                             // one member, but no object
    [InlineData("""{"thing":{"id":7},"users":[]}""", """{"thing":{"id":7},"users":[]}""")]
    [InlineData("[1]", "[1]")]
    public async Task A_record_is_the_only_object_of_its_answer(string answer, string record)
    {
        var result = await new StepCall((200, answer)).RunAsync("get:\n  request: GET /things/{id}\n  record: '*'\n  tool: { description: A thing. }\n", """{"id":"7"}""");

        Assert.Equal(record, Encoding.UTF8.GetString(result.Json.Span));
    }

    [Theory]
    [InlineData("""{"thing":[{"id":7}]}""", """{"result":[{"id":7}],"next_cursor":null}""")]
    [InlineData("""{"meta":{"n":1},"things":[{"id":7}]}""", """{"result":[{"id":7}],"next_cursor":null}""")]
    [InlineData("""[{"id":7}]""", """{"result":[{"id":7}],"next_cursor":null}""")]
    public async Task Rows_are_the_first_array_of_their_answer(string answer, string list)
    {
        var result = await new StepCall((200, answer)).RunAsync("list:\n  request: GET /things\n  rows: '*'\n  paging: none\n  tool: { description: Things. }\n", "{}");

        Assert.Equal(list, Encoding.UTF8.GetString(result.Json.Span));
    }

    [Fact]
    public async Task An_answer_without_any_array_is_no_list()
    {
        var result = await new StepCall((200, """{"thing":{"id":7}}""")).RunAsync("list:\n  request: GET /things\n  rows: '*'\n  paging: none\n  tool: { description: Things. }\n", "{}");

        Assert.Equal(Patchbay.Integrations.ToolError.Malformed, result.Error);
    }
}
