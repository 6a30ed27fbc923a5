namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>The query language: its quotes, its signs, its types.</summary>
public sealed class QueryTests
{
    [Theory]
    [InlineData("priority:4 AND status:2")]
    [InlineData("(priority:3 OR priority:4) AND agent_id:null")]
    [InlineData("priority:>3")]                                    // at least
    [InlineData("priority:<4")]                                    // at most
    [InlineData("tag:'vpn'")]
    [InlineData("created_at:>'2026-01-01'")]
    [InlineData("building:'North'")]                               // a custom drop-down
    [InlineData("is_recurring:true")]
    [InlineData("type:'Incident'")]
    public async Task A_query_in_double_quotes_finds_tickets(string query)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", $"/tickets/filter?query={Uri.EscapeDataString($"\"{query}\"")}");

        Assert.Equal(200, answer.Status);
        Assert.NotEmpty(answer.Body!["tickets"]!.AsArray());
    }

    [Theory]
    [InlineData("colour:1", "query invalid_field")]
    [InlineData("Priority:1", "query invalid_field")]              // names count capitals
    [InlineData("error_text:'x'", "query invalid_field")]          // paragraphs cannot be asked for
    [InlineData("priority:'high'", "query datatype_mismatch")]
    [InlineData("priority:9", "query invalid_value")]
    [InlineData("created_at:'2026-01-01'", "query datatype_mismatch")] // no equality of dates
    [InlineData("created_at:>'2026-01-01T10:00:00Z'", "query datatype_mismatch")]
    [InlineData("tag:vpn", "query datatype_mismatch")]
    [InlineData("priority:1 AND", "query invalid_value")]
    [InlineData("priority:1 XOR status:2", "query invalid_value")]
    [InlineData("(priority:1", "query invalid_value")]
    [InlineData("priority!:1", "query invalid_value")]             // only changes know it
    public async Task A_query_that_is_none_is_refused(string query, string error)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", $"/tickets/filter?query={Uri.EscapeDataString($"\"{query}\"")}");

        Assert.Equal((400, error), (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task Without_its_double_quotes_a_query_breaks_the_product()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal(500, (await desk.SendAsync("GET", "/tickets/filter?query=priority:1")).Status);
    }

    [Fact]
    public async Task A_query_has_at_most_512_characters()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var query = string.Join(" OR ", Enumerable.Repeat("priority:1", 60));

        Assert.Equal(["query invalid_value"], (await desk.SendAsync("GET", $"/tickets/filter?query={Uri.EscapeDataString($"\"{query}\"")}")).Errors);
    }

    [Fact]
    public async Task Exactly_one_open_ticket_is_about_the_vpn_and_has_no_agent()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var ticket = Assert.Single(await desk.ListAsync("/tickets/filter?query=%22tag:'vpn' AND status:2 AND agent_id:null%22"));

        Assert.Contains("VPN", ticket!["subject"]!.ToString());
    }

    [Theory]
    [InlineData("/requesters", "~[first_name|last_name]:'har'", "Harper")]
    [InlineData("/requesters", "primary_email:'maya.harper@demo.example'", "Harper")]
    [InlineData("/agents", "email:'noor.rahman@demo.example'", "Rahman")]
    public async Task People_are_found_by_the_beginning_or_the_whole(string path, string query, string lastName)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var people = await desk.ListAsync($"{path}?query={Uri.EscapeDataString($"\"{query}\"")}");

        Assert.NotEmpty(people);
        Assert.All(people, person => Assert.Equal(lastName, person!["last_name"]!.ToString()));
    }

    [Fact]
    public async Task Changes_also_know_what_is_not_equal()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.All(await desk.ListAsync("/changes?query=%22status!:6%22"), change => Assert.NotEqual(6, (int)change!["status"]!));
    }

    [Fact]
    public async Task The_available_macbook_in_new_york_is_found_by_search_and_filter_together()
    {
        await using var desk = await RunningFreshservice.StartAsync();
        var city = Assert.Single(await desk.ListAsync("/locations?query=%22name:'New York'%22"))!["id"];

        var assets = await desk.ListAsync($"/assets?include=type_fields&search=%22name:'macbook pro m3'%22&filter=%22asset_state:'IN STOCK' AND user_id:null AND location_id:{city}%22");

        Assert.Contains(assets, asset => (int)asset!["display_id"]! == 35);
        Assert.All(assets, asset => Assert.Contains(asset!["type_fields"]!.AsObject(), field => field.Key.StartsWith("asset_state_") && field.Value!.ToString() == "In Stock"));
    }

    [Theory]
    [InlineData("search=%22name:macbook%22", "search invalid_value")]
    [InlineData("search=%22location_id:'1'%22", "search invalid_value")]
    [InlineData("search=%22name:'a' AND asset_tag:'b'%22", "search invalid_value")]
    [InlineData("filter=%22colour:'red'%22", "filter invalid_field")]
    [InlineData("filter=%22asset_state:IN STOCK%22", "filter datatype_mismatch")]
    [InlineData("query=%22name:'a'%22", "query invalid_field")]    // the old form is gone
    [InlineData("order_by=colour", "order_by invalid_value")]
    public async Task An_asset_search_of_another_form_is_refused(string query, string error)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        var answer = await desk.SendAsync("GET", "/assets?" + query);

        Assert.Equal((400, error), (answer.Status, Assert.Single(answer.Errors)));
    }

    [Fact]
    public async Task States_are_asked_for_in_capitals()
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Empty(await desk.ListAsync("/assets?filter=%22asset_state:'In Stock'%22"));
    }

    [Theory]
    [InlineData("/ams/alerts?query=severity:201", 200)]
    [InlineData("/ams/alerts?query=%22severity:201%22", 400)]      // no quotes around these
    public async Task Alerts_are_asked_for_without_quotes(string path, int status)
    {
        await using var desk = await RunningFreshservice.StartAsync();

        Assert.Equal(status, (await desk.SendAsync("GET", path)).Status);
    }
}
