using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Upstream.OAuth;

/// <summary>Turns the code that a consent redirect brought into an account's first tokens.</summary>
sealed class AuthorizationCode(TokenEndpoint endpoint)
{
    /// <param name="redirectUri">The one the code was asked for with.</param>
    /// <param name="codeVerifier">PKCE; null when the request had no challenge.</param>
    /// <returns>Tokens, or one sentence about why there are none.</returns>
    public async Task<(OAuthTokens? Tokens, string? Problem)> ExchangeAsync(
        IntegratedAccount account, Integration integration, string code, Uri redirectUri, string? codeVerifier, CancellationToken cancellationToken)
    {
        var target = new UpstreamTarget(account, integration);
        if (target.OAuth is not { Grant: OAuthGrant.AuthorizationCode } oauth)
        {
            return (null, $"The account's credential kind '{account.CredentialKind}' does not use authorization codes.");
        }

        var values = target.Values;
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri.OriginalString,
        };
        if (codeVerifier is not null)
        {
            form["code_verifier"] = codeVerifier;
        }

        foreach (var (name, template) in oauth.Parameters)
        {
            form[name] = values.FillSecret(template);
        }

        var answer = await endpoint.AskAsync(
            values.FillUrl(oauth.TokenUrl), form, values.FillSecret(oauth.ClientId), values.FillSecret(oauth.ClientSecret), oauth.BasicClient, cancellationToken);
        return answer.Tokens is { } tokens
            ? (tokens, null)
            : (null, answer.Problem ?? $"{integration.Title} refused the authorization code ({answer.Refused}). Start the connection again: a code works once and for a short time.");
    }
}
