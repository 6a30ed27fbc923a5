namespace Patchbay.Tests.Steps;

public sealed class OrderLastTests
{
    private const string List = """
        list:
          request: GET /things
          paging: none
          steps: { order_last: { column: id } }
          tool:
            description: List things.
            query: { orderby: { type: string }, order: { type: string } }
        """;

    [Theory]
    [InlineData("{}", "orderby=id")]
    [InlineData("""{"order":"DESC"}""", "order=DESC&orderby=id")]                                              // the direction of id
    [InlineData("""{"orderby":"Due"}""", "orderby=Due&order=ASC&orderby=id&order=ASC")]                        // paired one by one
    [InlineData("""{"orderby":"Due","order":"DESC"}""", "orderby=Due&order=DESC&orderby=id&order=ASC")]
    [InlineData("""{"orderby":"id","order":"DESC"}""", "orderby=id&order=DESC")]                               // total already
    public async Task The_last_column_makes_the_order_total(string arguments, string query)
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync(List, arguments);

        Assert.Equal($"GET /things?{query}", Assert.Single(call.Sent));
    }
}
