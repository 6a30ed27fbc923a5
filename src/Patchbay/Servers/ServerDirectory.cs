using System.Net;
using Patchbay.Access;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Servers;

/// <param name="Server">What the URL offers now; null when it was never made, is revoked, or has expired.</param>
/// <param name="RetryAfter">Not null when the address has sent too many unknown tokens: this one was not looked up.</param>
readonly record struct UrlAnswer(ServedServer? Server, TimeSpan? RetryAfter);

/// <summary>
/// MCP servers by the token in their URL, ready to answer. Known ones come from memory; a change anywhere reaches them within
/// a second, and an expiry at its instant. Tokens nobody made are remembered as such for a while, in a bounded number.
/// </summary>
sealed partial class ServerDirectory : IDisposable
{
    private const int UnknownCapacity = 50_000;

    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ReloadAgain = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private readonly BoundedCache<TokenHash, ServedUrl> urls;
    private readonly BoundedCache<TokenHash, Unknown> unknown = new(UnknownCapacity);
    private readonly McpServerStore store;
    private readonly ServedServerLoader loader;
    private readonly FailedTokens failed;
    private readonly TimeProvider clock;
    private readonly ILogger<ServerDirectory> logger;

    public ServerDirectory(
        McpServerStore store, ServedServerLoader loader, Changes changes, FailedTokens failed, TimeProvider clock, PatchbayOptions options,
        ILogger<ServerDirectory> logger)
    {
        this.store = store;
        this.loader = loader;
        this.failed = failed;
        this.clock = clock;
        this.logger = logger;
        urls = new BoundedCache<TokenHash, ServedUrl>(options.CachedServers, url => url.Retire());
        changes.Subscribe(Changed);
    }

    /// <summary>
    /// A known URL is answered even to a throttled address. One that nobody made counts against the address, once while it is remembered: a
    /// client that goes on asking for its expired URL guesses nothing.
    /// </summary>
    public ValueTask<UrlAnswer> FindAsync(ReadOnlySpan<char> token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (store.Hash(token) is not { } hash)
        {
            failed.Record(address);
            return default;
        }

        if (urls.TryGet(hash, out var known) && known.Current is { } current)
        {
            ServerMetrics.Hit();
            return ValueTask.FromResult(new UrlAnswer(current, RetryAfter: null));
        }

        if (unknown.TryGet(hash, out var no))
        {
            if (clock.GetElapsedTime(no.Since) < UnknownFor)
            {
                ServerMetrics.Unknown();
                return default;
            }

            unknown.Remove(hash, no);
        }

        ServerMetrics.Miss();
        return failed.Blocked(address) is { } wait
            ? ValueTask.FromResult(new UrlAnswer(Server: null, wait))
            : LoadAsync(hash, address, cancellationToken);
    }

    /// <summary>Looks at an account's servers again: its custom fields changed.</summary>
    public void FieldsChanged(string accountId) => Changed(accountId);

    public void Dispose()
    {
        ended.Cancel();
        foreach (var url in urls.Values)
        {
            url.Dispose();
        }

        ended.Dispose();
    }

    private async ValueTask<UrlAnswer> LoadAsync(TokenHash hash, IPAddress? address, CancellationToken cancellationToken)
    {
        // A URL is put into the cache before it is read, so that a change made while it is read finds it there.
        var url = urls.GetOrAdd(hash, key => new ServedUrl(key, loader, clock));
        ServedServer? server;
        try
        {
            server = await url.LoadAsync(cancellationToken);
        }
        catch when (!url.Known)
        {
            urls.Remove(hash, url); // nobody knows whether there is such a URL: it must not take a known one's place
            throw;
        }

        if (server is null)
        {
            urls.Remove(hash, url);
            unknown.GetOrAdd(hash, _ => new Unknown(clock.GetTimestamp()));
            failed.Record(address);
        }

        return new UrlAnswer(server, RetryAfter: null);
    }

    private void Changed(string? subject)
    {
        foreach (var url in urls.Values)
        {
            if (subject is null || url.Concerns(subject))
            {
                url.Invalidate();
                _ = ReloadAsync(url);
            }
        }
    }

    // At once, not at the next call: whoever only waits for Closed would otherwise wait for ever.
    private async Task ReloadAsync(ServedUrl url)
    {
        await Task.Yield();
        for (var told = false; !ended.IsCancellationRequested;)
        {
            try
            {
                if (await url.LoadAsync(ended.Token) is null)
                {
                    urls.Remove(url.Hash, url);
                }

                return;
            }
            catch (Exception e) when (!ended.IsCancellationRequested)
            {
                // The URL stays invalid, so a call reads it again by itself. Until it is read, nobody is served what was revoked.
                if (!told)
                {
                    LogReloadFailed(e);
                }

                told = true;
                await Task.Delay(ReloadAgain, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A changed MCP server could not be read again; trying until it can")]
    private partial void LogReloadFailed(Exception failure);

    private sealed record Unknown(long Since);
}
