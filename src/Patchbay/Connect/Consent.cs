namespace Patchbay.Connect;

/// <summary>A sign-in at the vendor that was begun on a connect page and waits for its answer.</summary>
/// <param name="Id">Random; the answer must name it. A newer one replaces it.</param>
/// <param name="Verifier">PKCE: proves to the token endpoint that who asks for the tokens is who asked for the code.</param>
/// <param name="RedirectUri">Sent with the code again, as it was sent for it.</param>
/// <param name="Variables">All of the account to be.</param>
/// <param name="Credentials">All of the account to be, as far as a person enters them.</param>
sealed record Consent(
    string Id,
    string Verifier,
    string RedirectUri,
    DateTimeOffset ExpiresAt,
    string CredentialKind,
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyDictionary<string, string> Credentials)
{
    /// <summary>How long somebody has to sign in at the vendor.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
}
