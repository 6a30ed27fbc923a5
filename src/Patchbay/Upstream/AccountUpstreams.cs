using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Upstream;

/// <summary>Hands out each account's <see cref="IUpstream"/>, made once for as long as the account stays as it is.</summary>
public sealed class AccountUpstreams
{
    // By reference: an account is immutable, so a changed one is another object and the old entry goes with the old account.
    private readonly ConditionalWeakTable<IntegratedAccount, Entry> upstreams = [];
    private readonly ConcurrentDictionary<string, AccessTokens> tokens = new(StringComparer.Ordinal);
    private readonly UpstreamConnections connections;
    private readonly TokenEndpoint endpoint;
    private readonly TokenStore store;
    private readonly TimeProvider clock;

    public AccountUpstreams(UpstreamConnections connections, TokenStore store, TimeProvider clock)
    {
        this.connections = connections;
        this.store = store;
        this.clock = clock;
        endpoint = new TokenEndpoint(connections, clock);
    }

    public IUpstream For(IntegratedAccount account, Integration integration) => EntryFor(account, integration).Upstream;

    /// <summary>The account's variables with defaults filled in, as placeholders of requests see them.</summary>
    public IReadOnlyDictionary<string, string> Variables(IntegratedAccount account, Integration integration) =>
        EntryFor(account, integration).Target.Values.Variables;

    /// <summary>Drops what is held in memory of a deleted account.</summary>
    public void Forget(string accountId) => tokens.TryRemove(accountId, out _);

    private Entry EntryFor(IntegratedAccount account, Integration integration)
    {
        if (upstreams.TryGetValue(account, out var entry) && ReferenceEquals(entry.Integration, integration))
        {
            return entry;
        }

        var target = new UpstreamTarget(account, integration);
        entry = new Entry(integration, target, new HttpUpstream(target, integration, connections, TokensFor(account, integration, target)));
        upstreams.AddOrUpdate(account, entry);
        return entry;
    }

    private AccessTokens? TokensFor(IntegratedAccount account, Integration integration, UpstreamTarget target) =>
        target.OAuth is not { } oauth
            ? null
            : tokens.AddOrUpdate(
                account.Id,
                _ => new AccessTokens(account, integration, target.Values, oauth, endpoint, store, clock),
                (_, known) => known.Serves(account)
                    ? known
                    : new AccessTokens(account, integration, target.Values, oauth, endpoint, store, clock));

    private sealed record Entry(Integration Integration, UpstreamTarget Target, IUpstream Upstream);
}
