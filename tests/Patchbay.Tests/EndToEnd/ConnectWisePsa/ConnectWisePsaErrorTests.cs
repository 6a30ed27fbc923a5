using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.EndToEnd.ConnectWisePsa;

/// <summary>What goes wrong is answered with what was wrong, what is allowed and what to do, and changes nothing.</summary>
public sealed class ConnectWisePsaErrorTests(ConnectWisePsaErrorTests.SharedDesk shared) : IClassFixture<ConnectWisePsaErrorTests.SharedDesk>
{
    private readonly ConnectWisePsaSandbox sandbox = new(new());

    public static TheoryData<string, string, string[]> BadCalls() => new()
    {
        { "get_single_connect_wise_psa_ticket_by_id", """{"id":999999}""", ["404", "The id is unknown"] },
        { "update_a_connect_wise_psa_ticket_by_id", """{"id":999999,"summary":"x"}""", ["404"] },
        { "create_a_connect_wise_psa_ticket_note", """{"ticket_id":999999,"text":"x","internalAnalysisFlag":true}""", ["404"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"severity":"Extreme"}""", ["severity: must be one of", "Low", "Medium", "High"] },
        { "create_a_connect_wise_psa_time_entry", """{"chargeToId":1,"chargeToType":"Ticket","actualHours":1}""", ["chargeToType: must be one of", "ServiceTicket"] },
        { "get_single_connect_wise_psa_ticket_by_id", """{"id":"first"}""", ["id: must be an integer"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","opportunity":"big"}""", ["opportunity: must be an integer"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x"}""", ["400", "company"] },
        { "create_a_connect_wise_psa_ticket", """{"company":2}""", ["summary: required, but missing"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"colour":"red"}""", ["colour", "unknown argument"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"board":"Helpdesk"}""", ["board: there is no \"Helpdesk\"", "1 = Help Desk", "3 = Network Operations"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"board":"Help Desk","status":"Done"}""", ["status: there is no \"Done\"", "1 = New", "4 = Closed"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"status":"New"}""", ["status: \"New\" is looked up below the board", "give board too"] },
        { "update_a_connect_wise_psa_ticket_by_id", """{"id":1104,"status":99}""", ["400", "status"] },
        { "update_a_connect_wise_psa_ticket_by_id", """{"id":1104,"board":"Network Operations"}""", ["400"] }, // its status is none of the new board
        { "update_a_connect_wise_psa_ticket_by_id", """{"id":1104,"priority":"urgent"}""", ["priority: there is no \"urgent\"", "1 = Priority 1 - Critical"] },
        { "create_a_connect_wise_psa_ticket_note", """{"ticket_id":1104,"text":"x"}""", ["detailDescriptionFlag", "internalAnalysisFlag", "resolutionFlag"] },
        { "create_a_connect_wise_psa_time_entry", """{"chargeToId":1104,"chargeToType":"ServiceTicket"}""", ["give actualHours, or timeStart with timeEnd"] },
        { "list_all_connect_wise_psa_tickets", """{"conditions":"status/name = New"}""", ["conditions: at character 15: found 'New'", "a text in double quotes"] },
        { "list_all_connect_wise_psa_tickets", """{"conditions":"dateEntered > '2026-01-01'"}""", ["square brackets"] },
        { "list_all_connect_wise_psa_tickets", """{"conditions":"colour = \"red\""}""", ["400", "colour", "case-sensitive"] },
        { "list_all_connect_wise_psa_tickets", """{"orderBy":"newest first"}""", ["orderBy: at character 1"] },
        { "create_a_connect_wise_psa_document", """{"recordType":"Ticket","recordId":1104,"file":{"filename":"a.txt","url":"http://127.0.0.1:9/a.txt"}}""", ["nothing was sent", "could not be fetched"] },
        { "create_a_connect_wise_psa_document", """{"recordType":"Ticket","recordId":1104,"file":{"filename":"a.txt","content_base64":"***"}}""", ["is not base64"] },
        { "create_a_connect_wise_psa_ticket", """{"summary":"x","company":2,"customFields":{"Root cause":"Bad luck"}}""", ["customFields.Root cause: must be one of", "Hardware"] },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public async Task A_bad_call_says_what_is_wrong_and_writes_nothing(string tool, string arguments, string[] told)
    {
        var before = State(shared.Sandbox);

        var message = await shared.Desk.Mcp.ErrorAsync(tool, JsonNode.Parse(arguments)!);

        Assert.All(told, part => Assert.Contains(part, message, StringComparison.OrdinalIgnoreCase));
        Assert.True(before == State(shared.Sandbox));
    }

    [Fact]
    public async Task A_name_two_companies_go_by_is_refused_with_both()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        await desk.Mcp.CallAsync("create_a_connect_wise_psa_company", new { identifier = "AcmeUK", name = "Acme", site = new { name = "Main", addressLine1 = "2 High Street" }, types = new[] { "Customer" }, status = "Active" });
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_connect_wise_psa_ticket", new { summary = "x", company = "Acme" });

        Assert.Contains("company: \"Acme\" is not unique: 2 = Acme / Acme Inc, 9 = AcmeUK / Acme. Give the id.", message);
        Assert.True(before == State());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        await using var host = await FakeVendor.RepliesAsync(200, new string('x', (20 * 1024 * 1024) + 1));
        var before = State();

        var message = await desk.Mcp.ErrorAsync("create_a_connect_wise_psa_document", new { recordType = "Ticket", recordId = 1104, file = new { filename = "big.txt", url = host.Url + "/big.txt" } });

        Assert.Contains($"larger than {20 * 1024 * 1024} bytes", message);
        Assert.True(before == State());
    }

    [Fact]
    public async Task A_revoked_key_asks_to_connect_again()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.RevokeKey();

        var message = await desk.Mcp.ErrorAsync("update_a_connect_wise_psa_ticket_by_id", new { id = 1104, summary = "x" });

        Assert.Contains("401", message);
        Assert.Contains("credentials", message);
        Assert.True(before == State());
    }

    [Theory]
    [InlineData("/service/tickets", """{"id":1104,"summary":"x"}""")]
    [InlineData("/service/boards", """{"id":1104,"status":"Closed"}""")] // the look-up is what is forbidden
    public async Task What_the_role_lacks_is_forbidden_with_advice(string path, string arguments)
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.Forbid(path);

        var message = await desk.Mcp.ErrorAsync("update_a_connect_wise_psa_ticket_by_id", JsonNode.Parse(arguments)!);

        Assert.Contains("403", message);
        Assert.Contains("security role of the API member", message);
        Assert.True(before == State());
    }

    [Fact]
    public async Task A_page_of_the_network_in_front_is_told_as_text()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.FailNext(ConnectWisePsaFault.HtmlForbidden);

        var message = await desk.Mcp.ErrorAsync("list_all_connect_wise_psa_boards", new { });

        Assert.Contains("403", message);
        Assert.DoesNotContain("<html", message);
    }

    [Fact]
    public async Task A_rate_limit_is_passed_on_once_with_its_three_figures()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var before = State();
        sandbox.LimitTo(0);

        var answer = await McpAnswer.OfAsync(desk.Product.Api, desk.Url, "update_a_connect_wise_psa_ticket_by_id", """{"id":1104,"summary":"x"}""");
        var proxied = await desk.Product.Api.GetAsync($"proxy/{desk.Account}/boards");

        var figures = answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!;
        var seconds = figures["reset"]!.ToString();
        Assert.InRange(int.Parse(seconds), 1, 60);
        Assert.Contains("429", answer.Error);
        Assert.Contains($"try again in {seconds} seconds", answer.Error);
        Assert.Equal((1000, 0), ((int)figures["limit"]!, (int)figures["remaining"]!));
        Assert.Equal(("1000", "0", seconds), (answer.Headers["ratelimit-limit"], answer.Headers["ratelimit-remaining"], answer.Headers["ratelimit-reset"]));
        Assert.Equal(429, (int)proxied.StatusCode);
        Assert.Equal("0", Assert.Single(proxied.Headers.GetValues("ratelimit-remaining")));
        Assert.True(before == State());
    }

    [Fact]
    public async Task A_rate_limit_told_in_words_alone_has_its_seconds_too()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        sandbox.FailNext(ConnectWisePsaFault.TooManyRequestsWithoutHeader);

        var answer = await McpAnswer.OfAsync(desk.Product.Api, desk.Url, "list_all_connect_wise_psa_boards", "{}");

        Assert.Equal("""{"limit":1000,"remaining":0,"reset":30}""", answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!.ToJsonString());
    }

    [Fact]
    public async Task A_time_out_after_the_write_warns_against_repeating_it()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var count = sandbox.Tickets.Count;
        sandbox.FailNext(ConnectWisePsaFault.TimeoutAfterCommit);

        var message = await desk.Mcp.ErrorAsync("create_a_connect_wise_psa_ticket", new { summary = "x", company = 2 });

        Assert.Contains("A write may have happened: look first", message);
        Assert.Equal(count + 1, sandbox.Tickets.Count); // and it was not sent twice
    }

    [Fact]
    public async Task A_field_made_compulsory_is_asked_for_by_its_caption_before_anything_is_sent()
    {
        await using var desk = await SandboxedProduct.StartAsync(sandbox);
        var field = sandbox.AddTicketField("Cost centre", required: true);

        var refreshed = await desk.Product.Api.PostAsJsonAsync($"integrated-account/{desk.Account}/refresh-fields", new { });
        var schema = (await desk.Mcp.SchemaAsync("create_a_connect_wise_psa_ticket"))["properties"]!["customFields"]!;
        var before = State();
        sandbox.FailNext(ConnectWisePsaFault.HtmlForbidden); // would meet the next call that is sent
        var message = await desk.Mcp.ErrorAsync("create_a_connect_wise_psa_ticket", new { summary = "x", company = 2 });
        var without = await desk.Mcp.ErrorAsync("create_a_connect_wise_psa_ticket", new { summary = "x", company = 2, customFields = new Dictionary<string, string> { ["Root cause"] = "User" } });

        Assert.True(refreshed.IsSuccessStatusCode, await refreshed.Content.ReadAsStringAsync());
        Assert.Contains("Cost centre", schema["required"]!.AsArray().Select(name => name!.ToString()));
        Assert.Equal("string", schema["properties"]!["Cost centre"]!["type"]!.ToString());
        Assert.Contains("customFields: required", message);
        Assert.Contains("Cost centre", message);
        Assert.Contains("customFields.Cost centre: required, but missing", without);
        Assert.True(before == State());

        Assert.Contains("403", await desk.Mcp.ErrorAsync("list_all_connect_wise_psa_boards", new { }));
        var made = await desk.Mcp.CallAsync("create_a_connect_wise_psa_ticket", new { summary = "x", company = 2, customFields = new Dictionary<string, string> { ["Cost centre"] = "4711" } });
        var held = sandbox.Tickets.Single(ticket => (int)ticket["id"]! == (int)made["id"]!);
        Assert.Equal("4711", held["customFields"]!.AsArray().Single(one => (int)one!["id"]! == field)!["value"]!.ToString());
    }

    private string State() => State(sandbox);

    private static string State(ConnectWisePsaSandbox sandbox) => string.Concat(new[]
    {
        sandbox.Tickets, sandbox.TimeEntries, sandbox.Companies, sandbox.Contacts, sandbox.Configurations, sandbox.Documents, sandbox.Records("/schedule/entries"),
    }.SelectMany(records => records).Select(record => record.ToJsonString()));

    /// <summary>One product for all calls that must change nothing.</summary>
    public sealed class SharedDesk : IAsyncLifetime
    {
        public ConnectWisePsaSandbox Sandbox { get; } = new(new());

        internal SandboxedProduct Desk { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Desk = await SandboxedProduct.StartAsync(Sandbox);

        public ValueTask DisposeAsync() => Desk.DisposeAsync();
    }
}
