using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using FakeVendor = Patchbay.Tests.Upstream.FakeVendor;

namespace Patchbay.Tests.Accounts;

public sealed class TracedCallTests : IAsyncLifetime
{
    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync();

    public ValueTask DisposeAsync() => deskly.DisposeAsync();

    [Fact]
    public async Task A_trace_shows_the_request_and_the_answer_without_credentials()
    {
        var (status, call) = await TraceAsync("create_a_deskly_ticket", """{"subject":"<script>alert(1)</script>","email":"a@b.example"}""");

        Assert.Equal(200, status);
        Assert.False((bool)call["is_error"]!);
        Assert.NotNull(call["result"]);
        var exchange = Assert.Single(call["upstream"]!.AsArray())!;
        Assert.Equal(("POST", $"{deskly.Vendor.Url}/api/v2/tickets"), ((string?)exchange["method"], (string?)exchange["url"]));
        Assert.Equal("[hidden]", (string?)exchange["request_headers"]!["Authorization"]);
        Assert.Contains("\"subject\":\"<script>alert(1)</script>\"", (string?)exchange["request_body"]);
        Assert.InRange((int)exchange["status"]!, 200, 201);
        Assert.NotEmpty((string)exchange["response_body"]!);
        Assert.False((bool)exchange["response_body_cut"]!);
    }

    [Fact]
    public async Task A_failure_is_a_200_that_tells_of_it()
    {
        deskly.Vendor.Instead = context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return FakeVendor.ReplyAsync(context, 429, """{"description":"slow down"}""");
        };

        var (status, call) = await TraceAsync("list_all_deskly_tickets", "{}");

        Assert.Equal((200, true, "rate_limited"), (status, (bool)call["is_error"]!, (string?)call["error"]));
        Assert.Contains("7", (string?)call["message"]);
        Assert.Equal(7, (int)call["ratelimit"]!["reset"]!);
        Assert.Equal((429, 429), ((int)call["upstream_status"]!, (int)call["upstream"]![0]!["status"]!));
        Assert.Null(call["result"]);
    }

    [Fact]
    public async Task Wrong_arguments_are_told_and_nothing_is_sent()
    {
        var (status, call) = await TraceAsync("create_a_deskly_ticket", """{"subject":7}""");

        Assert.Equal((200, "invalid_arguments"), (status, (string?)call["error"]));
        Assert.Empty(call["upstream"]!.AsArray());
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_an_exchange_without_an_answer()
    {
        deskly.Vendor.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var (_, call) = await TraceAsync("list_all_deskly_tickets", "{}");

        var exchange = Assert.Single(call["upstream"]!.AsArray())!;
        Assert.Null(exchange["status"]);
        Assert.NotEmpty((string)exchange["failure"]!);
    }

    [Fact]
    public async Task A_large_body_is_cut_and_said_to_be()
    {
        deskly.Vendor.Instead = context => FakeVendor.ReplyAsync(context, 200, $$"""{"tickets":[],"padding":"{{new string('x', 300_000)}}"}""");

        var (_, call) = await TraceAsync("list_all_deskly_tickets", "{}");

        var exchange = call["upstream"]![0]!;
        Assert.True((bool)exchange["response_body_cut"]!);
        Assert.Equal(65_536, ((string)exchange["response_body"]!).Length);
    }

    [Fact]
    public async Task A_vendor_that_repeats_the_key_in_any_spelling_does_not_bring_it_into_the_trace()
    {
        var key = DesklyVendor.ApiKey;
        var bytes = Encoding.UTF8.GetBytes(key);
        string[] plain = [key, Uri.EscapeDataString(key), WebUtility.UrlEncode(key), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes)];
        string[] encoded = [.. Enumerable.Range(0, 3).Select(before => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + key)))];
        string[] spellings = [.. plain, .. encoded];
        deskly.Vendor.Instead = context =>
        {
            context.Response.Headers["X-Echo"] = key;
            context.Response.Headers.SetCookie = "session=abc";
            // Also across the place where the body is cut.
            return FakeVendor.ReplyAsync(context, 400, new string(' ', 65_530) + JsonSerializer.Serialize(new { description = string.Join(' ', spellings) + context.Request.Headers.Authorization }));
        };

        var (_, call) = await TraceAsync("list_all_deskly_tickets", JsonSerializer.Serialize(new { updated_since = "2026-01-01T00:00:00Z" }));
        deskly.Vendor.Instead = context => FakeVendor.ReplyAsync(context, 400, JsonSerializer.Serialize(new { description = string.Join(' ', spellings) + context.Request.Headers.Authorization }));
        var (_, whole) = await TraceAsync("list_all_deskly_tickets", "{}");

        var text = call.ToJsonString() + whole.ToJsonString();
        Assert.All(plain.Concat(encoded.Select(one => one[4..^4])), spelling => Assert.DoesNotContain(spelling, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("[hidden]", (string?)whole["upstream"]![0]!["response_body"]);
        Assert.Equal(("[hidden]", "[hidden]"), ((string?)call["upstream"]![0]!["response_headers"]!["X-Echo"], (string?)call["upstream"]![0]!["response_headers"]!["Set-Cookie"]));
        deskly.HoldsNoSecret(text);
    }

    [Fact]
    public async Task A_token_that_only_calls_gets_no_trace()
    {
        var (_, token) = await deskly.ApiAsync("POST", "/api-token", """{"name":"agent","scopes":["call"]}""");
        using var agent = new HttpClient { BaseAddress = deskly.Product.Url };
        agent.DefaultRequestHeaders.Authorization = new("Bearer", (string)token!["token"]!);
        var path = $"/integrated-account/{deskly.Account}/tools/list_all_deskly_tickets";

        var (plain, _) = await agent.SendJsonAsync("POST", path, "{}");
        var (traced, _) = await agent.SendJsonAsync("POST", path + "?trace=true", "{}");
        var (wrong, problem) = await agent.SendJsonAsync("POST", path + "?trace=1", "{}");

        Assert.Equal((200, 403, 400), (plain, traced, wrong));
        Assert.NotEmpty(problem.Errors("trace"));
    }

    private async Task<(int Status, JsonNode Call)> TraceAsync(string tool, string arguments)
    {
        var (status, call) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/tools/{tool}?trace=true", arguments);
        return (status, call!);
    }
}
