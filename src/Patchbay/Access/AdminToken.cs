using Patchbay.Storage;

namespace Patchbay.Access;

/// <summary>The first API token, without which nobody could make another.</summary>
static class AdminToken
{
    /// <summary>The secret of a new token with scope <c>manage</c> when there is no API token yet; null otherwise. Print it: it is never shown again.</summary>
    public static async Task<string?> CreateFirstAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ApiTokenStore>();
        return await store.AnyAsync(cancellationToken)
            // Nodes that start together on an empty database make one token, not one each.
            || !await services.GetRequiredService<Leases>().TakeAsync("first-api-token", TimeSpan.FromSeconds(5), cancellationToken)
            || await store.AnyAsync(cancellationToken)
            ? null
            : (await store.CreateAsync("admin", [ApiScope.Manage], null, null, unasked: true, cancellationToken)).Secret;
    }
}
