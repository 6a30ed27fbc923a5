using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Steps;

namespace Patchbay.Tests.Requests;

/// <summary>Lists that are read on from the last id, and by page number once somebody sorts them.</summary>
public sealed class ForwardPagingTests
{
    private const string List = """
        list:
          request: GET /things
          paging: { size: pageSize, default_size: 2, max_size: 1000, end: link, forward: { position: pageId, header: pagination-type, value: forward-only, unless: orderBy } }
          tool: { description: Things., query: { kind: { type: string }, orderBy: { type: string } } }
        """;

    [Fact]
    public async Task The_next_page_begins_after_the_id_the_link_tells_and_keeps_the_calls_own_filter()
    {
        var first = new StepCall((200, """[{"id":1},{"id":5}]""")) { Link = "<https://other.example/things?pageSize=2&pageId=5>; rel=\"next\"" };
        var second = new StepCall((200, """[{"id":6},{"id":7}]"""));

        var cursor = Cursor(await first.RunAsync(List, """{"kind":"a"}"""));
        var last = await second.RunAsync(List, $$"""{"kind":"a","next_cursor":"{{cursor}}"}""");

        Assert.Equal("GET /things?kind=a&pageSize=2", Assert.Single(first.Sent));
        Assert.Equal("GET /things?kind=a&pageSize=2&pageId=5", Assert.Single(second.Sent));
        Assert.Equal("forward-only", second.Headers["pagination-type"]);
        Assert.Null(Cursor(last)); // full, but without a link
    }

    [Fact]
    public async Task A_sorted_list_is_read_by_page_number_until_there_is_no_link()
    {
        var first = new StepCall((200, """[{"id":9}]""")) { Link = "<https://other.example/things?page=2&pageSize=2>; rel=\"next\", <https://other.example/things?page=7>; rel=\"last\"" };
        var second = new StepCall((200, """[{"id":8},{"id":7}]""")) { Link = "<https://other.example/things?page=1>; rel=\"first\"" };

        var cursor = Cursor(await first.RunAsync(List, """{"orderBy":"id desc"}"""));
        var last = await second.RunAsync(List, $$"""{"orderBy":"id desc","next_cursor":"{{cursor}}"}""");

        Assert.Equal("GET /things?orderBy=id desc&pageSize=2&page=1", Assert.Single(first.Sent));
        Assert.DoesNotContain("pagination-type", first.Headers.Keys);
        Assert.Equal("GET /things?orderBy=id desc&pageSize=2&page=2", Assert.Single(second.Sent));
        Assert.Null(Cursor(last));
    }

    [Fact]
    public async Task A_method_may_do_without_it()
    {
        var call = new StepCall((200, "[]"));

        await call.RunAsync(List.Replace("forward: { position: pageId, header: pagination-type, value: forward-only, unless: orderBy }", "forward: none", StringComparison.Ordinal), "{}");

        Assert.Equal("GET /things?pageSize=2&page=1", Assert.Single(call.Sent));
    }

    private static string? Cursor(ToolResult result) => (string?)JsonNode.Parse(Encoding.UTF8.GetString(result.Json.Span))!["next_cursor"];
}
