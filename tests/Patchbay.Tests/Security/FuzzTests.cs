using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Mcp;

namespace Patchbay.Tests.Security;

/// <summary>
/// The MCP endpoint under 100,000 generated messages: nearly right ones of every revision with something wrong in them, and nonsense. Each is
/// answered, soon, as JSON, with no failure of ours, and memory is afterwards what it was.
/// </summary>
public sealed class FuzzTests
{
    private const int Batches = 100;
    private const int BatchSize = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task No_message_makes_the_endpoint_fail_hang_or_grow()
    {
        await using var deskly = await DesklyProduct.StartAsync(settings: options => options.RepeatedWrites = 0);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 16 }) { Timeout = Patience };
        await SendAllAsync(http, deskly.Url, Messages.Any.Sample(2_000, 50)); // what is made once is made now
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var statuses = new ConcurrentDictionary<int, int>();

        for (var batch = 1; batch <= Batches; batch++)
        {
            var problems = await SendAllAsync(http, deskly.Url, Messages.Any.Sample(BatchSize, batch * 100 / Batches), statuses);
            Assert.True(problems.Count == 0, $"{problems.Count} of {BatchSize} in batch {batch}:\n{string.Join('\n', problems.Take(3))}");
        }

        deskly.Vendor.Forget(); // the vendor here is part of the test, and remembers
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(statuses.Values.Sum(), Batches * BatchSize, int.MaxValue);
        Assert.InRange(statuses.GetValueOrDefault(200), Batches * BatchSize / 20, int.MaxValue); // not only nonsense: many got through to an answer
        Assert.InRange(grown, long.MinValue, 64 * 1024 * 1024);
        Assert.Equal(200, (await deskly.CallAsync("list_all_deskly_tickets", "{}")).Status);
    }

    private static async Task<List<string>> SendAllAsync(HttpClient http, Uri url, IEnumerable<Message> batch, ConcurrentDictionary<int, int>? statuses = null)
    {
        var problems = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (message, cancellationToken) =>
        {
            if (await ProblemAsync(http, url, message, statuses, cancellationToken) is { } problem)
            {
                problems.Enqueue($"{problem}: {message}");
            }
        });
        return [.. problems];
    }

    /// <summary>Null when the answer is as it must be.</summary>
    private static async Task<string?> ProblemAsync(
        HttpClient http, Uri url, Message message, ConcurrentDictionary<int, int>? statuses, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", message.ContentType);
        foreach (var (name, value) in message.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            statuses?.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
            if ((int)response.StatusCode >= 500)
            {
                return $"status {(int)response.StatusCode}";
            }

            if (message.Opens(response))
            {
                return null; // a stream that stays open until somebody ends it, and that is us
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.Content.Headers.ContentType?.MediaType == "application/json")
            {
                using var json = JsonDocument.Parse(text);
            }
            else if (text.Length > 0 && response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                return $"{response.Content.Headers.ContentType} instead of JSON";
            }

            return text.Contains("-32603", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal) ? $"a failure inside: {text}" : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return $"{exception.GetType().Name} after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {exception.Message}";
        }
    }

    private sealed record Message(byte[] Body, string ContentType, IReadOnlyList<(string Name, string Value)> Headers)
    {
        public bool Opens(HttpResponseMessage response) =>
            response.Content.Headers.ContentType?.MediaType == "text/event-stream" && Encoding.Latin1.GetString(Body).Contains("subscriptions/listen", StringComparison.Ordinal);

        public override string ToString() => $"{string.Join(", ", Headers)} {ContentType} {Encoding.Latin1.GetString(Body[..Math.Min(Body.Length, 400)])}";
    }

    private static class Messages
    {
        private static readonly string[] Methods =
            ["initialize", "notifications/initialized", "notifications/cancelled", "ping", "tools/list", "tools/call", "server/discover", "subscriptions/listen", "resources/list", "prompts/get", "completion/complete", "logging/setLevel", "", "tools/CALL", "nonsense", "💥"];

        private static readonly string[] Versions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28", "2099-01-01", "", "x"];

        private static readonly string[] Tools = ["list_all_deskly_tickets", "create_a_deskly_ticket", "get_single_deskly_ticket_by_id", "deskly_ticket_reply", "update_a_deskly_ticket_by_id", "nothing", ""];

        private static readonly string[] Keys =
            ["name", "arguments", "_meta", "cursor", "next_cursor", "limit", "id", "subject", "email", "status", "fields", "attachments", "url", "content_base64", "text", "progressToken", "protocolVersion", "capabilities", "clientInfo", "notifications",
             "toolsListChanged", "io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities", "requestState", "inputResponses", "__proto__", "", "\u0000", "a.b"];

        private static readonly string[] Texts =
            ["", "x", "0", "-1", "null", "true", "2026-01-01T00:00:00Z", "file:///etc/passwd", "../..", "\u202e\u0000", "💥💥", "{{7*7}}", "' OR 1=1 --", "<script>", "AAAA", new string('x', 2_000), "\r\nX: y", "%s%n", "a@b.example"];

        private static Gen<string> Text => Gen.Elements(Texts).Select(text => JsonSerializer.Serialize(text));

        private static Gen<string> Scalar => Gen.OneOf(
            Text, Gen.Choose(-5, 5).Select(number => number.ToString()), Gen.Elements("null", "true", "false", "1e999", "-0", "0.1", "123456789012345678901234567890", "[]", "{}"));

        public static Gen<Message> Any =>
            from body in Gen.Frequency((10, Proper), (4, Proper.SelectMany(Damaged)), (1, Gen.ArrayOf(Proper, 3).Select(all => $"[{string.Join(',', all)}]")), (1, Odd))
            from version in Gen.Frequency((2, Gen.Constant<string?>(null)), (6, Gen.Elements<string?>(Versions)))
            from accept in Gen.Frequency((6, Gen.Constant<string?>(McpHost.Both)), (1, Gen.Elements<string?>("application/json", "text/event-stream", "*/*", "text/html", "", ";;q=", null)))
            from type in Gen.Frequency((12, Gen.Constant("application/json")), (1, Gen.Elements("application/json; charset=utf-8", "text/plain", "application/JSON", "multipart/form-data", "x")))
            from method in Gen.Frequency((2, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>(Methods)))
            from name in Gen.Frequency((2, Gen.Constant<string?>(null)), (2, Gen.Elements<string?>(Tools)))
            from session in Gen.Frequency((5, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("v1.x.y", "x", new string('s', 3_000))))
            select new Message(
                Bytes(body),
                type,
                [.. new (string, string?)[] { ("MCP-Protocol-Version", version), ("Accept", accept), ("Mcp-Method", method), ("Mcp-Name", name), ("Mcp-Session-Id", session) }
                    .Where(header => header.Item2?.All(char.IsAscii) == true).Select(header => (header.Item1, header.Item2!))]);

        /// <summary>A request or notification of some revision whose members may be of any kind.</summary>
        private static Gen<string> Proper =>
            from id in Gen.Frequency((8, Gen.Choose(0, 99).Select(number => $"\"id\":{number},")), (2, Text.Select(text => $"\"id\":{text},")), (1, Gen.Elements("", "\"id\":null,", "\"id\":{},", "\"id\":1e400,", "\"id\":[1],", "\"id\":1,\"id\":2,")))
            from rpc in Gen.Frequency((12, Gen.Constant("\"2.0\"")), (1, Gen.Elements("\"1.0\"", "2", "null")))
            from method in Gen.Frequency((10, Gen.Elements(Methods).Select(method => JsonSerializer.Serialize(method))), (1, Scalar))
            from parameters in Gen.Frequency((4, Call), (2, Tree(3)), (1, Scalar), (2, Gen.Constant($"{{{Modern.Meta}}}")))
            select $"{{\"jsonrpc\":{rpc},{id}\"method\":{method},\"params\":{parameters}}}";

        private static Gen<string> Call =>
            from tool in Gen.Elements(Tools)
            from arguments in Gen.Frequency((4, Tree(2)), (1, Scalar))
            from meta in Gen.Elements("", "," + Modern.Meta, ",\"_meta\":{\"progressToken\":1}", ",\"_meta\":7")
            select $"{{\"name\":{JsonSerializer.Serialize(tool)},\"arguments\":{arguments}{meta}}}";

        private static Gen<string> Odd => Gen.Elements(
            "", " ", "null", "[]", "{}", "\u00ef\u00bb\u00bf{}", "\u00ff\u00fe", "{\"a\":", "[[[[", new string('[', 20_000), string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), "\"\\ud800\"", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}{}",
            "[" + string.Join(',', Enumerable.Repeat("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", 60)) + "]", new string(' ', 50_000), new string('9', 100_000));

        private static Gen<string> Tree(int depth) => depth == 0
            ? Scalar
            : Gen.Frequency(
                (1, Scalar),
                (4, Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Gen.Elements(Keys).SelectMany(key => Tree(depth - 1).Select(value => $"{JsonSerializer.Serialize(key)}:{value}")), count)).Select(members => $"{{{string.Join(',', members)}}}")),
                (1, Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Tree(depth - 1), count)).Select(items => $"[{string.Join(',', items)}]")));

        /// <summary>Cut off, with a byte changed, doubled or put in.</summary>
        private static Gen<string> Damaged(string text) =>
            from at in Gen.Choose(0, Math.Max(0, text.Length - 1))
            from how in Gen.Choose(0, 3)
            from with in Gen.Choose(0, 255)
            select how switch
            {
                0 => text[..at],
                1 => text[..at] + (char)with + text[Math.Min(text.Length, at + 1)..],
                2 => text[..at] + (char)with + text[at..],
                _ => text + text[at..],
            };

        /// <summary>Characters up to 255 are bytes, so that damage need not be UTF-8; others are written as UTF-8.</summary>
        private static byte[] Bytes(string text) => text.All(c => c < 256) ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);
    }
}
