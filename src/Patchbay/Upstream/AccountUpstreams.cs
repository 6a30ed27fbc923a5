using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Upstream;

/// <summary>One account's vendor and what a call needs to know of the account.</summary>
/// <param name="Http">Sends requests with the account's credentials.</param>
/// <param name="Context">Variables with defaults filled in, and the cursor key.</param>
public sealed record AccountConnection(IUpstream Http, CallContext Context);

/// <summary>A connection that is only tried out.</summary>
public sealed class TriedConnection
{
    public IUpstream Http { get; internal set; } = null!;

    /// <summary>The tokens given to it or fetched on the way: keep them with the account, as a refresh token may work once only.</summary>
    public OAuthTokens? Tokens { get; internal set; }
}

/// <summary>Hands out each account's connection, made once for as long as the account stays as it is.</summary>
public sealed class AccountUpstreams
{
    // By reference: an account is immutable, so a changed one is another object and the old entry goes with the old account.
    private readonly ConditionalWeakTable<IntegratedAccount, Entry> entries = [];
    private readonly ConcurrentDictionary<string, AccessTokens> tokens = new(StringComparer.Ordinal);
    private readonly UpstreamConnections connections;
    private readonly TokenEndpoint endpoint;
    private readonly TokenStore store;
    private readonly ReadOnlyMemory<byte> cursorKey;
    private readonly TimeProvider clock;

    /// <param name="cursorKey">32 bytes, the same on all nodes.</param>
    public AccountUpstreams(UpstreamConnections connections, TokenStore store, ReadOnlyMemory<byte> cursorKey, TimeProvider clock)
    {
        this.connections = connections;
        this.store = store;
        this.cursorKey = cursorKey;
        this.clock = clock;
        endpoint = new TokenEndpoint(connections, clock);
    }

    public AccountConnection For(IntegratedAccount account, Integration integration) =>
        entries.TryGetValue(account, out var entry) && ReferenceEquals(entry.Integration, integration)
            ? entry.Connection
            : Connect(account, integration);

    /// <summary>
    /// A connection for an account that is being tried out, apart from the one in use: what it learns does not touch the stored
    /// account, whose sign-in may well be right while the one tried is wrong.
    /// </summary>
    public TriedConnection Try(IntegratedAccount draft, Integration integration)
    {
        var target = new UpstreamTarget(draft, integration);
        var tried = new TriedConnection { Tokens = draft.OAuth };
        var kept = new TokenStore
        {
            LoadAsync = (_, _) => Task.FromResult(tried.Tokens),
            SaveAsync = (_, fresh, _) =>
            {
                tried.Tokens = fresh;
                return Task.CompletedTask;
            },
            NeedsReauthAsync = (_, _) => Task.CompletedTask,
            Refusal = Sentences.NotAccepted,
        };
        tried.Http = new HttpUpstream(
            target,
            integration,
            connections,
            target.OAuth is { } oauth ? new AccessTokens(draft, integration, target.Values, oauth, endpoint, kept, clock) : null,
            new CredentialMask(draft, integration, target.Credentials));
        return tried;
    }

    /// <summary>Drops what is held in memory of a deleted account.</summary>
    public void Forget(string accountId) => tokens.TryRemove(accountId, out _);

    private AccountConnection Connect(IntegratedAccount account, Integration integration)
    {
        var target = new UpstreamTarget(account, integration);
        var accessTokens = TokensFor(account, integration, target);
        var mask = new CredentialMask(account, integration, target.Credentials);
        var http = new HttpUpstream(target, integration, connections, accessTokens, mask);
        var context = new CallContext
        {
            AccountId = account.Id,
            Variables = target.Values.Variables,
            CursorKey = cursorKey,
            Clock = clock,
            Mask = text => mask.Hide(text, accessTokens?.Last),
        };
        var entry = new Entry(integration, new AccountConnection(http, context));
        entries.AddOrUpdate(account, entry);
        return entry.Connection;
    }

    private AccessTokens? TokensFor(IntegratedAccount account, Integration integration, UpstreamTarget target) =>
        target.OAuth is not { } oauth
            ? null
            : tokens.AddOrUpdate(
                account.Id,
                _ => new AccessTokens(account, integration, target.Values, oauth, endpoint, store, clock),
                (_, known) => known.Serves(account)
                    ? known.Adopt(account.OAuth)
                    : new AccessTokens(account, integration, target.Values, oauth, endpoint, store, clock));

    private sealed record Entry(Integration Integration, AccountConnection Connection);
}
