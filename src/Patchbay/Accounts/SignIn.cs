using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Accounts;

static class SignIn
{
    /// <summary>
    /// True when both sign in to the same place with the same things, so that the tokens of one serve the other. Tokens of other
    /// credentials, or of another host, are worth nothing; those of an authorization code cannot be had again without a person.
    /// </summary>
    public static bool IsSame(IntegratedAccount one, IntegratedAccount other, Integration integration) =>
        one.CredentialKind == other.CredentialKind
        && one.Credentials.Count == other.Credentials.Count
        && one.Credentials.All(pair => other.Credentials.TryGetValue(pair.Key, out var value) && value == pair.Value)
        && Place(one, integration) == Place(other, integration);

    private static (string Base, string? TokenUrl) Place(IntegratedAccount account, Integration integration)
    {
        var target = new UpstreamTarget(account, integration);
        return (target.Values.Base, target.OAuth is { } oauth ? target.Values.FillUrl(oauth.TokenUrl) : null);
    }
}
