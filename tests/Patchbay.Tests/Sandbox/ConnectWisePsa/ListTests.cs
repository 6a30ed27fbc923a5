using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>How lists are filtered, sorted, cut and gone through.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("id = 1101", 1)]
    [InlineData("id in (1101, 1102, 999999)", 2)]
    [InlineData("summary contains \"DATABASE down\"", 4)]                       // whatever its case
    [InlineData("summary contains 'database down' and not_a = 1", -1)]
    [InlineData("summary like \"database*\"", 3)]
    [InlineData("summary like \"%database down?\"", 1)]                         // either wildcard
    [InlineData("summary not contains \"down\" and id > 1100", 1)]
    [InlineData("id not in (1101,1102) and priority/id = 1", 2)]
    [InlineData("company/identifier = \"Acme\" AND status/name = \"New\" AND priority/name = \"Priority 1 - Critical\"", 4)]
    [InlineData("(id = 1 or id = 2) and (id = 2 or id = 3)", 1)]
    [InlineData("id = 1 or id = 2 and id = 3", 1)]                              // AND binds tighter
    [InlineData("closedFlag = False and id >= 1098 and id <= 1102", 5)]
    [InlineData("closedFlag = true and owner = null and id < 20", 1)]
    [InlineData("owner != null and id in (1101, 1105)", 1)]
    [InlineData("dateEntered > [2000-01-01T00:00:00Z] and id < 4", 3)]
    [InlineData("_info/dateEntered < [2000-01-01]", 0)]
    [InlineData("enteredBy = \"jdoe\" and id < 4", 3)]
    [InlineData("configuration/id = 1", 2)]                                     // asked of the configurations attached
    [InlineData("severity = \"High\" and id > 1100", 4)]
    [InlineData("nonsense = 1", -1)]
    [InlineData("summary = vpn", -1)]                                           // not quoted
    [InlineData("id = \"1\"", -1)]
    [InlineData("dateEntered > \"2020-01-01\"", -1)]                            // dates stand in brackets
    [InlineData("closedFlag = \"true\"", -1)]
    [InlineData("severity = \"high\"", -1)]                                     // choices are exact
    [InlineData("customFields/caption = \"x\"", -1)]                            // lists have conditions of their own
    [InlineData("initialDescription = \"x\"", -1)]                              // never told, never asked
    [InlineData("company/colour = \"x\"", -1)]
    [InlineData("summary = \"open", -1)]
    [InlineData("(id = 1", -1)]
    [InlineData("id = 1 id = 2", -1)]
    public async Task A_filter_finds_or_is_refused(string conditions, int found)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, body) = await vendor.AskAsync("GET", $"/service/tickets/count?conditions={Uri.EscapeDataString(conditions)}");

        if (found < 0)
        {
            Assert.Equal((400, "ApiFindCondition"), (status, body!["code"]!.ToString()));
            Assert.True(body.AsObject().ContainsKey("errors"));
            return;
        }

        Assert.Equal((200, found), (status, (int?)body!["count"]));
    }

    [Fact]
    public async Task An_unknown_name_is_told_by_name()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (_, body) = await vendor.AskAsync("GET", "/service/tickets?conditions=invoiceDate%20%3D%20null");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"code":"ApiFindCondition","message":"invoiceDate is not a recognized name.","errors":null}"""), body));
    }

    [Theory]
    [InlineData("/company/contacts", "childConditions", "communicationItems/value like \"ada.lane@*\" AND communicationItems/communicationType = \"Email\"", 1)]
    [InlineData("/company/contacts", "childConditions", "communicationItems/value like \"ada.lane@*\" AND communicationItems/communicationType = \"Phone\"", 0)] // of one and the same item
    [InlineData("/company/companies", "childConditions", "types/id = 2", 1)]
    [InlineData("/company/companies", "childConditions", "types/id in (2)", -1)]
    [InlineData("/company/companies", "childConditions", "name = \"Acme Inc\"", -1)]
    [InlineData("/company/companies", "customFieldConditions", "caption = \"Contract level\" AND value = \"Gold\"", 2)]
    [InlineData("/company/companies", "customFieldConditions", "caption = \"Contract level\" AND value != null", 3)]
    [InlineData("/company/companies", "customFieldConditions", "caption in (\"Contract level\")", -1)]
    public async Task Lists_inside_records_have_filters_of_their_own(string path, string parameter, string conditions, int found)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, body) = await vendor.AskAsync("GET", $"{path}?{parameter}={Uri.EscapeDataString(conditions)}");

        Assert.Equal(found < 0 ? 400 : 200, status);
        Assert.Equal(found < 0 ? -1 : found, body is JsonArray rows ? rows.Count : -1);
    }

    [Fact]
    public async Task Pages_lead_to_each_other()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var first = await vendor.SendAsync("GET", "/service/tickets?pageSize=500&fields=id");
        using var second = await vendor.SendAsync("GET", "/service/tickets?pageSize=500&fields=id&page=2");
        using var third = await vendor.SendAsync("GET", "/service/tickets?pageSize=500&fields=id&page=3");
        using var beyond = await vendor.SendAsync("GET", "/service/tickets?pageSize=500&fields=id&page=4");

        Assert.Equal(["next", "last"], Rels(first));
        Assert.Equal(["first", "prev", "next", "last"], Rels(second));
        Assert.Equal(["first", "prev"], Rels(third));
        Assert.Contains("pageSize=500", first.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal((200, "[]"), ((int)beyond.StatusCode, await beyond.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_page_has_25_rows_unless_asked_and_never_more_than_1000()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        Assert.Equal(25, (await vendor.IdsAsync("/service/tickets")).Length);
        Assert.Equal(1000, (await vendor.IdsAsync("/service/tickets?pageSize=5000&fields=id")).Length);
    }

    [Fact]
    public async Task Forward_only_goes_from_id_to_id_and_ends_without_a_link()
    {
        await using var vendor = await RunningConnectWise.StartAsync();
        var (ids, next) = (new List<int>(), "/service/tickets?pageSize=600&fields=id&page=7"); // the page number counts for nothing here

        while (next is not null)
        {
            using var answer = await vendor.SendAsync("GET", next, headers: ("pagination-type", "forward-only"));
            ids.AddRange(JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray().Select(row => (int)row!["id"]!));
            next = answer.Headers.TryGetValues("Link", out var links) ? "/service/tickets" + new Uri(links.Single().Split('<', '>')[1]).Query : null;
        }

        Assert.Equal(1105, ids.Count);
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task Forward_only_takes_no_order()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        using var answer = await vendor.SendAsync("GET", "/service/tickets?orderBy=id%20desc", headers: ("pagination-type", "forward-only"));

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("id desc", new[] { 1105, 1104, 1103 })]
    [InlineData("priority/sort asc, id desc", new[] { 1104, 1103, 1102 })]
    [InlineData("dateEntered desc", new[] { 1105, 1104, 1103 })]
    public async Task Rows_come_in_the_order_asked(string orderBy, int[] first)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        Assert.Equal(first, await vendor.IdsAsync($"/service/tickets?pageSize=3&orderBy={Uri.EscapeDataString(orderBy)}"));
        Assert.Equal(400, (await vendor.AskAsync("GET", "/service/tickets?orderBy=colour")).Status);
        Assert.Equal(400, (await vendor.AskAsync("GET", "/service/tickets?orderBy=id%20down")).Status);
    }

    [Fact]
    public async Task Only_the_fields_asked_for_are_told_and_info_only_by_name()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var some = await vendor.GetAsync("/service/tickets/1101?fields=id,summary,status/name,company/identifier");
        var withInfo = await vendor.GetAsync("/service/tickets?conditions=id%3D1101&fields=id,_info/enteredBy");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"id":1101,"summary":"Database down: orders cannot be saved","status":{"name":"New"},"company":{"identifier":"Acme"}}"""), some));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""[{"id":1101,"_info":{"enteredBy":"jdoe"}}]"""), withInfo));
    }

    [Fact]
    public async Task A_long_filter_is_posted_and_its_properties_are_read_in_any_case()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, body) = await vendor.AskAsync("POST", "/service/tickets/search?pageSize=2&fields=id", """{"conditions":"summary contains \"database\"","orderby":"id desc"}""");

        Assert.Equal((200, "[{\"id\":1104},{\"id\":1103}]"), (status, body!.ToJsonString()));
        Assert.Equal(405, (await vendor.AskAsync("POST", "/company/companies/search", "{}")).Status); // tickets only
    }

    private static string[] Rels(HttpResponseMessage answer) => [.. answer.Headers.GetValues("Link").Single().Split("rel=\"").Skip(1).Select(part => part.Split('"')[0])];
}
