using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;
using FakeVendor = Patchbay.Tests.Upstream.FakeVendor;

namespace Patchbay.Tests.Security;

/// <summary>
/// A run in which every secret is used, in ways that work and in ways that fail, and a search for each of them, in every spelling, in
/// everything that stays or leaves: database, data folder, logs, traces, audit, answers.
/// </summary>
public sealed class LeakedSecretTests
{
    private const string ClientSecret = "cs-9fJ2kQ7xW4mZ8sT1vB6n";
    private const string AccessToken = "at-5hG3yR8dL1pK6wC9eX2u";
    private const string WrongKey = "Zz9Yy8Xx7Ww6Vv5Uu4Tt";

    private readonly ConcurrentQueue<string> answers = [];
    private readonly ConcurrentQueue<string> traces = [];
    private readonly List<(string What, string Secret)> secrets = [];
    private int productPort;

    [Theory, EachDatabase]
    public async Task No_secret_of_a_whole_run_is_found_anywhere_it_does_not_belong()
    {
        using var listener = Listen();
        using var log = new LogSink();
        await using var identity = await FakeVendor.StartAsync(context => FakeVendor.ReplyAsync(
            context, 200, $$"""{"access_token":"{{AccessToken}}","token_type":"bearer","expires_in":3600,"echo":"{{context.Request.Headers.Authorization}}"}"""));
        var masterKey = Convert.ToBase64String(Enumerable.Range(7, 32).Select(i => (byte)i).ToArray());
        await using var deskly = await DesklyProduct.StartAsync(settings: options => options.MasterKey = masterKey, log: log);
        productPort = deskly.Product.Url.Port;
        Remember("master key", masterKey);
        Remember("account's API key", DesklyVendor.ApiKey);
        Remember("account's Basic header", Convert.ToBase64String(Encoding.UTF8.GetBytes(DesklyVendor.ApiKey + ":X")));
        Remember("OAuth client secret", ClientSecret);
        Remember("OAuth access token", AccessToken);
        Remember("rejected API key", WrongKey);
        Remember("admin token", deskly.Product.AdminToken);
        Remember("MCP token", deskly.Url.Segments[^1]);

        await UseEverythingAsync(deskly, identity);
        await Task.Delay(600, TestContext.Current.CancellationToken); // the audit writes behind the calls
        var audit = await deskly.Product.Api.GetStringAsync("/tool-call");
        var places = new Dictionary<string, string>
        {
            ["API and MCP answers"] = string.Join('\n', answers),
            ["audit"] = audit,
            ["traces"] = string.Join('\n', traces),
            ["log"] = log.Text,
            ["database and data folder"] = deskly.Product.StoredText(),
        };

        var found = from place in places
                    from secret in secrets
                    from spelling in Spellings(secret.Secret)
                    where place.Value.Contains(spelling, StringComparison.OrdinalIgnoreCase)
                    select $"{secret.What} in {place.Key}";
        Assert.Empty(found.Distinct());
        Assert.Contains("list_all_deskly_tickets", places["audit"]); // what is searched is what was meant
        Assert.Contains("list_all_deskly_tickets", places["database and data folder"]);
        Assert.Contains("Microsoft.AspNetCore", places["traces"]);
        Assert.NotEmpty(places["log"]);
    }

    private async Task UseEverythingAsync(DesklyProduct deskly, FakeVendor identity)
    {
        var created = await deskly.ApiAsync("POST", "/api-token", """{"name":"ci","scopes":["manage"]}""");
        var apiToken = (string)created.Json!["token"]!; // shown this once: the one answer that may hold it
        Remember("API token", apiToken);
        var rotated = await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/mcp/{(await FirstAsync(deskly, "/mcp"))["id"]}/rotate", "{}");
        var url = new Uri((string)rotated.Json!["url"]!);
        Remember("rotated MCP token", url.Segments[^1]);

        foreach (var address in new[] { deskly.Url, url })
        {
            Keep(await deskly.CallAsync("list_all_deskly_tickets", "{}", address));
            Keep(await deskly.CallAsync("get_single_deskly_ticket_by_id", """{"id":999}""", address));
            Keep(await deskly.CallAsync("create_a_deskly_ticket", """{"subject":7}""", address));
            Keep(await deskly.CallAsync("no_such_tool", "{}", address));
        }

        // A vendor that repeats what it was sent, in a failure and in a success.
        foreach (var status in new[] { 200, 400, 401, 403, 404, 429, 500 })
        {
            deskly.Vendor.Instead = context => FakeVendor.ReplyAsync(
                context, status, new JsonObject { ["description"] = $"you sent {context.Request.Headers.Authorization} ({DesklyVendor.ApiKey})", ["tickets"] = new JsonArray() }.ToJsonString());
            Keep(await deskly.CallAsync("list_all_deskly_tickets", "{}", url));
            Keep(await deskly.ApiAsync("GET", $"/proxy/{deskly.Account}/tickets"));
            Keep(await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/tools/list_all_deskly_tickets", "{}"));
            Keep(await deskly.ApiAsync("POST", $"/integrated-account/{deskly.Account}/tools/list_all_deskly_tickets?trace=true", "{}"));
        }

        deskly.Vendor.Instead = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Keep(await deskly.CallAsync("list_all_deskly_tickets", "{}", url));
        deskly.Vendor.Instead = null;

        var (status2, refused) = await deskly.Product.TryConnectAsync("deskly", "api_key", new() { ["subdomain"] = "acme", ["base_url"] = deskly.Vendor.Url }, new() { ["api_key"] = WrongKey });
        Assert.Equal(400, status2);
        answers.Enqueue(refused);
        answers.Enqueue((await deskly.Product.TryConnectAsync(
            "deskly", "oauth", new() { ["subdomain"] = "acme", ["base_url"] = deskly.Vendor.Url }, new() { ["client_id"] = "patchbay", ["client_secret"] = ClientSecret, ["typo"] = ClientSecret })).Body);
        var oauth = await deskly.ApiAsync("POST", "/integrated-account?verify=false", JsonSerializer.Serialize(new
        {
            integration = "deskly",
            tenant_id = "acme",
            variables = new { subdomain = "acme", base_url = identity.Url },
            credential_kind = "oauth",
            credentials = new { client_id = "patchbay", client_secret = ClientSecret },
        }));
        Keep(oauth);
        Keep(await deskly.ApiAsync("POST", $"/integrated-account/{oauth.Json!["id"]}/tools/list_all_deskly_tickets", "{}"));
        var traced = await deskly.ApiAsync("POST", $"/integrated-account/{oauth.Json!["id"]}/tools/list_all_deskly_tickets?trace=true", "{}");
        Assert.Equal("[hidden]", (string?)traced.Json!["upstream"]![0]!["request_headers"]!["Authorization"]);
        Keep(traced);

        foreach (var path in new[] { "/integrated-account", $"/integrated-account/{deskly.Account}", $"/integrated-account/{deskly.Account}/mcp", "/api-token", "/integration/deskly", "/tool-call", "/tool-call/summary", "/status", "/session", "/nothing/here" })
        {
            Keep(await deskly.ApiAsync("GET", path));
        }

        var login = await deskly.ApiAsync("POST", "/login-link");
        var code = ((string)login.Json!["url"]!).Split('#')[1];
        Remember("login code", code);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = deskly.Product.Url };
        using var signedIn = await browser.PostAsync("/session", new StringContent($$"""{"code":"{{code}}"}""", null, "application/json"));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Remember("session", cookie.Split('=')[1]);
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        foreach (var path in new[] { "/session", "/integrated-account", "/api-token", "/audit-event" })
        {
            answers.Enqueue(await browser.GetStringAsync(path));
        }

        using var stranger = new HttpClient { BaseAddress = deskly.Product.Url };
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", apiToken + "x");
        answers.Enqueue(await (await stranger.GetAsync("/integrated-account")).Content.ReadAsStringAsync());
        answers.Enqueue(await (await stranger.GetAsync(url.AbsolutePath + "/x")).Content.ReadAsStringAsync());
        answers.Enqueue(await (await stranger.GetAsync(url.AbsolutePath + "?token=" + apiToken)).Content.ReadAsStringAsync());
        answers.Enqueue(await (await stranger.PostAsync(url.AbsolutePath, new StringContent("{"))).Content.ReadAsStringAsync());
    }

    private void Remember(string what, string secret) => secrets.Add((what, secret));

    private void Keep(McpAnswer answer)
    {
        answers.Enqueue(answer.Body);
        answers.Enqueue(string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}")));
    }

    private void Keep((int Status, JsonNode? Json) answer) => answers.Enqueue(answer.Json?.ToJsonString() ?? "");

    private static async Task<JsonNode> FirstAsync(DesklyProduct deskly, string below) =>
        (await deskly.ApiAsync("GET", $"/integrated-account/{deskly.Account}{below}")).Json!["result"]![0]!;

    /// <summary>As it is, in base64 at each of three offsets, in hex, URL-encoded, reversed.</summary>
    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
        for (var offset = 0; offset < 3; offset++)
        {
            // The middle of the base64, which does not depend on what stands before and after.
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', offset) + secret));
            yield return text[4..^4];
        }
    }

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // The client of this test runs in the same process, and its traces are its own.
                if (activity.Source.Name != "System.Net.Http" || activity.GetTagItem("server.port") is not int port || port != productPort)
                {
                    traces.Enqueue($"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(one => one.Tags))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
