using System.Net;
using Patchbay.Access;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Sessions;

/// <summary>One-time codes that sign a browser in, by hash. Whoever has one acts for the API token that made it.</summary>
sealed class LoginLinks(Database database, ApiTokenStore tokens, FailedTokens failed, MasterKey master, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly TokenHasher hasher = new(master.Derive("login-code"));

    /// <summary>The page's address below the server's own. The code stands behind the #, which no browser sends and no log keeps.</summary>
    public static string PathOf(string code) => "/login#" + code;

    /// <summary>The code is returned here and never again. Null when there is no such API token any more.</summary>
    public async Task<(string Code, DateTimeOffset ExpiresAt)?> CreateAsync(string apiTokenId, CancellationToken cancellationToken)
    {
        var code = SecretToken.New();
        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds((clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        var made = await database.ExecuteAsync(
            "INSERT INTO login_code (code_hash, api_token_id, expires_at) SELECT @hash, id, @expiresAt FROM api_token WHERE id = @apiTokenId",
            new { hash = hasher.Hash(code)!.Value.ToString(), apiTokenId, expiresAt = expiresAt.ToUnixTimeMilliseconds() },
            cancellationToken);
        return made > 0 ? (code, expiresAt) : null;
    }

    /// <summary>Uses the code up. No token when it is none, was used, or is too old: of two who send it at once, one gets the token.</summary>
    public async Task<TokenAnswer> UseAsync(string code, IPAddress? address, CancellationToken cancellationToken)
    {
        if (failed.Blocked(address) is { } wait)
        {
            return new TokenAnswer(null, wait);
        }

        var tokenId = hasher.Hash(code) is not { } hash ? null : await database.WriteAsync(
            transaction => transaction.FindAsync<string>(
                "DELETE FROM login_code WHERE code_hash = @hash AND expires_at > @now RETURNING api_token_id",
                new { hash = hash.ToString(), now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
                cancellationToken),
            cancellationToken);
        if (tokenId is null)
        {
            failed.Record(address);
            return default;
        }

        return new TokenAnswer(await tokens.FindAsync(tokenId, cancellationToken), null);
    }

    /// <summary>Erases codes that are too old, at most <paramref name="most"/> at a time; returns how many.</summary>
    public Task<int> SweepAsync(int most, CancellationToken cancellationToken) => database.ExecuteAsync(
        "DELETE FROM login_code WHERE code_hash IN (SELECT code_hash FROM login_code WHERE expires_at <= @now ORDER BY expires_at LIMIT @most)",
        new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), most },
        cancellationToken);
}
