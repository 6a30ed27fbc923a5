using Patchbay.Tests.Hosting;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.EndToEnd;

/// <summary>A call that cannot be made is refused in words a model can act on, before anything reaches the vendor.</summary>
public sealed class CallErrorTests : IAsyncLifetime
{
    private const string List = "list_all_deskly_tickets";
    private const string Create = "create_a_deskly_ticket";

    private readonly ManualClock clock = new();
    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync(clock);

    public ValueTask DisposeAsync() => deskly.DisposeAsync();

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error()
    {
        var answer = await deskly.CallAsync("purge_a_deskly_ticket", """{"ticket_id": 1}""");

        Assert.Equal(-32602, (int)answer.Json["error"]!["code"]!);
        Assert.Contains("purge_a_deskly_ticket", (string)answer.Json["error"]!["message"]!);
        Assert.Contains("tools/list", (string)answer.Json["error"]!["message"]!);
        NothingHappened(answer.Body);
    }

    [Fact]
    public async Task Every_wrong_argument_is_named_at_once_with_what_is_allowed()
    {
        var error = (await deskly.CallAsync(Create, """
            {"subject": 7, "priority": "urgent", "cc_emails": "a@b.example", "company": "Acme", "prioritee": "low"}
            """)).Error;

        Assert.Contains(Create, error);
        Assert.Contains("nothing was sent", error);
        Assert.Contains("- email: required", error);
        Assert.Contains("- subject: must be a string; got 7", error);
        Assert.Matches(@"- priority: .*low.*high", error);
        Assert.Matches("- cc_emails: must be an array", error);
        Assert.Matches("- company: must be an integer", error);
        Assert.Matches("- prioritee: .*priority", error);
        NothingHappened(error);
    }

    [Fact]
    public async Task The_same_problems_come_back_as_a_list_from_the_proxy_API()
    {
        var (status, problem) = await deskly.ApiAsync("POST", $"/proxy/{deskly.Account}/tickets", """{"subject": 7}""");

        Assert.Equal(400, status);
        var errors = problem!["errors"]!.AsArray().Select(error => (string)error!).ToList();
        Assert.Contains(errors, error => error.StartsWith("email: required", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("subject: must be a string", StringComparison.Ordinal));
        NothingHappened(problem.ToJsonString());
    }

    [Theory]
    [InlineData("not-a-cursor", "no cursor of this server")]
    [InlineData("FLIPPED", "was changed")]
    [InlineData("OTHER ARGUMENTS", "handed out for other arguments")]
    [InlineData("OTHER TOOL", "belongs to another tool")]
    [InlineData("OTHER ACCOUNT", "belongs to another account")]
    public async Task A_cursor_that_is_not_this_lists_own_is_refused(string which, string words)
    {
        var cursor = (string)(await deskly.CallAsync(List, """{"limit": 1}""")).Result["next_cursor"]!;
        var url = which == "OTHER ACCOUNT" ? await deskly.Product.CreateServerAsync(await deskly.ConnectAsync()) : deskly.Url;
        var asked = deskly.Vendor.TicketRequests.Count;
        var given = which switch
        {
            "not-a-cursor" => which,
            "FLIPPED" => cursor[..60] + (cursor[60] == 'A' ? 'B' : 'A') + cursor[61..],
            _ => cursor,
        };

        var error = (await deskly.CallAsync(
            which == "OTHER TOOL" ? "list_all_deskly_queues" : List,
            $$"""{"limit": 1, "next_cursor": "{{given}}"{{(which == "OTHER ARGUMENTS" ? ", \"status\": 2" : "")}} }""",
            url)).Error;

        Assert.Contains("next_cursor", error);
        Assert.Contains(words, error);
        Assert.Contains("leave", error); // what to do: start from the first row
        deskly.HoldsNoSecret(error);
        Assert.Equal(asked, deskly.Vendor.TicketRequests.Count);
    }

    [Fact]
    public async Task A_server_stops_answering_at_its_expiry()
    {
        var (status, server) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", $$"""
            {"name":"for an hour","expires_at":"{{clock.GetUtcNow().AddHours(1):O}}"}
            """);
        Assert.Equal(201, status);
        var url = new Uri((string)server!["url"]!);
        Assert.NotEmpty((await deskly.CallAsync(List, "{}", url)).Result["result"]!.AsArray());
        var asked = deskly.Vendor.TicketRequests.Count;

        clock.Advance(TimeSpan.FromHours(1));
        var answer = await deskly.CallAsync(Create, """{"subject": "Late", "email": "a@b.example"}""", url);

        IsGone(answer, url);
        Assert.Equal(asked, deskly.Vendor.TicketRequests.Count);
        Assert.Equal(3, deskly.Vendor.Subjects.Count);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/rotate")]
    public async Task A_revoked_or_rotated_URL_stops_answering(string verb, string path)
    {
        var (_, server) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", """{"name":"short-lived"}""");
        var url = new Uri((string)server!["url"]!);
        Assert.NotEmpty((await deskly.CallAsync(List, "{}", url)).Result["result"]!.AsArray());
        var asked = deskly.Vendor.TicketRequests.Count;

        await deskly.ApiAsync(verb, $"/integrated-account/{deskly.Account}/mcp/{server["id"]}{path}");
        var answer = await deskly.CallAsync(Create, """{"subject": "Late", "email": "a@b.example"}""", url);

        IsGone(answer, url);
        Assert.Equal(asked, deskly.Vendor.TicketRequests.Count);
        Assert.Equal(3, deskly.Vendor.Subjects.Count);
    }

    [Fact]
    public async Task An_account_that_is_switched_off_is_told_and_nothing_is_sent()
    {
        await deskly.ApiAsync("PATCH", $"/integrated-account/{deskly.Account}", """{"status":"disabled"}""");

        var error = (await deskly.CallAsync(Create, """{"subject": "Late", "email": "a@b.example"}""")).Error;

        Assert.Contains("Deskly is switched off in Patchbay", error);
        NothingHappened(error);
    }

    private void IsGone(McpAnswer answer, Uri url)
    {
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("WWW-Authenticate", answer.Headers.Keys);
        Assert.Contains("expired", answer.Body); // one answer for all: whether a URL ever existed is not told
        Assert.Contains("revoked", answer.Body);
        Assert.DoesNotContain(url.Segments[^1], answer.Body);
        deskly.HoldsNoSecret(answer.Body);
    }

    private void NothingHappened(string told)
    {
        deskly.HoldsNoSecret(told);
        Assert.Empty(deskly.Vendor.TicketRequests);
        Assert.Equal(["Printer", "Laptop", "Phone"], deskly.Vendor.Subjects);
    }
}
