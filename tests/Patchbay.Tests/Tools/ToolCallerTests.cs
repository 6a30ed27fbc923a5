using System.Text;
using System.Text.Json;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Tests.Upstream;
using Patchbay.Tools;

namespace Patchbay.Tests.Tools;

public sealed class ToolCallerTests
{
    [Fact]
    public async Task A_call_reaches_the_vendor_and_the_audit_knows_names_but_no_values()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, """{"ticket":{"id":7}}""");
        using var deskly = new DesklyCalls(vendor.Url);

        var result = await CallAsync(deskly, "get_single_deskly_ticket_by_id", """{"id":7}""");

        Assert.Equal("""{"id":7}""", Encoding.UTF8.GetString(result.Json.Span));
        Assert.Equal("/api/v2/tickets/7", vendor.Single.Url);
        var recorded = Assert.Single(deskly.Recorded);
        Assert.Equal(("acc_1", "tenant", "mcp_1", "get_single_deskly_ticket_by_id"), (recorded.AccountId, recorded.TenantId, recorded.McpId, recorded.Tool));
        Assert.Equal(["id"], recorded.Arguments);
        Assert.Null(recorded.Error);
        Assert.Equal(200, recorded.UpstreamStatus);
    }

    [Theory]
    [InlineData(AccountStatus.NeedsReauth, ToolError.Unauthorized, "connect the account again")]
    [InlineData(AccountStatus.Disabled, ToolError.Forbidden, "switched off")]
    public async Task An_account_that_cannot_be_used_says_what_to_do_and_asks_nobody(AccountStatus status, ToolError error, string text)
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);
        using var deskly = new DesklyCalls(vendor.Url);
        deskly.Account = deskly.Account with { Status = status };

        var result = await CallAsync(deskly, "list_all_deskly_tickets", "{}");

        Assert.Equal(error, result.Error);
        Assert.Contains(text, result.Message);
        Assert.Empty(vendor.Requests);
        Assert.Equal(error, Assert.Single(deskly.Recorded).Error);
    }

    [Fact]
    public async Task A_call_ends_under_a_minute_however_slow_the_vendor()
    {
        var clock = new ManualClock();
        var asked = new TaskCompletionSource();
        await using var vendor = await FakeVendor.StartAsync(context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var deskly = new DesklyCalls(vendor.Url, clock);

        var call = CallAsync(deskly, "list_all_deskly_tickets", "{}");
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(55));
        var result = await call;

        Assert.Equal(ToolError.TimedOut, result.Error);
        Assert.Contains("within 55 s", result.Message);
    }

    [Fact]
    public async Task A_call_its_caller_gave_up_is_in_the_audit()
    {
        using var caller = new CancellationTokenSource();
        await using var vendor = await FakeVendor.StartAsync(context =>
        {
            caller.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var deskly = new DesklyCalls(vendor.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(deskly, "list_all_deskly_tickets", "{}", caller.Token));

        Assert.Equal(ToolError.TimedOut, Assert.Single(deskly.Recorded).Error);
    }

    private static async Task<ToolResult> CallAsync(DesklyCalls deskly, string tool, string arguments, CancellationToken cancellationToken = default)
    {
        using var json = JsonDocument.Parse(arguments);
        return await deskly.Caller.CallAsync(
            deskly.Account, deskly.Integration, deskly.Tool(tool), json.RootElement, new CallOrigin { McpId = "mcp_1" }, trace: null, cancellationToken);
    }
}
