using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Tools;
using Patchbay.Upstream;

namespace Patchbay.Accounts;

/// <summary>Whether a vendor accepts an account.</summary>
/// <param name="Message">Why not, in one sentence for the operator, without secrets; null when it does.</param>
public sealed record VerifyResult(bool Ok, string? Message)
{
    /// <summary>False when the credentials could not be judged: something other than the product's API answered, or nothing did.</summary>
    public bool AboutCredentials { get; init; } = true;

    /// <summary>OAuth tokens that were fetched on the way: store them with the account. Null for none.</summary>
    public OAuthTokens? Tokens { get; init; }
}

/// <summary>What managing accounts needs of their vendors. The program asks them over HTTP; tests answer themselves.</summary>
public interface IAccountUpstream
{
    /// <summary>Sends the integration's <c>verify</c> request.</summary>
    /// <param name="account">As it is stored, or would be.</param>
    /// <param name="inUse">
    /// True when it signs in as the stored account does, and so with the same tokens. Otherwise it is tried out apart: a refusal
    /// says nothing about the stored account.
    /// </param>
    Task<VerifyResult> VerifyAsync(IntegratedAccount account, bool inUse, CancellationToken cancellationToken);

    /// <summary>
    /// The account's custom fields: cached and quick. With <paramref name="refresh"/> they are read from the vendor now, and a
    /// failure throws.
    /// </summary>
    /// <exception cref="FieldsUnreadableException">Only with <paramref name="refresh"/>.</exception>
    ValueTask<AccountFields> FieldsAsync(IntegratedAccount account, bool refresh, CancellationToken cancellationToken);

    /// <summary>Drops what is held in memory of a deleted account.</summary>
    void Forget(string accountId);

    /// <summary>Calls one tool and records the call; what the vendor may do is in the result.</summary>
    /// <param name="trace">Takes down what is sent and answered; null for nobody who looks.</param>
    Task<ToolResult> CallAsync(
        IntegratedAccount account, Tool tool, JsonElement arguments, CallOrigin origin, UpstreamTrace? trace, CancellationToken cancellationToken);
}

/// <summary>The vendor did not tell the custom fields. The message says why, without secrets.</summary>
public sealed class FieldsUnreadableException(string message) : Exception(message);
