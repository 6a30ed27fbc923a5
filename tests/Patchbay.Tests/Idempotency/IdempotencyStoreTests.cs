using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Idempotency;
using Patchbay.Integrations;
using Patchbay.Secrets;
using Patchbay.Storage;
using Patchbay.Tests.Hosting;
using Patchbay.Tests.Integrations;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Idempotency;

/// <summary>What is kept of calls with a key, across nodes, restarts and time.</summary>
public sealed class IdempotencyStoreTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly DataFolder folder = new();
    private readonly Integration integration = IntegrationFolder.Deskly();
    private int sent;

    public void Dispose() => folder.Dispose();

    [Theory, EachDatabase]
    public async Task Another_node_and_a_later_process_give_the_first_result()
    {
        string account;
        await using (var patchbay = await RunningPatchbay.StartAsync(folder))
        {
            account = await patchbay.ConnectAsync();
            await CallAsync(Node(patchbay), account, """{"id":"T-41","subject":"Geheim"}""");
        }

        await using var later = await RunningPatchbay.StartAsync(folder);
        var again = await CallAsync(Node(later), account, "other");

        Assert.Equal("""{"id":"T-41","subject":"Geheim"}""", System.Text.Encoding.UTF8.GetString(again.Json.Span));
        Assert.Equal(1, sent);
    }

    [Theory, EachDatabase]
    public async Task Neither_keys_nor_arguments_nor_results_lie_in_the_database_for_all_to_read()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);

        await CallAsync(Node(patchbay), await patchbay.ConnectAsync(), """{"subject":"Geheimnis im Ergebnis"}""");

        var text = folder.AllText();
        Assert.DoesNotContain("Geheimnis", text);
        Assert.DoesNotContain("a-key-of-my-own", text);
        Assert.DoesNotContain("a-subject-of-mine", text);
    }

    [Theory, EachDatabase]
    public async Task After_a_day_the_key_is_new_again_and_its_row_is_swept()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var account = await patchbay.ConnectAsync();
        var (node, store) = (Node(patchbay), Store(patchbay));
        await CallAsync(node, account, "1");

        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await CallAsync(node, account, "2");
        Assert.Equal((1, 0), (sent, await store.SweepAsync(default)));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("3", System.Text.Encoding.UTF8.GetString((await CallAsync(node, account, "3")).Json.Span));
        Assert.Equal(2, sent);
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await store.SweepAsync(default));
    }

    [Theory, EachDatabase]
    public async Task A_call_whose_process_died_counts_as_unknown_once_no_call_can_still_run()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var account = await patchbay.ConnectAsync();
        var (node, store) = (Node(patchbay), Store(patchbay));
        var keyed = Keyed(account);
        Assert.True(await store.TryBeginAsync(store.IdOf(account, keyed.Tool.Name, keyed.Key), account, store.DigestOf(keyed.Arguments)));

        clock.Advance(TimeSpan.FromSeconds(86)); // a call lives 55 s at most
        var result = await CallAsync(node, account, "1");

        Assert.Equal(ToolError.TimedOut, result.Error);
        Assert.Contains("Whether it was done is not known", result.Message);
        Assert.Equal(0, sent);
    }

    [Theory, EachDatabase]
    public async Task A_caller_who_leaves_leaves_an_unknown_outcome()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var account = await patchbay.ConnectAsync();
        var node = Node(patchbay);
        using var leaves = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.RunAsync(
            Keyed(account),
            cancellationToken =>
            {
                leaves.Cancel();
                return Task.FromCanceled<ToolResult>(cancellationToken);
            },
            leaves.Token));

        Assert.Contains("not known", (await CallAsync(node, account, "1")).Message);
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_call_at_once_on_two_nodes_one_sends()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var account = await patchbay.ConnectAsync();
        var nodes = new[] { Node(patchbay, TimeProvider.System), Node(patchbay, TimeProvider.System) };

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => CallAsync(nodes[i % 2], account, "7")));

        Assert.Equal(1, sent);
        Assert.All(results, result => Assert.Equal("7", System.Text.Encoding.UTF8.GetString(result.Json.Span)));
    }

    [Theory, EachDatabase]
    public async Task An_account_takes_what_is_kept_of_its_calls_with_it()
    {
        await using var patchbay = await RunningPatchbay.StartAsync(folder);
        var account = await patchbay.ConnectAsync();
        await CallAsync(Node(patchbay), account, "1");

        await patchbay.Api.DeleteAsync($"/integrated-account/{account}");

        Assert.Equal(0L, await patchbay.Part<Database>().FindAsync<long>("SELECT count(*) FROM idempotent_call", null, default));
    }

    private IdempotentCalls Node(RunningPatchbay patchbay, TimeProvider? time = null) =>
        new(Store(patchbay, time), time ?? clock, NullLogger<IdempotentCalls>.Instance);

    private IdempotencyStore Store(RunningPatchbay patchbay, TimeProvider? time = null) =>
        new(patchbay.Part<Database>(), patchbay.Part<MasterKey>(), patchbay.Part<CredentialVault>(), time ?? clock);

    private KeyedCall Keyed(string account) => new(
        Deskly.Account("http://127.0.0.1:1") with { Id = account },
        integration,
        ToolFactory.Build(integration, AccountFields.None).Single(tool => tool.Name == "create_a_deskly_ticket"),
        JsonElement.Parse("""{"subject":"a-subject-of-mine","idempotency_key":"a-key-of-my-own"}"""),
        "a-key-of-my-own");

    private Task<ToolResult> CallAsync(IdempotentCalls node, string account, string result) => node.RunAsync(
        Keyed(account),
        _ =>
        {
            Interlocked.Increment(ref sent);
            return Task.FromResult(new ToolResult { Json = System.Text.Encoding.UTF8.GetBytes(result) });
        },
        TestContext.Current.CancellationToken);
}
