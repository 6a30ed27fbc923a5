using Patchbay.Sandbox;
using Patchbay.Sandbox.HaloItsm;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Sandbox.HaloItsm;

/// <summary>Limits, faults from outside, and how much of the product there is.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task The_window_rolls_so_that_a_short_pause_does_not_help()
    {
        await using var halo = await RunningHalo.StartAsync(options => options with { RequestsPerFiveMinutes = 2 });

        var first = await halo.GetAsync("/Agent/me");
        halo.Clock.Advance(TimeSpan.FromMinutes(4));
        var second = await halo.GetAsync("/Agent/me");
        var third = await halo.GetAsync("/Agent/me");
        halo.Clock.Advance(TimeSpan.FromSeconds(5));
        var fourth = await halo.GetAsync("/Agent/me");
        halo.Clock.Advance(TimeSpan.FromSeconds(55));
        var fifth = await halo.GetAsync("/Agent/me"); // the first is past now, the second is not
        var sixth = await halo.GetAsync("/Agent/me");

        Assert.Equal([200, 200, 429, 429, 200, 429], new[] { first, second, third, fourth, fifth, sixth }.Select(answer => answer.Status));
        Assert.Equal((60, 55, 240), (third.RetryAfter!.Value.TotalSeconds, fourth.RetryAfter!.Value.TotalSeconds, sixth.RetryAfter!.Value.TotalSeconds));
        Assert.Equal(("text/plain", "Rate Limit Reached - 2 Requests per rolling 5 minute window"), (third.MediaType, third.Text));
    }

    [Fact]
    public async Task Some_tenants_answer_in_json_and_without_the_seconds()
    {
        await using var halo = await RunningHalo.StartAsync(options => options with { RequestsPerFiveMinutes = 0, LimitsInJson = true, SendsRetryAfter = false });

        var refused = await halo.GetAsync("/Agent/me");

        Assert.Equal("Rate Limit Reached - 0 Requests per rolling 5 minute window", (string)refused.Json!["message"]!);
        Assert.Null(refused.RetryAfter);
    }

    [Fact]
    public async Task The_limit_can_be_set_where_the_sandbox_is_made()
    {
        await using var app = await SandboxHost.StartAsync(SandboxVendors.Create("halo_itsm", TimeProvider.System, rateLimit: 1), 0, TestContext.Current.CancellationToken);
        var info = SandboxHost.Describe(app);
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(info.Credentials.Append(new("grant_type", "client_credentials")).Append(new("scope", "all")));
        var token = System.Text.Json.Nodes.JsonNode.Parse(await (await http.PostAsync($"{info.Variables["auth_server"]}/token?tenant={info.Variables["tenant"]}", form, TestContext.Current.CancellationToken))
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["access_token"];
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");

        var first = await http.GetAsync(info.BaseUrl + "/Agent/me", TestContext.Current.CancellationToken); // the token itself is not counted
        var second = await http.GetAsync(info.BaseUrl + "/Agent/me", TestContext.Current.CancellationToken);

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
    }

    [Theory]
    [InlineData(HaloItsmFault.GatewayTimeoutAfterCommit, 504, 1)]
    [InlineData(HaloItsmFault.HtmlErrorPage, 500, 0)]
    [InlineData(HaloItsmFault.EmptyUnauthorized, 401, 0)]
    [InlineData(HaloItsmFault.Warning, 201, 1)]
    public async Task A_fault_strikes_the_next_call_alone(HaloItsmFault fault, int status, int written)
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.State.FailNext(fault);

        var struck = await halo.PostAsync("/Tickets", """[{"summary":"x"}]""");
        var next = await halo.GetAsync("/Agent/me");

        Assert.Equal((status, 200), (struck.Status, next.Status));
        Assert.Equal(1207 + written, halo.State.Tickets.Count);
        Assert.Equal(fault == HaloItsmFault.Warning, struck.Text.Contains("_warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_forbidden_is_forbidden_below_its_path_alone()
    {
        await using var halo = await RunningHalo.StartAsync();
        halo.State.Forbid("/Tickets");

        Assert.Equal(403, (await halo.GetAsync("/tickets/11202")).Status);
        Assert.Equal(200, (await halo.GetAsync("/TicketType")).Status);
    }

    [Fact]
    public async Task Every_simulated_operation_is_one_the_product_has()
    {
        await using var halo = await RunningHalo.StartAsync();
        var known = Operations.Read("halo_itsm");

        var invented = halo.State.Operations.Where(operation => known.Find(operation.Split(' ')[0], operation.Split(' ')[1]) is null && !operation.Contains("ReportData", StringComparison.Ordinal));

        Assert.Empty(invented);
        Assert.True(halo.State.Operations.Count >= 300, $"{halo.State.Operations.Count}");
    }

    [Fact]
    public async Task Every_list_has_rows_and_every_row_can_be_read_again()
    {
        await using var halo = await RunningHalo.StartAsync();
        var problems = new List<string>();
        var lists = halo.State.Operations.Where(operation => operation.StartsWith("GET /", StringComparison.Ordinal) && !operation.Contains('{') && operation.Count(c => c == '/') == 1).Select(operation => operation[4..]);
        foreach (var path in lists.Where(path => path is not ("/Search" or "/Attachment")))
        {
            var parent = path switch { "/Actions" => "?ticket_id=10002", "/AssetChange" => "?asset_id=2001", "/AssetSoftware" => "?device_id=2001", _ => "?count=1" };
            var list = await halo.GetAsync(path + parent);
            if (list.Status != 200 || list.Rows.Count == 0)
            {
                problems.Add($"{path} {list.Status} {list.Text}");
            }
            else if (halo.State.Operations.Contains($"GET {path}/{{id}}"))
            {
                var id = path == "/TicketApproval" ? list.Rows[0]["ticket_id"] : list.Rows[0]["id"];
                var single = await halo.GetAsync($"{path}/{id}?includedetails=true{parent.Replace('?', '&')}");
                if (single.Status != 200)
                {
                    problems.Add($"{path}/{id} {single.Status}");
                }
            }
        }

        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("/Nowhere")]
    [InlineData("/ticketnotes")]           // some clients call it; the product does not have it
    [InlineData("/Tickets/11202/actions")]
    public async Task A_path_the_product_does_not_have_is_an_empty_404(string path)
    {
        await using var halo = await RunningHalo.StartAsync();

        var answer = await halo.GetAsync(path);

        Assert.Equal((404, ""), (answer.Status, answer.Text));
    }
}
