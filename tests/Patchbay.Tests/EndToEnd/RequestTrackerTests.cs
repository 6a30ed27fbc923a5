using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Tests.EndToEnd;

/// <summary>
/// The main job on a real product: an official client, our URL, a real Request Tracker. Each write is judged by Request Tracker's
/// own record, not by our answer.
/// </summary>
[Collection(nameof(RealRequestTracker))]
public sealed class RequestTrackerTests : IAsyncLifetime
{
    private readonly RealRequestTracker tracker = RealRequestTracker.Connect();
    private Product product = null!;
    private string account = null!;
    private Uri url = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync();
        account = await product.ConnectAsync("request_tracker", "token",
            new() { ["base_url"] = tracker.Url }, new() { ["token"] = tracker.Token });
        url = await product.CreateServerAsync(account, "read", "write");
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        tracker.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task A_ticket_lives_from_creation_to_resolution(string? protocol)
    {
        await using var client = await McpCaller.ConnectAsync(url, protocol);

        var created = await client.CallAsync("create_a_request_tracker_ticket", new
        {
            Queue = "Helpdesk",
            Subject = "Docking station does not wake the screens",
            Requestor = new[] { "new.person@example.test" },
            Content = "Both screens stay dark after lunch.",
            CustomFields = new Dictionary<string, string> { ["Impact"] = "One person" },
        });
        var id = created["id"]!.ToString();
        Assert.Equal("Docking station does not wake the screens", (string)(await tracker.TicketAsync(id))["Subject"]!);
        Assert.Equal("One person", CustomField(await tracker.TicketAsync(id), "Impact"));

        await client.CallAsync("create_a_request_tracker_ticket_comment", new { ticket_id = id, Content = "Asked for the model number." });
        var history = await tracker.GetAsync($"ticket/{id}/history?fields=Type&per_page=100");
        Assert.Contains(history["items"]!.AsArray(), row => (string?)row!["Type"] == "Comment");

        await client.CallAsync("update_a_request_tracker_ticket_by_id", new { id, Priority = 75, Subject = "Screens stay dark", Owner = "sana" });
        var changed = await tracker.TicketAsync(id);
        Assert.Equal(("75", "Screens stay dark", "sana"),
            ((string)changed["Priority"]!, (string)changed["Subject"]!, (string)changed["Owner"]!["id"]!));

        var resolved = await client.CallAsync("update_a_request_tracker_ticket_by_id", new { id, Status = "resolved" });
        Assert.Equal("resolved", (string)(await tracker.TicketAsync(id))["Status"]!);
        Assert.Equal(id, resolved["id"]!.ToString());

        var read = await client.CallAsync("get_single_request_tracker_ticket_by_id", new { id });
        Assert.Equal("resolved", (string)read["Status"]!);
    }

    [Fact]
    public async Task All_tickets_are_paged_without_losing_or_repeating_one()
    {
        await using var client = await McpCaller.ConnectAsync(url);
        var expected = await tracker.CountAsync("id > 0 AND id <= 140");
        var seen = new List<string>();
        string? cursor = null;

        do
        {
            var page = await client.CallAsync("list_all_request_tracker_tickets", new { query = "id > 0 AND id <= 140", limit = 23, next_cursor = cursor });
            seen.AddRange(page["result"]!.AsArray().Select(row => row!["id"]!.ToString()));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        Assert.True(expected > 100);
        Assert.Equal(expected, seen.Count);
        Assert.Equal(expected, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_list_without_a_total_is_paged_to_its_end()
    {
        // The restricted user is not told how many articles there are: `total` is null and `next_page` absent.
        var restricted = await product.ConnectAsync("request_tracker", "token",
            new() { ["base_url"] = tracker.Url + "/REST/2.0/" }, new() { ["token"] = RealRequestTracker.ReadOnlyToken });
        await using var client = await McpCaller.ConnectAsync(await product.CreateServerAsync(restricted, "read"));
        var seen = new List<string>();
        string? cursor = null;

        do
        {
            var page = await client.CallAsync("list_all_request_tracker_articles", new { limit = 2, next_cursor = cursor });
            seen.AddRange(page["result"]!.AsArray().Select(row => row!["id"]!.ToString()));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        Assert.True(seen.Count > 2, $"saw {seen.Count} articles");
        Assert.Equal(seen.Distinct().Count(), seen.Count);
    }

    [Fact]
    public async Task A_file_is_read_back_byte_for_byte()
    {
        await using var client = await McpCaller.ConnectAsync(url);
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);

        var created = await client.CallAsync("create_a_request_tracker_ticket", new { Queue = "General", Subject = "With a file" });
        var ticket = created["id"]!.ToString();
        await client.CallAsync("create_a_request_tracker_ticket_comment", new
        {
            ticket_id = ticket,
            Content = "The dump is attached.",
            Attachments = new[] { new { filename = "dump.bin", content_type = "application/octet-stream", content_base64 = Convert.ToBase64String(bytes) } },
        });
        var list = await client.CallAsync("list_all_request_tracker_ticket_attachments", new { ticket_id = ticket });
        var attachment = list["result"]!.AsArray().Single(row => (string?)row!["Filename"] == "dump.bin")!["id"]!.ToString();
        var file = await client.FileAsync("get_single_request_tracker_attachment_by_id", new { id = attachment });

        Assert.Equal(bytes, file);
        var direct = (string)(await tracker.GetAsync($"attachment/{attachment}"))["Content"]!;
        Assert.Equal(bytes, Convert.FromBase64String(direct.Replace("\n", "")));
    }

    [Fact]
    public async Task An_asset_is_found_by_its_serial_and_an_article_is_read()
    {
        await using var client = await McpCaller.ConnectAsync(url);
        var any = await tracker.GetAsync("asset/3");
        var serial = CustomField(any, "Serial")!;

        var assets = await client.CallAsync("list_all_request_tracker_assets", new { query = $"'CF.{{Serial}}' = '{serial}'" });
        Assert.Equal("3", Assert.Single(assets["result"]!.AsArray())!["id"]!.ToString());

        var articles = await client.CallAsync("list_all_request_tracker_articles", new { limit = 5 });
        var id = articles["result"]![0]!["id"]!.ToString();
        var article = await client.CallAsync("get_single_request_tracker_article_by_id", new { id });
        Assert.Equal((string)(await tracker.GetAsync($"article/{id}"))["Name"]!, (string)article["Name"]!);
    }

    [Fact]
    public async Task A_failure_inside_a_200_is_an_error_and_says_what_was_applied()
    {
        await using var client = await McpCaller.ConnectAsync(url);
        var id = (await client.CallAsync("create_a_request_tracker_ticket", new { Queue = "General", Subject = "before" }))["id"]!.ToString();

        var error = await client.ErrorAsync("update_a_request_tracker_ticket_by_id", new { id, Subject = "after", Status = "bogus" });

        Assert.Contains("bogus", error);
        Assert.Contains("Subject changed", error);
        Assert.Equal("after", (string)(await tracker.TicketAsync(id))["Subject"]!);
        Assert.Equal("new", (string)(await tracker.TicketAsync(id))["Status"]!);
    }

    [Fact]
    public async Task Custom_fields_of_the_queues_stand_in_the_schema_with_their_values()
    {
        Assert.Equal(200, (await product.PostAsync($"/integrated-account/{account}/refresh-fields", new { })).Status);
        await using var client = await McpCaller.ConnectAsync(url);

        var schema = await client.SchemaAsync("create_a_request_tracker_ticket");

        var fields = schema["properties"]!["CustomFields"]!["properties"]!.AsObject();
        Assert.Contains("Nobody", fields["Impact"]!["enum"]!.AsArray().Select(value => (string)value!));
        Assert.Contains("Helpdesk", (string)fields["Impact"]!["description"]!);
        Assert.Equal("array", (string)fields["Sites"]!["type"]!);
    }

    [Theory]
    [InlineData("modern")]
    [InlineData("legacy")]
    [InlineData("v1")]
    public async Task The_official_TypeScript_clients_list_and_call(string generation)
    {
        var before = await tracker.CountAsync("Subject LIKE 'From TypeScript'");

        var run = await TypeScriptClient.RunAsync(url, generation,
            ("list_all_request_tracker_queues", new JsonObject()),
            ("create_a_request_tracker_ticket", new JsonObject { ["Queue"] = "General", ["Subject"] = "From TypeScript" }),
            ("no_such_tool", new JsonObject()),
            ("create_a_request_tracker_ticket", new JsonObject { ["subject"] = "no queue, wrong case" }));

        Assert.Contains("update_a_request_tracker_ticket_by_id", run["tools"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("Helpdesk", (string)run["results"]![0]!["content"]![0]!["text"]!);
        Assert.Equal(before + 1, await tracker.CountAsync("Subject LIKE 'From TypeScript'"));
        Assert.Equal(-32602, (int)run["results"]![2]!["protocolError"]!);
        Assert.True((bool)run["results"]![3]!["isError"]!);
        Assert.Contains("Queue", (string)run["results"]![3]!["content"]![0]!["text"]!);
    }

    [Fact]
    public async Task A_wrong_token_is_told_when_connecting_and_nothing_is_kept()
    {
        var answer = await product.TryConnectAsync("request_tracker", "token",
            new() { ["base_url"] = tracker.Url }, new() { ["token"] = "1-14-" + new string('0', 32) });

        Assert.Equal(400, answer.Status);
        Assert.Contains("credential", answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(new string('0', 32), answer.Body);
        Assert.Single((await product.GetAsync("/integrated-account"))["result"]!.AsArray());
    }

    [Fact]
    public async Task User_name_and_password_work_as_well()
    {
        var other = await product.ConnectAsync("request_tracker", "password", new() { ["base_url"] = tracker.Url },
            new() { ["username"] = RealRequestTracker.User, ["password"] = RealRequestTracker.Password });

        await using var client = await McpCaller.ConnectAsync(await product.CreateServerAsync(other, "read"));

        Assert.NotEmpty((await client.CallAsync("list_all_request_tracker_users", new { limit = 3 }))["result"]!.AsArray());
    }

    private static string? CustomField(JsonNode record, string name) =>
        (string?)record["CustomFields"]!.AsArray().Single(field => (string)field!["name"]! == name)!["values"]!.AsArray().FirstOrDefault();
}

[CollectionDefinition(nameof(RealRequestTracker), DisableParallelization = true)]
public sealed class RealRequestTrackerCollection;
