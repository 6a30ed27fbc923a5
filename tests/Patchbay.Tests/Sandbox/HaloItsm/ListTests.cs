namespace Patchbay.Tests.Sandbox.HaloItsm;

public sealed class ListTests
{
    [Theory]
    [InlineData("", 1207, false)]                                       // without pageinate everything comes
    [InlineData("?page_no=2&page_size=10", 1207, false)]                // and the page parameters do nothing
    [InlineData("?paginate=true&page_size=10", 1207, false)]            // the odd spelling is the right one
    [InlineData("?count=7", 7, false)]
    [InlineData("?pageinate=true", 50, true)]
    [InlineData("?pageinate=true&page_size=10", 10, true)]
    [InlineData("?pageinate=true&page_size=1000", 100, true)]           // cut without a word
    [InlineData("?pageinate=true&page_size=100&page_no=13", 7, true)]
    [InlineData("?pageinate=true&page_size=100&page_no=14", 0, true)]
    public async Task A_page_has_a_hundred_rows_at_most(string query, int rows, bool paged)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.GetAsync("/Tickets" + query);

        Assert.Equal(rows, answer.Rows.Count);
        Assert.Equal(1207, (int)answer.Json!["record_count"]!); // of all that match
        Assert.Equal(paged, answer.Json["page_no"] is not null);
    }

    [Fact]
    public async Task A_cut_page_repeats_the_size_that_was_asked_for()
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(1000, (int)(await halo.GetAsync("/Tickets?pageinate=true&page_size=1000")).Json!["page_size"]!);
    }

    [Theory]
    [InlineData("/Tickets?pageinate=true&page_size=1", "tickets")]
    [InlineData("/Opportunities", "tickets")]
    [InlineData("/Projects", "tickets")]
    [InlineData("/Actions?ticket_id=10002", "actions")]
    [InlineData("/CRMNote", "actions")]
    [InlineData("/KBArticle", "articles")]
    [InlineData("/ClientContract", "contracts")]
    [InlineData("/SupplierContract", "contracts")]
    [InlineData("/Quotation", "quotes")]
    [InlineData("/SalesOrder", "salesorders")]
    [InlineData("/RecurringInvoice", "invoices")]
    [InlineData("/SoftwareLicence", "licences")]
    [InlineData("/AssetChange?asset_id=2001", "changehistory")]
    [InlineData("/Audit", "audit")]
    public async Task Rows_stand_under_the_products_own_key(string path, string wrapper)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.NotEmpty((await halo.GetAsync(path)).Json![wrapper]!.AsArray());
    }

    [Theory]
    [InlineData("Status")]
    [InlineData("Priority")]
    [InlineData("Team")]
    [InlineData("Agent")]
    [InlineData("TicketType")]
    [InlineData("Category")]
    [InlineData("Outcome")]
    [InlineData("FieldInfo")]
    [InlineData("Lookup")]
    [InlineData("Workday")]
    public async Task Set_up_is_a_bare_array_without_pages(string path)
    {
        await using var halo = await RunningHalo.StartAsync();

        var all = (await halo.GetAsync("/" + path)).Json!.AsArray();

        Assert.NotEmpty(all);
        Assert.Equal(all.Count, (await halo.GetAsync($"/{path}?pageinate=true&page_size=1")).Json!.AsArray().Count);
    }

    [Fact]
    public async Task A_filter_it_does_not_know_is_ignored()
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(1207, (int)(await halo.GetAsync("/Tickets?clientid=3&count=1")).Json!["record_count"]!);
        Assert.NotEqual(1207, (int)(await halo.GetAsync("/Tickets?client_id=3&count=1")).Json!["record_count"]!);
    }

    [Theory]
    [InlineData("status=9", "status_id", "9")]
    [InlineData("status=4,9", "status_id", "9")]
    [InlineData("status=[4,9]", "status_id", "9")]
    [InlineData("status=4&status=9", "status_id", "9")]
    [InlineData("closed_only=true", "hasbeenclosed", "true")]
    [InlineData("open_only=true", "status_id", "2")]
    [InlineData("includeclosed=0", "status_id", "2")]
    [InlineData("user_id=844", "user_id", "844")]
    [InlineData("team=2", "team", "DevOps")]                 // asked for by id, stored by name
    [InlineData("requesttype=3", "tickettype_id", "3")]
    [InlineData("itil_requesttype=2", "tickettype_id", "2")]
    [InlineData("search_id=11202", "id", "11202")]
    [InlineData("search=payment+gateway+timeout", "summary", "Payment Gateway Timeout")]
    [InlineData("search=sarah.jenkins@company.com", "user_id", "844")]
    public async Task Filters_hold(string query, string member, string value)
    {
        await using var halo = await RunningHalo.StartAsync();

        var rows = (await halo.GetAsync("/Tickets?" + query)).Rows;

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(value, row[member]?.ToString()));
    }

    [Theory]
    [InlineData("/Tickets?client_id=acme")]
    [InlineData("/Tickets?status=1,open")]
    [InlineData("/Tickets/abc")]
    [InlineData("/Asset/AST0001")]
    public async Task Text_where_a_number_belongs_fails_the_request(string path)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.GetAsync(path);

        Assert.Equal((400, "The request is invalid."), (answer.Status, (string)answer.Json!["Message"]!));
    }

    [Fact]
    public async Task The_newest_ticket_comes_first_unless_another_order_is_asked_for()
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(11207, (int)(await halo.GetAsync("/Tickets?count=1")).Rows[0]["id"]!);
        Assert.Equal(10001, (int)(await halo.GetAsync("/Tickets?count=1&order=id")).Rows[0]["id"]!);
        Assert.Equal(10001, (int)(await halo.GetAsync("/Tickets?count=1&order=id&orderdesc=1")).Rows[0]["id"]!); // 1 is not true
        Assert.Equal(11207, (int)(await halo.GetAsync("/Tickets?count=1&order=id&orderdesc=true")).Rows[0]["id"]!);
    }

    [Theory]
    [InlineData("""[{"filter_name":"emailaddress","filter_type":4,"filter_value":"@harbour.example"}]""", 200)]
    [InlineData("""[{"filter_name":"colour","filter_type":4,"filter_value":"red"}]""", 400)]
    [InlineData("""[{"filter_name":"emailaddress","filter_type":11,"filter_value":"x"}]""", 400)]
    [InlineData("""{"filter_name":"emailaddress"}""", 400)]
    [InlineData("emailaddress", 400)]
    public async Task Advanced_search_refuses_what_it_does_not_know(string filters, int status)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.GetAsync("/Users?advanced_search=" + Uri.EscapeDataString(filters));

        Assert.Equal(status, answer.Status);
        if (status == 200)
        {
            Assert.NotEmpty(answer.Rows);
            Assert.All(answer.Rows, row => Assert.EndsWith("@harbour.example", row["emailaddress"]!.ToString()));
        }
        else
        {
            Assert.StartsWith("Invalid advanced search parameter", (string)answer.Json!["Message"]!);
        }
    }

    [Theory]
    [InlineData("/Actions")]
    [InlineData("/AssetChange")]
    [InlineData("/AssetSoftware")]
    [InlineData("/Attachment")]
    [InlineData("/Actions/1")]
    public async Task What_belongs_to_a_parent_is_not_listed_without_it(string path)
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Equal(400, (await halo.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Crm_notes_answer_page_one_for_ever_and_count_gets_the_rest()
    {
        await using var halo = await RunningHalo.StartAsync();

        var first = (await halo.GetAsync("/CRMNote?pageinate=true&page_no=1")).Rows;
        var second = (await halo.GetAsync("/CRMNote?pageinate=true&page_no=2")).Rows;

        Assert.Equal(first.Select(row => row["id"]!.ToString()), second.Select(row => row["id"]!.ToString()));
        Assert.Equal(60, (await halo.GetAsync("/CRMNote?count=100")).Rows.Count);
    }

    [Fact]
    public async Task The_feed_goes_on_by_ids()
    {
        await using var halo = await RunningHalo.StartAsync();

        var first = (await halo.GetAsync("/Feed?count=5")).Rows;
        var next = (await halo.GetAsync($"/Feed?count=5&older_than_id={first[^1]["id"]}")).Rows;

        Assert.Equal((int)first[^1]["id"]! - 1, (int)next[0]["id"]!);
    }

    [Fact]
    public async Task A_row_is_a_trimmed_record()
    {
        await using var halo = await RunningHalo.StartAsync();

        var article = (await halo.GetAsync("/KBArticle?search=VPN+MFA")).Rows.Single();
        var ticket = (await halo.GetAsync("/Tickets?count=1")).Rows[0];

        Assert.Null(article["resolution"]);
        Assert.True((int)article["search_score"]! > 0);
        Assert.NotNull((await halo.GetAsync($"/KBArticle/{article["id"]}?includedetails=true")).Json!["resolution"]);
        Assert.Null(ticket["agent_name"]);   // ids, without names
        Assert.Null(ticket["customfields"]);
        Assert.NotNull((await halo.GetAsync("/Tickets?count=1&includeagent=true")).Rows[0]["agent_name"]);
    }

    [Fact]
    public async Task Some_ids_are_shown_as_floats()
    {
        await using var halo = await RunningHalo.StartAsync();

        Assert.Contains("\"site_id\":2.0", (await halo.GetAsync("/Users/844")).Text);
        Assert.Contains("\"client_id\":2.0", (await halo.GetAsync("/Site/2")).Text);
        Assert.Contains("\"field_id\":51.0", (await halo.GetAsync("/AssetType/102?includedetails=true")).Text);
    }

    [Fact]
    public async Task A_priority_is_keyed_by_guid_and_counted_within_its_SLA()
    {
        await using var halo = await RunningHalo.StartAsync();

        var of = (await halo.GetAsync("/Priority?slaid=2")).Rows;

        Assert.Equal(["1", "2", "3", "4"], of.Select(row => row["priorityid"]!.ToString()));
        Assert.Equal(404, (await halo.GetAsync("/Priority/4")).Status);
        Assert.Equal(200, (await halo.GetAsync($"/Priority/{of[0]["id"]}")).Status);
        Assert.Equal(of.Select(row => row["id"]!.ToString()), (await halo.GetAsync("/SLA/2?includedetails=true")).Json!["priorities"]!.AsArray().Select(row => row!["id"]!.ToString()));
    }

    [Theory]
    [InlineData("select count(*) from faults where status_id = 9", 1)]
    [InlineData("select top 3 id, summary from faults", 3)]
    [InlineData("select id from nowhere", null)]
    [InlineData("delete from faults", null)]
    [InlineData("select id from faults -- all of them", null)]
    public async Task A_report_that_fails_is_a_200_with_its_error(string sql, int? rows)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.PostAsync("/Report", $$"""[{"sql":"{{sql}}","_testonly":true,"_loadreportonly":true}]""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(rows is null, answer.Json!["report"]!["load_error"] is not null);
        Assert.Equal(rows ?? 0, answer.Json["report"]!["rows"]!.AsArray().Count);
    }
}
