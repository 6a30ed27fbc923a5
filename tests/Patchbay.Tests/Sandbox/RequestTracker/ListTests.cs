namespace Patchbay.Tests.Sandbox.RequestTracker;

public class ListTests : SandboxTests
{
    [Theory]
    [InlineData("", 1, 20)]
    [InlineData("&per_page=0", 1, 20)]
    [InlineData("&per_page=abc&page=x", 1, 20)]
    [InlineData("&per_page=500&page=2", 2, 100)]
    public async Task Paging_parameters_out_of_range_fall_back(string parameters, int page, int size)
    {
        var list = await Rt.FindTicketsAsync("id > 0", parameters);

        Assert.Equal(page, (int)list.Json["page"]!);
        Assert.Equal(size, (int)list.Json["per_page"]!);
        Assert.Equal(size, list.Items.Count);
        Assert.Equal(300, list.Total);
    }

    [Fact]
    public async Task The_last_page_has_no_next_and_beyond_it_the_previous_one_is_the_last()
    {
        var last = await Rt.FindTicketsAsync("id > 0", "&per_page=100&page=3");
        var beyond = await Rt.FindTicketsAsync("id > 0", "&per_page=100&page=9");

        Assert.Null(last.Json["next_page"]);
        Assert.Empty(beyond.Items);
        Assert.EndsWith("page=3", (string)beyond.Json["prev_page"]!);
    }

    [Theory]
    [InlineData("/tickets")]
    [InlineData("/tickets?query=")]
    [InlineData("/queues")]
    [InlineData("/customfields")]
    [InlineData("/articles")]
    public async Task Without_a_query_most_lists_are_empty(string path)
    {
        var list = await Rt.GetAsync(path);

        Assert.Equal(200, list.Status);
        Assert.Equal(0, list.Total);
    }

    [Fact]
    public async Task Without_a_query_users_are_all_enabled_ones()
    {
        var list = await Rt.GetAsync("/users?per_page=100");

        Assert.Equal(Rt.State.Users.Count(u => !u.Disabled), list.Total);
    }

    [Fact]
    public async Task Rows_are_not_in_order_unless_asked()
    {
        var as_it_comes = (await Rt.FindTicketsAsync("id > 0")).Column("id").Select(int.Parse).ToList();
        var ordered = (await Rt.FindTicketsAsync("id > 0", "&orderby=Queue&order=DESC&orderby=id")).Column("id").Select(int.Parse).ToList();

        Assert.NotEqual(as_it_comes.Order(), as_it_comes);
        Assert.Equal(Rt.State.Tickets.Where(t => t.Queue == "Purchasing").Select(t => t.Id).Take(20), ordered);
    }

    [Fact]
    public async Task An_unknown_order_column_gives_no_items_but_a_real_total()
    {
        var list = await Rt.FindTicketsAsync("id > 0", "&orderby=Bogus");

        Assert.Empty(list.Items);
        Assert.Equal(300, list.Total);
    }

    [Fact]
    public async Task Columns_are_added_references_expanded_and_unknown_ones_empty()
    {
        var list = await Rt.FindTicketsAsync("id = 1", "&fields=Subject,Queue,Bogus,id&fields[Queue]=Name,Creator&fields[fields[Queue]][Creator]=RealName");

        var item = list.Items.Single();
        Assert.Equal("", (string)item["Bogus"]!);
        Assert.Equal("IT Support", (string)item["Queue"]!["Name"]!);
        Assert.Equal("Site Administrator", (string)item["Queue"]!["Creator"]!["RealName"]!);
        Assert.Equal(1, (int)item["id"]!);      // a number once it is named
    }

    [Fact]
    public async Task Key_order_changes_from_answer_to_answer()
    {
        var orders = new HashSet<string>();
        for (var i = 0; i < 5; i++)
            orders.Add(string.Join(",", (await Rt.GetAsync("/ticket/1")).Json.AsObject().Select(p => p.Key)));

        Assert.True(orders.Count > 1);
    }

    [Theory]
    [InlineData("/ticket/1/history", false)]
    [InlineData("/ticket/1/attachments", false)]
    [InlineData("/transactions?query=id%3E0", false)]
    [InlineData("/searches", false)]
    [InlineData("/queues/all", true)]
    [InlineData("/assets?query=id%3E0", true)]
    public async Task An_agent_does_not_learn_every_total(string path, bool known)
    {
        Rt.Token = RunningSandbox.AgentToken;

        var list = await Rt.GetAsync(path);

        Assert.NotEmpty(list.Items);
        Assert.Equal(known, list.Total is not null);
        Assert.Equal(known, list.Json["pages"] is not null);
    }

    [Fact]
    public async Task A_saved_search_brings_its_order_and_columns()
    {
        var list = await Rt.GetAsync("/tickets?search=Open%20in%20IT%20Support");
        var unknown = await Rt.GetAsync("/tickets?search=Nope");

        Assert.NotEmpty(list.Items);
        Assert.All(list.Items, i => Assert.NotEqual("", (string)i["Subject"]!));
        Assert.Equal(list.Column("Created").OrderDescending(), list.Column("Created"));
        Assert.Empty(unknown.Items);
    }
}
