namespace Patchbay.Tests.Steps;

public sealed class ArrayBodyTests
{
    [Fact]
    public async Task The_argument_is_sent_as_a_bare_array()
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync("""
            create:
              request: PUT /things
              steps: { array_body: { of: ids } }
              tool: { description: Add things., body: { ids: { type: 'integer[]', required: true } } }
            """, """{"ids":[7,9]}""");

        Assert.Equal("PUT /things [7,9]", Assert.Single(call.Sent));
    }
}
