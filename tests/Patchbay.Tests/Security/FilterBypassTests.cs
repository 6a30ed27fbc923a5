using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Security;

/// <summary>What a server does not list it does not do, by whatever name or way it is asked.</summary>
public sealed class FilterBypassTests : IAsyncLifetime
{
    private const string Create = "create_a_deskly_ticket";
    private const string Ticket = """{"subject":"x","email":"a@b.example"}""";

    private readonly HttpClient http = new();
    private DesklyProduct deskly = null!;

    public async ValueTask InitializeAsync() => deskly = await DesklyProduct.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await deskly.DisposeAsync();
    }

    [Theory]
    [InlineData(Create)]
    [InlineData("CREATE_A_DESKLY_TICKET")]
    [InlineData(" create_a_deskly_ticket")]
    [InlineData("create_a_deskly_ticket\u0000")]
    [InlineData("create_a_deskly_ticket ")]
    [InlineData("ｃreate_a_deskly_ticket")]
    [InlineData("create")]
    [InlineData("tickets/create")]
    [InlineData("deskly_ticket_purge")]           // not documented: no server has it
    [InlineData("call_tool")]
    [InlineData("../create_a_deskly_ticket")]
    public async Task A_tool_outside_the_filter_is_unknown(string name)
    {
        var url = await deskly.Product.CreateServerAsync(deskly.Account, "read");

        var answer = await PostAsync(url, Message("tools/call", $$"""{"name":{{JsonSerializer.Serialize(name)}},"arguments":{{Ticket}}}"""));

        Assert.Equal(-32602, (int)answer["error"]!["code"]!);
        NothingWritten();
    }

    [Theory, EachDatabase]
    public async Task A_tag_filter_holds_at_the_call_too()
    {
        var (_, server) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", """{"name":"time","config":{"tags":["time"]}}""");

        var answer = await deskly.CallAsync(Create, Ticket, new Uri((string)server!["url"]!));

        Assert.Equal(-32602, (int)answer.Json["error"]!["code"]!);
        NothingWritten();
    }

    [Fact]
    public async Task Discovery_finds_describes_and_calls_only_what_the_filter_lets_through()
    {
        var (_, server) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", """{"name":"few","config":{"methods":["read"],"tool_exposure":"discovery"}}""");
        var url = new Uri((string)server!["url"]!);
        var tools = (await PostAsync(url, Message("tools/list", "{}")))["result"]!["tools"]!.AsArray().Select(tool => (string)tool!["name"]!).ToList();

        foreach (var tool in tools.Append(Create))
        {
            foreach (var argument in new[] { "name", "tool", "tool_name", "query" })
            {
                var answer = await PostAsync(url, Message("tools/call", $$$"""{"name":"{{{tool}}}","arguments":{"{{{argument}}}":"{{{Create}}}","arguments":{{{Ticket}}}}}"""));
                Assert.DoesNotContain("\"subject\"", answer.ToJsonString()); // its schema
            }
        }

        NothingWritten();
    }

    [Fact]
    public async Task A_batch_is_no_way_round()
    {
        var url = await deskly.Product.CreateServerAsync(deskly.Account, "read");
        var call = Message("tools/call", $$"""{"name":"{{Create}}","arguments":{{Ticket}}}""");

        var answer = await PostAsync(url, $"[{call},{call}]", "2025-03-26");

        Assert.All(answer.AsArray(), one => Assert.Equal(-32602, (int)one!["error"]!["code"]!));
        NothingWritten();
    }

    [Theory, EachDatabase]
    public async Task A_tool_taken_out_of_the_filter_is_gone_at_the_next_call()
    {
        Assert.True((await deskly.CallAsync(Create, Ticket)).Result is not null);
        await deskly.Product.ChangeServerAsync(deskly.Account, "read");

        var answer = await deskly.CallAsync(Create, Ticket);

        Assert.Equal(-32602, (int)answer.Json["error"]!["code"]!);
        Assert.Equal(4, deskly.Vendor.Subjects.Count);
    }

    [Theory]
    [EachDatabase("""{"methods":[]}""")]
    [EachDatabase("""{"tags":[]}""")]
    [EachDatabase("""{"methods":["delete"]}""")]
    [EachDatabase("""{"methods":["reed"]}""")]
    [EachDatabase("""{"tags":["tickts"]}""")]
    [EachDatabase("""{"methods":["custom"],"tags":["time"]}""")]
    [EachDatabase("""{"methods":"read"}""")]
    [EachDatabase("""{"metods":["read"]}""")]
    public async Task A_filter_that_says_nothing_or_is_mistyped_makes_no_server(string config)
    {
        var before = await deskly.StateAsync();

        var (status, problem) = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp", $$"""{"name":"x","config":{{config}}}""");

        Assert.Equal(400, status);
        Assert.NotEmpty(problem!["errors"]!.AsObject());
        Assert.Equal(before, await deskly.StateAsync());
    }

    private static string Message(string method, string parameters) => $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""";

    private async Task<JsonNode> PostAsync(Uri url, string body, string version = "2025-06-18")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", version);
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private void NothingWritten()
    {
        Assert.Equal(3, deskly.Vendor.Subjects.Count);
        Assert.DoesNotContain(deskly.Vendor.TicketRequests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }
}
