using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Integrations;
using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Dashboard;

/// <summary>What pictures show: a server that some customers have used for a month. The rules are none of its business, so it writes to the stores where the API would need a month.</summary>
static class Showroom
{
    private static readonly string[] Tools =
    [
        "list_all_freshservice_tickets", "get_single_freshservice_ticket_by_id", "list_all_freshservice_assets", "update_a_freshservice_ticket_by_id",
        "freshservice_tickets_filter", "list_all_freshservice_requesters", "create_a_freshservice_ticket",
    ];

    private static readonly (string Name, string Version)[] Clients = [("claude-ai", "0.1.0"), ("Cursor", "1.7.38"), ("openai-mcp", "1.0.0"), ("langchain-mcp", "0.1.11")];

    private static readonly ToolError[] Errors = [ToolError.NotFound, ToolError.RateLimited, ToolError.InvalidArguments];

    /// <param name="desk">Where everything is put.</param>
    /// <param name="account">One that is connected, for most of it.</param>
    public static async Task FillAsync(Desk desk, string account)
    {
        await ConnectOthersAsync(desk.Product);
        using var renamed = await desk.Product.Api.PatchAsJsonAsync($"/integrated-account/{account}", new { name = "Acme help desk" });
        renamed.EnsureSuccessStatusCode();
        var now = DateTimeOffset.UtcNow;
        await CreateServerAsync("Contractors in Basel", new JsonObject { ["methods"] = new JsonArray("read"), ["tags"] = new JsonArray("tickets") }, TimeSpan.FromMinutes(48));
        await CreateServerAsync(
            "Onboarding agent", new JsonObject { ["methods"] = new JsonArray("read", "write"), ["write_safety"] = "confirm", ["tool_exposure"] = "discovery" }, TimeSpan.FromDays(6.2));
        await CreateServerAsync(
            "Nightly asset report", new JsonObject { ["methods"] = new JsonArray("read"), ["tags"] = new JsonArray("assets"), ["require_api_token_auth"] = true }, TimeSpan.FromDays(89.5));
        await desk.Product.Services.GetRequiredService<ToolCallStore>().AddAsync([.. Month(account, now)], CancellationToken.None);

        async Task CreateServerAsync(string name, JsonObject config, TimeSpan life)
        {
            var (status, body) = await desk.Product.PostAsync($"/integrated-account/{account}/mcp", new { name, config, expires_at = now + life });
            Assert.True(status == 201, body);
        }
    }

    /// <summary>Accounts of the other products, which nobody asks whether they work.</summary>
    private static async Task ConnectOthersAsync(Product product)
    {
        await ConnectAsync("halo_itsm", "initech", "Initech IT", "oauth", new { tenant = "initech", base_url = "https://initech.haloitsm.com" }, new { client_id = "patchbay", client_secret = "secret" });
        await ConnectAsync("atomicwork", "stark", "Stark workplace", "api_key", new { tenant = "stark" }, new { api_key = "key" });
        var refused = await ConnectAsync(
            "connect_wise_psa", "umbrella", "Umbrella managed services", "api_keys",
            new { company_id = "umbrella", client_id = "0a1b2c3d-0000-4000-8000-d1e2f3a4b5c6" }, new { public_key = "public", private_key = "private" });
        await product.Services.GetRequiredService<AccountStore>().NeedsReauthAsync(refused, CancellationToken.None);
        await ConnectAsync("request_tracker", "globex", "Globex facilities", "token", new { base_url = "https://rt.globex.example" }, new { token = "1-14-00000000000000000000000000005afe" });

        async Task<string> ConnectAsync(string integration, string tenant, string name, string kind, object variables, object credentials)
        {
            var (status, body) = await product.PostAsync(
                "/integrated-account?verify=false", new { integration, tenant_id = tenant, name, variables, credential_kind = kind, credentials });
            Assert.True(status == 201, body);
            return (string)JsonNode.Parse(body)!["id"]!;
        }
    }

    /// <summary>More on working days, an error now and then, a slow call sometimes: the same each time.</summary>
    private static IEnumerable<ToolCallEvent> Month(string account, DateTimeOffset now)
    {
        for (var day = 29; day >= 0; day--)
        {
            var date = now.AddDays(-day);
            var calls = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 5 + (day % 4) : 24 + (day * 7 % 13);
            for (var call = 0; call < calls; call++)
            {
                var turn = (day * 31) + (call * 17);
                var client = Clients[turn % Clients.Length];
                ToolError? error = turn % 23 == 0 ? Errors[turn % Errors.Length] : null;
                yield return new ToolCallEvent
                {
                    At = date.AddMinutes(-5 - (call * 11)),
                    AccountId = account,
                    TenantId = "acme",
                    ClientName = client.Name,
                    ClientVersion = client.Version,
                    Tool = error == ToolError.NotFound ? Tools[1] : Tools[turn % Tools.Length],
                    Arguments = ["limit"],
                    Error = error,
                    UpstreamStatus = error switch { null => 200, ToolError.NotFound => 404, ToolError.RateLimited => 429, _ => null },
                    Duration = TimeSpan.FromMilliseconds(turn % 41 == 0 ? 2_400 : 90 + (turn * 37 % 260)),
                    Bytes = 1_200 + (turn * 977 % 30_000),
                };
            }
        }
    }
}
