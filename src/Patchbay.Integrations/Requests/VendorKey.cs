using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>
/// The idempotency key a vendor is sent. Not the caller's own: that names a call of one tool with these arguments, while the vendor
/// has one space of keys for the whole account.
/// </summary>
internal static class VendorKey
{
    /// <summary>32 hex digits, the same for the same call on every node.</summary>
    public static string Of(Call call, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string[])[call.Context.AccountId, call.Name, key])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        hash.AppendData(CanonicalJson.Of(call.Arguments, ToolArgument.IdempotencyKeyName, ToolArgument.ConfirmationName));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
