namespace Patchbay.Upstream;

/// <summary>What a model, and through it a person, is told when an account cannot be used.</summary>
static class Sentences
{
    /// <param name="product">Title of the integration.</param>
    /// <param name="code">OAuth error code of the vendor; null when not known.</param>
    public static string NeedsReauth(string product, string? code) =>
        $"{product} no longer accepts this connection's sign-in{(code is null ? "" : $" ({code})")}. " +
        "Somebody has to connect the account again in Patchbay; calling again before that does not help.";

    /// <summary>The same of credentials that are only tried: whoever reads it is about to connect the account.</summary>
    public static string NotAccepted(string product, string? code) =>
        $"{product} did not accept the credentials{(code is null ? "" : $" ({code})")}. Check that they are complete, current and of this account.";

    public static string Disabled(string product) =>
        $"This connection to {product} is switched off in Patchbay. An operator can switch it on again.";
}
