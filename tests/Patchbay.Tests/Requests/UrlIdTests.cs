using Patchbay.Integrations;
using Patchbay.Tests.Steps;

namespace Patchbay.Tests.Requests;

public sealed class UrlIdTests
{
    [Theory]
    [InlineData("string", "7")]
    [InlineData("string", "\"7\"")]
    [InlineData("integer", "7")]
    [InlineData("integer", "\"7\"")]
    public async Task An_id_may_be_given_as_number_or_as_text_where_it_becomes_part_of_a_URL(string type, string id)
    {
        var call = new StepCall((200, "{}"));

        await call.RunAsync(Method(type), $$"""{"thing_id":{{id}},"part":{{id}}}""");

        Assert.Equal("GET /thing/7?part=7", Assert.Single(call.Sent));
    }

    [Theory]
    [InlineData("string", "true")]
    [InlineData("string", "1.5")]
    [InlineData("integer", "\"seven\"")]
    [InlineData("integer", "\"0x7\"")]
    public async Task Anything_else_is_refused(string type, string id)
    {
        var call = new StepCall();

        var result = await call.RunAsync(Method(type), $$"""{"thing_id":{{id}}}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("thing_id: must be", result.Message);
        Assert.Empty(call.Sent);
    }

    [Fact]
    public async Task The_rules_of_the_declared_type_still_hold()
    {
        var call = new StepCall();

        var result = await call.RunAsync(Method("integer, min: 1"), """{"thing_id":"0"}""");

        Assert.Equal(ToolError.InvalidArguments, result.Error);
        Assert.Contains("at least 1", result.Message);
    }

    private static string Method(string type) => $$"""
        look:
          request: GET /thing/{thing_id}
          tool:
            description: Look at a thing.
            path: { thing_id: { type: {{type}} } }
            query: { part: { type: {{type}} } }
        """;
}
