using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>Who may call: an agent by API key, as the user name of Basic authentication, or an OAuth application by a token of 30 minutes.</summary>
sealed class Logins(FreshserviceSandboxOptions options, Tenant tenant)
{
    static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(30);

    readonly Dictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);

    public bool IsRevoked { get; set; }

    /// <summary>The caller, or why there is none.</summary>
    public (Caller? Caller, JsonAnswer? Refused) Find(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString().Split(' ', 2);
        if (header is ["Bearer", var token])
            return tokens.TryGetValue(token, out var ends)
                ? ends > options.Clock.GetUtcNow() ? (Admin(hasToken: true), null) : (null, Refused("access_token_expired", "The access token has expired."))
                : (null, Refused("access_token_invalid", "The access token is not valid."));
        if (header is not ["Basic", var encoded] || Decode(encoded) is not { } pair)
            return (null, Refused("invalid_credentials", "You have to be logged in to perform this action."));
        var user = pair.Split(':')[0]; // what follows the colon counts for nothing
        if (user.Contains('@', StringComparison.Ordinal))
            return (null, Refused("unsupported_authentication_type", "Passwords are not accepted any more."));
        return IsRevoked ? (null, Refused("invalid_credentials", "You have to be logged in to perform this action."))
            : user == options.ApiKey ? (Admin(hasToken: false), null)
            : user == options.AgentApiKey ? (new(tenant.Agents.Rows[1], IsAdmin: false, HasToken: false), null)
            : (null, Refused("invalid_credentials", "You have to be logged in to perform this action."));
    }

    /// <summary>The token address: a refresh token, or the code <c>demo</c>, for an access token.</summary>
    public JsonAnswer Exchange(HttpRequest request, RequestBody body)
    {
        var header = request.Headers.Authorization.ToString().Split(' ', 2);
        if (header is not ["Basic", var encoded] || Decode(encoded) != $"{options.ClientId}:{options.ClientSecret}")
            return Problem(401, "invalid_client");
        var form = body.Form is { } sent ? FormBody.Read(sent) : body.Json as JsonObject ?? [];
        var granted = form.Text("grant_type") switch
        {
            "refresh_token" => form.Text("refresh_token") == options.RefreshToken,
            "authorization_code" => form.Text("code") == "demo",
            _ => (bool?)null,
        };
        if (granted is not true)
            return Problem(400, granted is null ? "unsupported_grant_type" : "invalid_grant");
        var token = "ey" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        tokens[token] = options.Clock.GetUtcNow() + TokenLife;
        return new(200, new JsonObject { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = (int)TokenLife.TotalSeconds, ["refresh_token"] = options.RefreshToken });
    }

    Caller Admin(bool hasToken) => new(tenant.Agents.Rows[0], IsAdmin: true, hasToken);

    static JsonAnswer Refused(string code, string message) => Refusal.Coded(401, code, message);

    static JsonAnswer Problem(int status, string error) => new(status, new JsonObject { ["error"] = error });

    static string? Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
