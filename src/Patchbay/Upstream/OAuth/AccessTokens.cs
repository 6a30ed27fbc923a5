using System.Runtime.InteropServices;
using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Upstream.OAuth;

/// <summary>A bearer token, or why there is none and one sentence about it.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct AccessToken(string? Token, ToolError? Failure, string? Message);

/// <summary>
/// The access tokens of one account: fetched when first needed, refreshed a minute early, and by one request however many
/// calls wait. The requests to the token endpoint are not cancelled with a call: a rotated refresh token would be lost.
/// </summary>
sealed class AccessTokens(
    IntegratedAccount account, Integration integration, AccountValues values, OAuth2 oauth, TokenEndpoint endpoint, TokenStore store, TimeProvider clock)
{
    /// <summary>How long before its end a token is replaced; half its life for one that lives shorter than two minutes.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>How long a failure is repeated to callers before the token endpoint is asked again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Another node's token that ends sooner is as good as ended.
    private static readonly TimeSpan WorthTaking = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Held? held = account.OAuth is { } saved ? new Held(saved, saved.ExpiresAt - Margin) : null;
    private Task<AccessToken>? refreshing;
    private AccessToken lastFailure;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;

    /// <summary>The token last held, good or not; null before the first.</summary>
    public string? Last
    {
        get
        {
            lock (gate)
            {
                return held?.Tokens.AccessToken;
            }
        }
    }

    /// <summary>True when <paramref name="other"/> signs in with the same things, so that its tokens are these.</summary>
    public bool Serves(IntegratedAccount other) =>
        other.CredentialKind == account.CredentialKind && Same(other.Credentials, account.Credentials) && Same(other.Variables, account.Variables);

    /// <summary>Takes over tokens that came with the account if they are newer than those held: somebody connected it again.</summary>
    public AccessTokens Adopt(OAuthTokens? saved)
    {
        lock (gate)
        {
            if (saved is not null && saved.AccessToken != held?.Tokens.AccessToken
                && (held is null || held.Rejected || saved.ExpiresAt > held.Tokens.ExpiresAt))
            {
                held = new Held(saved, saved.ExpiresAt - Margin);
                pausedUntil = DateTimeOffset.MinValue;
            }

            return this;
        }
    }

    /// <exception cref="OperationCanceledException">The caller gave up; a refresh under way goes on.</exception>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> task;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (held is { } good && !(good.RefreshAt <= now))
            {
                return new(new AccessToken(good.Tokens.AccessToken, Failure: null, Message: null));
            }

            if (refreshing is null && now < pausedUntil)
            {
                return new(Fallback(now));
            }

            task = refreshing ??= Task.Run(RefreshAsync, CancellationToken.None);
        }

        return new(task.WaitAsync(cancellationToken));
    }

    /// <summary>The vendor did not accept this token: the next call fetches another one.</summary>
    public void Reject(string token)
    {
        lock (gate)
        {
            if (held?.Tokens.AccessToken == token)
            {
                held = held with { RefreshAt = DateTimeOffset.MinValue, Rejected = true };
            }
        }
    }

    private async Task<AccessToken> RefreshAsync()
    {
        AccessToken outcome;
        try
        {
            outcome = default;
            await store.LockedAsync(account.Id, async token => outcome = await RefreshLockedAsync(token), CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The database failed. The vendor's answer, if there was one, is kept in memory.
            outcome = new AccessToken(Token: null, ToolError.Unavailable, "The account's access token could not be read or saved; try again later.");
        }

        lock (gate)
        {
            refreshing = null;
            if (outcome.Failure is not null)
            {
                lastFailure = outcome;
                pausedUntil = clock.GetUtcNow() + Pause;
                outcome = Fallback(clock.GetUtcNow());
            }

            return outcome;
        }
    }

    private async Task<AccessToken> RefreshLockedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = held;
        var saved = await store.LoadAsync(account.Id, cancellationToken);
        if (saved is not null && MayTakeOver(before) && saved.AccessToken != before?.Tokens.AccessToken && !(saved.ExpiresAt - WorthTaking <= now))
        {
            Hold(new Held(saved, saved.ExpiresAt - Early(saved.ExpiresAt - now))); // another node was faster
            return new AccessToken(saved.AccessToken, Failure: null, Message: null);
        }

        TokenAnswer? answer = null;
        foreach (var grant in Grants(saved ?? before?.Tokens))
        {
            answer = await endpoint.AskAsync(
                values.FillUrl(oauth.TokenUrl), grant, values.FillSecret(oauth.ClientId), values.FillSecret(oauth.ClientSecret), oauth.BasicClient, cancellationToken);
            UpstreamMetrics.OAuthRefreshes.Add(
                1,
                new("patchbay.integration", integration.Name),
                new("patchbay.outcome", answer.Tokens is not null ? "granted" : answer.Refused is not null ? "refused" : "failed"));
            if (answer.Tokens is { } tokens)
            {
                tokens = tokens with { RefreshToken = tokens.RefreshToken ?? grant.GetValueOrDefault("refresh_token") };
                Hold(new Held(tokens, tokens.ExpiresAt - Early(answer.Lifetime)));
                await store.SaveAsync(account.Id, tokens, cancellationToken);
                return new AccessToken(tokens.AccessToken, Failure: null, Message: null);
            }

            if (answer.Refused is null)
            {
                return new AccessToken(Token: null, ToolError.Unavailable, answer.Problem);
            }
        }

        await store.NeedsReauthAsync(account.Id, cancellationToken);
        return new AccessToken(Token: null, ToolError.Unauthorized, store.Refusal(integration.Title, answer?.Refused));
    }

    private static TimeSpan Early(TimeSpan? life) => life < 2 * Margin ? life.Value / 2 : Margin;

    // Credentials entered a moment ago are proved by a token of their own; only a refresh token that rotates must not be used twice.
    private bool MayTakeOver(Held? before) => before is not null || oauth.Grant == OAuthGrant.AuthorizationCode;

    private void Hold(Held tokens)
    {
        lock (gate)
        {
            held = tokens;
        }
    }

    // An operator who connects again gives a new refresh token while an old one may still be saved, hence both.
    private IEnumerable<Dictionary<string, string>> Grants(OAuthTokens? last)
    {
        if (oauth.Grant == OAuthGrant.ClientCredentials)
        {
            yield return Form("client_credentials", scope: true);
            yield break;
        }

        string?[] candidates = [last?.RefreshToken, account.Credentials.GetValueOrDefault("refresh_token")];
        foreach (var refreshToken in candidates.Where(candidate => !string.IsNullOrEmpty(candidate)).Distinct(StringComparer.Ordinal))
        {
            var form = Form("refresh_token", scope: false);
            form["refresh_token"] = refreshToken!;
            yield return form;
        }
    }

    private Dictionary<string, string> Form(string grant, bool scope)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = grant };
        foreach (var (name, template) in oauth.Parameters)
        {
            form[name] = values.FillSecret(template);
        }

        if (scope && oauth.Scope is { } wanted)
        {
            form["scope"] = values.FillSecret(wanted);
        }

        return form;
    }

    // A failed early refresh is no reason to refuse a call while the token at hand is still good.
    private AccessToken Fallback(DateTimeOffset now) =>
        held is { Rejected: false } old && !(old.Tokens.ExpiresAt <= now)
            ? new AccessToken(old.Tokens.AccessToken, Failure: null, Message: null)
            : lastFailure;

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private sealed record Held(OAuthTokens Tokens, DateTimeOffset? RefreshAt, bool Rejected = false);
}
