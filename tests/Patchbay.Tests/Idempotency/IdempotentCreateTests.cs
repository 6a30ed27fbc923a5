using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Upstream;
using FakeVendor = Patchbay.Tests.Upstream.FakeVendor;

namespace Patchbay.Tests.Idempotency;

/// <summary>A create that is repeated with the same key, over HTTP against the whole product.</summary>
public sealed class IdempotentCreateTests : IAsyncLifetime
{
    private const string Create = "create_a_deskly_ticket";

    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync();

    public ValueTask DisposeAsync() => deskly.DisposeAsync();

    [Theory, EachDatabase]
    public async Task The_same_call_again_gives_the_first_result_and_makes_one_ticket()
    {
        var first = await CreateAsync("k1");
        var second = await CreateAsync("k1");
        var reordered = await deskly.CallAsync(Create, """{"idempotency_key":"k1", "email":"a@b.example","subject":"Scre\u0065n"}""");

        Assert.Equal("""{"ticket":{"id":4}}""", first.Result.ToJsonString());
        Assert.Equal("""{"ticket":{"id":4}}""", second.Result.ToJsonString());
        Assert.Equal("""{"ticket":{"id":4}}""", reordered.Result.ToJsonString());
        Assert.Equal(["Printer", "Laptop", "Phone", "Screen"], deskly.Vendor.Subjects);
    }

    [Theory]
    [EachDatabase(null, null)]
    [EachDatabase("", "")]
    [EachDatabase("k1", "k2")]
    public async Task Without_the_same_key_each_call_makes_a_ticket(string? one, string? other)
    {
        await CreateAsync(one);
        await CreateAsync(other);

        Assert.Equal(5, deskly.Vendor.Subjects.Count);
    }

    [Theory, EachDatabase]
    public async Task A_key_belongs_to_its_account_and_its_tool()
    {
        var other = await deskly.Product.CreateServerAsync(await deskly.ConnectAsync());
        deskly.Vendor.Instead = null;

        await CreateAsync("k1");
        await deskly.CallAsync(Create, Arguments("k1"), other);
        var reply = await deskly.CallAsync("deskly_ticket_reply", """{"ticket_id":1,"body_body":"x","body":"x","idempotency_key":"k1"}""");

        Assert.Equal(5, deskly.Vendor.Subjects.Count);
        Assert.DoesNotContain("was used at", reply.Body);
    }

    [Theory, EachDatabase]
    public async Task The_management_api_honours_the_key_as_well()
    {
        await CreateAsync("k1");
        var (status, json) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/tools/{Create}", Arguments("k1"));

        Assert.Equal((200, """{"ticket":{"id":4}}"""), (status, json!.ToJsonString()));
        Assert.Equal(4, deskly.Vendor.Subjects.Count);
    }

    [Theory, EachDatabase]
    public async Task The_same_key_with_other_arguments_is_refused_and_nothing_is_sent()
    {
        await CreateAsync("k1");
        var error = (await CreateAsync("k1", "Mouse")).Error;

        Assert.Contains("Nothing was sent", error);
        Assert.Contains("other arguments", error);
        Assert.Contains("another key", error);
        Assert.Equal(4, deskly.Vendor.Subjects.Count);
    }

    [Theory]
    [EachDatabase(400)]
    [EachDatabase(422)]
    [EachDatabase(429)]
    public async Task A_call_the_product_refused_gives_its_key_back(int status)
    {
        deskly.Vendor.Answers(status, "application/json", """{"description":"no"}""");
        var refused = (await CreateAsync("k1")).Error;
        deskly.Vendor.Instead = null;

        var done = await CreateAsync("k1", "Mouse");

        Assert.DoesNotContain("not known", refused);
        Assert.Equal("""{"ticket":{"id":4}}""", done.Result.ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task Wrong_arguments_use_no_key_up()
    {
        var wrong = (await deskly.CallAsync(Create, """{"subject":"Screen","idempotency_key":"k1"}""")).Error;
        var tooLong = (await CreateAsync(new string('k', 129))).Error;

        Assert.Contains("email: required", wrong);
        Assert.Contains("idempotency_key", tooLong);
        Assert.Equal("""{"ticket":{"id":4}}""", (await CreateAsync("k1")).Result.ToJsonString());
    }

    [Theory]
    [EachDatabase("500")]
    [EachDatabase("502")]
    [EachDatabase("reset")]
    [EachDatabase("silence")]
    [EachDatabase("nonsense")]
    public async Task A_call_whose_outcome_is_unknown_stays_so_and_says_how_to_look(string how)
    {
        deskly.Vendor.Instead = async context =>
        {
            switch (how)
            {
                case "reset":
                    context.Abort();
                    break;
                case "silence":
                    await Task.Delay(Timeout.Infinite, context.RequestAborted); // the integration's timeout is a second
                    break;
                case "nonsense":
                    await FakeVendor.ReplyAsync(context, 200, "<html>");
                    break;
                default:
                    await FakeVendor.ReplyAsync(context, int.Parse(how), "{}");
                    break;
            }
        };
        var first = (await CreateAsync("k1")).Error;
        var sent = deskly.Vendor.TicketRequests.Count;
        deskly.Vendor.Instead = null;

        var second = (await CreateAsync("k1")).Error;

        Assert.Contains("not known: look first, for example with list_all_deskly_tickets", first);
        Assert.Contains("not known: look first, for example with list_all_deskly_tickets", second);
        Assert.Contains("another idempotency_key", second);
        Assert.Equal(sent, deskly.Vendor.TicketRequests.Count);
        Assert.Equal(3, deskly.Vendor.Subjects.Count);
    }

    [Theory, EachDatabase]
    public async Task A_product_that_was_not_reached_did_nothing_and_the_key_is_free()
    {
        await deskly.Vendor.StopAsync();

        var first = (await CreateAsync("k1")).Error;
        var second = (await CreateAsync("k1")).Error;

        Assert.Contains("nothing listens there", first);
        Assert.DoesNotContain("not known", first);
        Assert.Equal(first, second);
    }

    [Theory, EachDatabase]
    public async Task A_repetition_waits_for_the_call_that_is_under_way()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        deskly.Vendor.Instead = async context =>
        {
            asked.TrySetResult();
            await answer.Task;
            await FakeVendor.ReplyAsync(context, 201, """{"ticket":{"id":77}}""");
        };

        var first = CreateAsync("k1");
        await asked.Task;
        var second = CreateAsync("k1");
        await Task.WhenAny(second, Task.Delay(300, TestContext.Current.CancellationToken));
        Assert.False(second.IsCompleted);
        answer.SetResult();

        Assert.Equal("""{"ticket":{"id":77}}""", (await first).Result.ToJsonString());
        Assert.Equal("""{"ticket":{"id":77}}""", (await second).Result.ToJsonString());
        Assert.Single(deskly.Vendor.TicketRequests);
    }

    [Theory, EachDatabase]
    public async Task A_long_result_is_not_kept_but_its_id_is()
    {
        deskly.Vendor.Answers(201, "application/json", $$$"""{"ticket":{"id":"T-9","body":"{{{new string('x', 20_000)}}}"}}""");

        await CreateAsync("k1");
        var second = (await CreateAsync("k1")).Result;

        Assert.Equal("T-9", (string?)second["id"]);
        Assert.Contains("too long to be kept", (string?)second["note"]);
    }

    [Theory, EachDatabase]
    public async Task A_key_is_offered_where_something_is_created_and_nowhere_else()
    {
        await using var mcp = await McpCaller.ConnectAsync(deskly.Url);

        Assert.NotNull((await mcp.SchemaAsync(Create))["properties"]!["idempotency_key"]);
        Assert.Null((await mcp.SchemaAsync("update_a_deskly_ticket_by_id"))["properties"]!["idempotency_key"]);
        Assert.Equal("""{"ticket":{"id":4}}""", (await mcp.CallAsync(Create, new { subject = "Screen", email = "a@b.example", idempotency_key = "k1" })).ToJsonString());
        Assert.Equal("""{"ticket":{"id":4}}""", (await mcp.CallAsync(Create, new { subject = "Screen", email = "a@b.example", idempotency_key = "k1" })).ToJsonString());
    }

    private static string Arguments(string? key, string subject = "Screen")
    {
        var arguments = new JsonObject { ["subject"] = subject, ["email"] = "a@b.example" };
        if (key is not null)
        {
            arguments["idempotency_key"] = key;
        }

        return arguments.ToJsonString();
    }

    private Task<McpAnswer> CreateAsync(string? key, string subject = "Screen") => deskly.CallAsync(Create, Arguments(key, subject));
}
