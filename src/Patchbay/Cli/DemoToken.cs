using System.Text.Json.Nodes;
using Patchbay.Access;

namespace Patchbay.Cli;

/// <summary>The demo's admin token: the one of the run before while it still works, so that what was set up with it goes on.</summary>
internal static class DemoToken
{
    public const string Member = "admin_token";

    public static async Task<string> GetAsync(IServiceProvider services, JsonObject memory, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ApiTokenStore>();
        if (memory[Member] is JsonValue kept
            && kept.TryGetValue<string>(out var secret)
            && store.Hash(secret) is { } hash
            && await store.FindAsync(hash, cancellationToken) is not null)
        {
            return secret;
        }

        return (await store.CreateAsync("demo", [ApiScope.Manage], null, null, unasked: true, cancellationToken)).Secret;
    }
}
