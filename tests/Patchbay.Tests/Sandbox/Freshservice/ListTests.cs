using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>How lists page, which rows they leave out, and how searches differ from lists.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task A_list_pages_by_number_and_announces_only_the_next_page()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var first = await desk.SendAsync("GET", "/requesters?per_page=50");
        var last = await desk.SendAsync("GET", "/requesters?per_page=50&page=3");
        var beyond = await desk.SendAsync("GET", "/requesters?per_page=50&page=4");

        Assert.Equal($"<{desk.BaseUrl}/requesters?per_page=50&page=2>; rel=\"next\"", first.Headers["link"]);
        Assert.Equal((50, 28), (first.Body!["requesters"]!.AsArray().Count, last.Body!["requesters"]!.AsArray().Count));
        Assert.False(last.Headers.ContainsKey("link"));
        Assert.Empty(beyond.Body!["requesters"]!.AsArray());
        Assert.Null(first.Body["total"]);
    }

    [Theory]
    [InlineData("per_page=101", "per_page invalid_value")]
    [InlineData("per_page=many", "per_page datatype_mismatch")]
    [InlineData("page=0", "page datatype_mismatch")]
    public async Task A_page_out_of_range_is_refused(string query, string error)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal([error], (await desk.SendAsync("GET", "/tickets?" + query)).Errors);
    }

    [Fact]
    public async Task Tickets_older_than_thirty_days_are_listed_only_when_asked_since_when()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var usual = await AllAsync(desk, "/tickets?per_page=100");
        var since = await AllAsync(desk, "/tickets?per_page=100&updated_since=2020-01-01T00:00:00Z");

        var month = DateTimeOffset.UtcNow.AddDays(-30).AddMinutes(-1);
        Assert.All(usual, ticket => Assert.True(DateTimeOffset.Parse(ticket["created_at"]!.ToString()) > month));
        Assert.True(since.Count > usual.Count + 500);
        Assert.True(desk.Vendor.Tickets.Count > 1_000);
        Assert.DoesNotContain(since, ticket => (bool)ticket["deleted"]! || (bool)ticket["spam"]!);
    }

    [Fact]
    public async Task Deleted_and_spam_tickets_are_lists_of_their_own()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.All(await desk.ListAsync("/tickets?filter=deleted"), ticket => Assert.True((bool)ticket!["deleted"]!));
        Assert.Single(await desk.ListAsync("/tickets?filter=spam&updated_since=2020-01-01T00:00:00Z"));
    }

    [Fact]
    public async Task A_row_has_less_than_a_ticket()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var row = (await desk.ListAsync("/tickets?include=requester"))[0]!.AsObject();
        var whole = (await desk.GetAsync($"/tickets/{row["id"]}")).AsObject();

        Assert.Equal(["urgency", "impact", "tags", "attachments"], whole.Select(member => member.Key).Where(key => key is "urgency" or "impact" or "tags" or "attachments"));
        Assert.DoesNotContain(row, member => member.Key is "urgency" or "impact" or "tags" or "attachments");
        Assert.NotEmpty(row["requester"]!["email"]!.ToString());
        Assert.Null(whole["requester"]);
    }

    [Fact]
    public async Task Without_a_workspace_a_list_is_of_the_primary_one_and_zero_means_all_with_global_fields()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var primary = await AllAsync(desk, "/tickets?per_page=100");
        var hr = await AllAsync(desk, "/tickets?per_page=100&workspace_id=3");
        var all = await AllAsync(desk, "/tickets?per_page=100&workspace_id=0");

        Assert.All(primary, ticket => Assert.Equal(2, (int)ticket["workspace_id"]!));
        Assert.All(hr, ticket => Assert.True(ticket["custom_fields"]!.AsObject().ContainsKey("employee_number")));
        Assert.Equal(primary.Count + hr.Count, all.Count);
        Assert.DoesNotContain(all, ticket => ticket["custom_fields"]!.AsObject().ContainsKey("employee_number"));
    }

    [Fact]
    public async Task A_ticket_filter_has_thirty_rows_a_total_and_no_link()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", "/tickets/filter?per_page=100&query=%22status:5%22");

        Assert.Equal(30, answer.Body!["tickets"]!.AsArray().Count);
        Assert.True((int)answer.Body["total"]! > 300); // older than a month as well
        Assert.Equal(answer.Body["total"]!.ToString(), answer.Headers["X-Search-Results-Count"]);
        Assert.False(answer.Headers.ContainsKey("link"));
    }

    [Theory]
    [InlineData("/requesters?query=%22job_title:'Specialist'%22")]
    [InlineData("/assets?filter=%22asset_state:'IN USE'%22")]
    public async Task A_query_ends_at_page_forty(string path)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal(200, (await desk.SendAsync("GET", path + "&page=40")).Status);
        Assert.Equal(["page invalid_value"], (await desk.SendAsync("GET", path + "&page=41")).Errors);
    }

    [Fact]
    public async Task Activities_come_twenty_at_a_time_and_tell_where_they_go_on()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var ticket = desk.Vendor.Tickets[^13]["id"];
        var (pages, next) = (0, $"{desk.BaseUrl}/tickets/{ticket}/activities");

        while (next is not null)
        {
            var answer = await desk.SendAsync("GET", next);
            next = answer.Body!["next_page_url"]?.ToString();
            pages++;
        }

        Assert.Equal(3, pages);
    }

    [Theory]
    [InlineData("/locations/{id}", "/locations", "locations", "locations")]
    [InlineData("/purchase_orders/{id}", "/purchase_orders", "purchase_orders", "purchase-order")]
    [InlineData("/canned_responses/{id}", "/canned_responses", "canned_responses", "canned_responses")]
    [InlineData("/applications/{id}", "/applications", "application", "application")]
    [InlineData("/business_hours/{id}", "/business_hours", "business_hours", "business_hours")]
    public async Task Some_records_are_wrapped_in_a_name_of_their_own(string one, string many, string listed, string wrapped)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var list = await desk.SendAsync("GET", many);
        var single = await desk.SendAsync("GET", one.Replace("{id}", list.Body![listed]!.AsArray()[0]!["id"]!.ToString()));

        Assert.Equal([wrapped], single.Body!.AsObject().Select(member => member.Key));
    }

    private static async Task<List<JsonNode>> AllAsync(RunningFreshservice desk, string path)
    {
        var rows = new List<JsonNode>();
        for (string? next = path; next is not null;)
        {
            var answer = await desk.SendAsync("GET", next);
            rows.AddRange(answer.Body!["tickets"]!.AsArray().Select(row => row!));
            next = answer.Headers.TryGetValue("link", out var link) ? link[1..link.IndexOf('>')] : null;
        }

        return rows;
    }
}
