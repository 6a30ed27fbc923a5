using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Web;

/// <summary>The two identities of every call: a member's keys, and the integration's client id.</summary>
sealed partial class Login(ConnectWisePsaSandboxOptions options)
{
    readonly Dictionary<string, (string PrivateKey, string Member, DateTimeOffset Expires)> impersonations = new(StringComparer.Ordinal);

    /// <summary>True once the API member's keys are deleted.</summary>
    public bool IsRevoked { get; set; }

    /// <summary>Keys of another member, for four hours.</summary>
    public (string PublicKey, string PrivateKey, DateTimeOffset Expires) Impersonate(string member)
    {
        var (publicKey, privateKey, expires) = ($"Imp{impersonations.Count + 1:D13}", Guid.NewGuid().ToString("N")[..16], options.Clock.GetUtcNow().AddHours(4));
        impersonations[publicKey] = (privateKey, member, expires);
        return (publicKey, privateKey, expires);
    }

    /// <summary>Who calls, or the refusal.</summary>
    public (string? Member, JsonAnswer? Refusal) Find(HttpRequest request)
    {
        if (Basic().Match(Credentials(request)) is not { Success: true } given)
            return (null, Answers.Error(401, "Unauthorized", "Authorization has been denied for this request."));
        if (!string.Equals(given.Groups["company"].Value, options.CompanyId, StringComparison.OrdinalIgnoreCase))
            return (null, Answers.CannotRoute);
        if (MemberOf(given.Groups["public"].Value, given.Groups["private"].Value) is not { } member)
            return (null, Answers.Error(401, "Unauthorized", "Authorization has been denied for this request."));
        if (!request.Headers.TryGetValue("clientId", out var client))
            return (null, Answers.Error(401, "ConnectWiseApi", "UserNotAuthenticated"));
        return client == options.ClientId ? (member, null) : (null, Answers.Error(403, "Security", "The clientId is not known."));
    }

    string? MemberOf(string publicKey, string privateKey)
    {
        if (publicKey == options.PublicKey && privateKey == options.PrivateKey && !IsRevoked)
            return "APIUser";
        return impersonations.TryGetValue(publicKey, out var keys) && keys.PrivateKey == privateKey && keys.Expires > options.Clock.GetUtcNow() ? keys.Member : null;
    }

    static string Credentials(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        Span<byte> bytes = stackalloc byte[256];
        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && header.Length < 300 && Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes[..length])
            : "";
    }

    [GeneratedRegex("^(?<company>[^+:]+)\\+(?<public>[^:]+):(?<private>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Basic();
}
