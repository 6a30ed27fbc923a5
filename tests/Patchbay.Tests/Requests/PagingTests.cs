using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Requests;

public class PagingTests
{
    private const string Tickets = "list_all_deskly_tickets";

    [Fact]
    public async Task Pages_are_followed_until_the_vendors_total()
    {
        var vendor = FakeVendor.Replies(200, Page("1,2,3", 5)).Then(200, Page("4,5", 5));
        var deskly = new Deskly(vendor);

        var first = await deskly.CallAsync(Tickets);
        var second = await deskly.CallAsync(Tickets, After(first));

        Assert.Equal(5, (int)first.Object()["total"]!);
        Assert.Equal("4,5", second.Ids());
        Assert.Null(second.Cursor());
        Assert.Equal(["/tickets?order=id&per_page=3&page=1", "/tickets?order=id&per_page=3&page=2"], vendor.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData("1,2,3", "null", true)]     // no total: a full page means more
    [InlineData("1,2", "null", false)]
    [InlineData("1,2,3", "3", false)]
    [InlineData("1,2,3", "\"4\"", true)]    // some vendors write numbers as text
    [InlineData("", "9", false)]            // beyond the end, or all hidden: never a loop
    public async Task More_rows_follow_when_the_total_says_so_or_else_a_page_is_full(string ids, string total, bool more)
    {
        var result = await new Deskly(FakeVendor.Replies(200, Page(ids, total))).CallAsync(Tickets);

        Assert.Equal(more, result.Cursor() is not null);
    }

    [Fact]
    public async Task A_limit_above_the_vendors_largest_page_is_clamped()
    {
        var vendor = FakeVendor.Replies(200, Page("1", 1));

        await new Deskly(vendor).CallAsync(Tickets, """{"limit": 5000}""");

        Assert.Equal("/tickets?order=id&per_page=5&page=1", vendor.Requests.Single().Path);
    }

    [Fact]
    public async Task Another_limit_on_a_later_page_neither_skips_nor_repeats_a_row()
    {
        var vendor = FakeVendor.Replies(200, Page("1,2,3", 6)).Then(200, Page("4,5,6", 6)).Then(200, Page("4,5,6", 6));
        var deskly = new Deskly(vendor);

        var first = await deskly.CallAsync(Tickets);
        var second = await deskly.CallAsync(Tickets, After(first, """, "limit": 2"""));
        var third = await deskly.CallAsync(Tickets, After(second, """, "limit": 2"""));

        Assert.Equal("4,5", second.Ids());
        Assert.Equal("6", third.Ids());
        Assert.Null(third.Cursor());
        Assert.All(vendor.Requests, request => Assert.Contains("per_page=3", request.Path));
    }

    [Fact]
    public async Task Offsets_go_into_the_body_when_the_vendor_wants_them_there()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[{"id":1},{"id":2}],"more":true}""").Then(200, """{"items":[{"id":3}],"more":false}""");
        var deskly = new Deskly(vendor);

        var first = await deskly.CallAsync("list_all_deskly_offsets", """{"limit": 2}""");
        var second = await deskly.CallAsync("list_all_deskly_offsets", After(first));

        Assert.Equal("""{"paged":true,"count":2,"start":0}""", vendor.Requests[0].Body);
        Assert.Equal("""{"paged":true,"count":2,"start":2}""", vendor.Requests[1].Body);
        Assert.Null(second.Cursor());
    }

    [Fact]
    public async Task A_vendors_cursor_is_handed_back_to_it()
    {
        var vendor = FakeVendor.Replies(200, """{"items":[{"id":1}],"next":"a+b/c="}""").Then(200, """{"items":[{"id":2}],"next":null}""");
        var deskly = new Deskly(vendor);

        var first = await deskly.CallAsync("list_all_deskly_cursors");
        var second = await deskly.CallAsync("list_all_deskly_cursors", After(first));

        Assert.Equal("/cursors?count=3&after=a%2Bb%2Fc%3D", vendor.Requests[1].Path);
        Assert.Null(second.Cursor());
    }

    [Fact]
    public async Task Of_a_link_to_the_next_page_only_the_query_is_used()
    {
        var vendor = FakeVendor.Replies(200, """[{"id":1}]""", ("Link", """<https://evil.example/elsewhere?page=2&token=x>; rel="next", <https://a/b?page=9>; rel="last" """))
            .Then(200, """[{"id":2}]""", ("Link", """<https://a/b?page=9>; rel="last" """));
        var deskly = new Deskly(vendor);

        var first = await deskly.CallAsync("list_all_deskly_links");
        var second = await deskly.CallAsync("list_all_deskly_links", After(first));

        Assert.Equal("/links?page=2&token=x", vendor.Requests[1].Path);
        Assert.Null(second.Cursor());
    }

    [Fact]
    public async Task A_list_that_comes_whole_is_cut_into_pages_here()
    {
        var vendor = new FakeVendor();
        var deskly = new Deskly(vendor);
        var seen = new List<string>();
        ToolResult? result = null;
        do
        {
            vendor.Then(200, """[{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}]""");
            result = await deskly.CallAsync("list_all_deskly_lookups", result is null ? """{"limit": 2}""" : After(result, """, "limit": 2"""));
            seen.Add(result.Ids());
        }
        while (result.Cursor() is not null);

        Assert.Equal(["1,2", "3,4", "5"], seen);
        Assert.All(vendor.Requests, request => Assert.Equal("/lookups", request.Path));
    }

    [Fact]
    public async Task A_result_above_the_budget_is_cut_at_a_record_and_goes_on_there()
    {
        var rows = string.Join(',', Enumerable.Range(1, 3).Select(id => $$"""{"id":{{id}},"text":"{{new string('x', 400)}}"}"""));
        var page = "{\"items\":[" + rows + "],\"meta\":{\"total\":3}}";
        var vendor = FakeVendor.Replies(200, page).Then(200, page);
        var deskly = new Deskly(vendor) { Context = Deskly.ContextOf("account-1") with { MaxResultChars = 1_500 } };

        var first = await deskly.CallAsync(Tickets);
        var second = await deskly.CallAsync(Tickets, After(first));

        Assert.Equal("1,2", first.Ids());
        Assert.StartsWith("Cut after 2 of the page's 3 rows to stay below 1500 characters", (string?)first.Object()["note"]);
        Assert.True(first.Text().Length <= 1_500);
        Assert.Equal("3", second.Ids());
        Assert.Null(second.Cursor());
    }

    [Fact]
    public async Task A_cursor_says_what_it_does_not_belong_to()
    {
        var cursor = (await new Deskly(FakeVendor.Replies(200, Page("1,2,3", 9))).CallAsync(Tickets, """{"status": "new"}""")).Cursor()!;
        var arguments = $$"""{"status": "new", "next_cursor": "{{cursor}}"}""";
        var tampered = cursor[..50] + (cursor[50] == 'A' ? 'B' : 'A') + cursor[51..];

        Assert.Contains("next_cursor: this cursor belongs to another tool", await Refusal("list_all_deskly_cursors", $$"""{"next_cursor": "{{cursor}}"}"""));
        Assert.Contains("belongs to another account", await Refusal(Tickets, arguments, "account-2"));
        Assert.Contains("was handed out for other arguments", await Refusal(Tickets, arguments.Replace("new\"", "open\"")));
        Assert.Contains("this cursor was changed", await Refusal(Tickets, arguments.Replace(cursor, tampered)));
        Assert.Contains("no cursor of this server", await Refusal(Tickets, """{"next_cursor": "2"}"""));
        Assert.Contains("no cursor of this server", await Refusal(Tickets, """{"next_cursor": "http://evil.example/?page=2"}"""));
    }

    [Fact]
    public async Task A_cursor_accepts_the_same_arguments_in_any_order_and_other_columns()
    {
        var first = await new Deskly(FakeVendor.Replies(200, Page("1,2,3", 9))).CallAsync(Tickets, """{"status": "new", "order": "x", "fields": ["id"]}""");
        var vendor = FakeVendor.Replies(200, Page("4", 4));

        var second = await new Deskly(vendor).CallAsync(Tickets, $$"""{"next_cursor": "{{first.Cursor()}}", "order": "x", "status": "new", "limit": 3}""");

        Assert.Equal("4", second.Ids());
    }

    [Fact]
    public async Task A_cursor_holds_nothing_of_the_vendors_address()
    {
        var cursor = (await new Deskly(FakeVendor.Replies(200, "[]", ("Link", "<https://secret.example/path?page=2>; rel=next"))).CallAsync("list_all_deskly_links")).Cursor();

        var text = System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor));
        Assert.Contains("page=2", text);
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("path", text);
    }

    private static async Task<string> Refusal(string tool, string arguments, string account = "account-1")
    {
        var result = await new Deskly(new FakeVendor()) { Context = Deskly.ContextOf(account) }.CallAsync(tool, arguments);
        Assert.Equal(ToolError.InvalidArguments, result.Error);
        return result.Message!;
    }

    private static string After(ToolResult result, string more = "") => $$"""{"next_cursor": {{JsonSerializer.Serialize(result.Cursor())}}{{more}}}""";

    private static string Page(string ids, object total)
    {
        var rows = ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => "{\"id\":" + id + "}");
        return "{\"items\":[" + string.Join(',', rows) + "],\"meta\":{\"total\":" + total + "}}";
    }
}
