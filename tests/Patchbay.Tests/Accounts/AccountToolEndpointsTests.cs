using Patchbay.Integrations;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Accounts;

public sealed class AccountToolEndpointsTests : IAsyncLifetime
{
    private RunningPatchbay patchbay = null!;
    private string account = "";

    public async ValueTask InitializeAsync()
    {
        patchbay = await RunningPatchbay.StartAsync();
        account = await patchbay.ConnectAsync();
    }

    public ValueTask DisposeAsync() => patchbay.DisposeAsync();

    [Theory, EachDatabase]
    public async Task Tools_are_listed_with_their_schemas()
    {
        var (status, list) = await patchbay.Api.SendJsonAsync("GET", $"/integrated-account/{account}/tools");

        Assert.Equal(200, status);
        Assert.Equal(7, list!["result"]!.AsArray().Count);
        Assert.Null(list["next_cursor"]);
        Assert.Equal("object", (string?)list["result"]![0]!["inputSchema"]!["type"]);
    }

    [Theory, EachDatabase]
    public async Task A_call_gives_what_the_tool_gives()
    {
        var (status, record) = await patchbay.Api.SendJsonAsync(
            "POST", $"/integrated-account/{account}/tools/get_single_deskly_ticket_by_id", """{"id":7}""");

        Assert.Equal(200, status);
        Assert.Equal(7, (int?)record!["id"]);
        Assert.Equal("""get_single_deskly_ticket_by_id {"id":7}""", Assert.Single(patchbay.Vendor.Called));
        Assert.StartsWith("tok_", patchbay.Vendor.Origin!.ApiTokenId);
    }

    [Theory]
    [EachDatabase(ToolError.InvalidArguments, 400)]
    [EachDatabase(ToolError.NotFound, 404)]
    [EachDatabase(ToolError.Refused, 422)]
    [EachDatabase(ToolError.RateLimited, 429)]
    [EachDatabase(ToolError.Unauthorized, 502)]
    [EachDatabase(ToolError.TimedOut, 504)]
    public async Task A_failure_has_a_status_of_its_own(ToolError error, int expected)
    {
        patchbay.Vendor.Answer = ToolResult.Failed(error, "Deskly said no.") with { RateLimit = new RateLimit(100, 0, 17) };

        using var response = await patchbay.Api.PostAsync(
            $"/integrated-account/{account}/tools/list_all_deskly_tickets", new StringContent("{}", null, "application/json"));

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("17", Assert.Single(response.Headers.GetValues("ratelimit-reset")));
    }

    [Theory, EachDatabase]
    public async Task An_unknown_tool_or_a_disabled_account_is_told()
    {
        var (unknown, _) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/tools/nope", "{}");
        await patchbay.Api.SendJsonAsync("PATCH", $"/integrated-account/{account}", """{"status":"disabled"}""");
        var (disabled, problem) = await patchbay.Api.SendJsonAsync("POST", $"/integrated-account/{account}/tools/list_all_deskly_tickets", "{}");

        Assert.Equal((404, 409), (unknown, disabled));
        Assert.Contains("disabled", (string?)problem!["detail"]);
        Assert.Empty(patchbay.Vendor.Called);
    }
}
