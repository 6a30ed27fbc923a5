using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>The token server: applications, scopes, and the tokens that are out.</summary>
sealed class SignIn(HaloItsmSandboxOptions options)
{
    static readonly string[] Areas =
    [
        "tickets", "calendar", "customers", "crm", "timesheets", "contracts", "suppliers", "items", "projects", "sales", "quotes", "sos", "pos", "invoices", "reporting", "software",
        "softwarelicensing", "kb", "assets",
    ];

    static readonly HashSet<string> Known =
        [.. Areas.SelectMany(area => new[] { "read:" + area, "edit:" + area }), "all", "all:standard", "admin", "editMine:timesheets", "access:chat", "access:adpasswordreset", "offline_access"];

    static readonly HashSet<string> Reading = ["read:tickets", "read:customers", "read:assets", "read:kb"];

    readonly Dictionary<string, (DateTimeOffset Ends, Grant Grant)> tokens = new(StringComparer.Ordinal);
    bool revoked;

    /// <summary>From now on no application is known, and no token counts.</summary>
    public void Revoke() => revoked = true;

    /// <summary>Answers a token request.</summary>
    public JsonAnswer Issue(HttpRequest request, IFormCollection? form)
    {
        if (form is null)
            return Refused("invalid_request", "A form is expected.");
        if (form["grant_type"] != "client_credentials")
            return Refused("unsupported_grant_type", null);
        // A wrong tenant looks exactly like a wrong secret.
        if (revoked || request.Query["tenant"] != options.Tenant || Permissions(form["client_id"], form["client_secret"]) is not { } permitted)
            return Refused("invalid_client", null);
        var scopes = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (scopes.Length == 0 || Array.Exists(scopes, scope => !Known.Contains(scope)))
            return Refused("invalid_scope", null);
        var token = Guid.NewGuid().ToString("N");
        lock (tokens)
            tokens[token] = (options.Clock.GetUtcNow() + options.TokenLifetime, new([.. scopes], permitted));
        return new(200, new JsonObject
        {
            ["token_type"] = "Bearer", ["access_token"] = token, ["expires_in"] = (int)options.TokenLifetime.TotalSeconds, ["scope"] = string.Join(' ', scopes),
        });
    }

    /// <summary>What the request's token allows; null without one that counts.</summary>
    public Grant? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (revoked || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return null;
        lock (tokens)
            return tokens.TryGetValue(header[7..].Trim(), out var token) && token.Ends > options.Clock.GetUtcNow() ? token.Grant : null;
    }

    HashSet<string>? Permissions(string? id, string? secret) =>
        id == options.ClientId && secret == options.ClientSecret ? ["all"]
        : id == options.ReaderId && secret == options.ReaderSecret ? Reading
        : null;

    static JsonAnswer Refused(string error, string? description)
    {
        var body = new JsonObject { ["error"] = error };
        if (description is not null)
            body["error_description"] = description;
        return new(400, body);
    }
}

/// <summary>A token's rights: what was asked for, as far as the application has it.</summary>
sealed record Grant(HashSet<string> Asked, HashSet<string> Permitted)
{
    /// <param name="verb">Anything but GET writes.</param>
    /// <param name="area">The pair of scopes that covers it, for example <c>tickets</c>; null for the set-up, which all may read and only <c>admin</c> may change.</param>
    public bool Allows(string verb, string? area) => Has(Asked, verb, area) && Has(Permitted, verb, area);

    static bool Has(HashSet<string> scopes, string verb, string? area)
    {
        if (scopes.Contains("all"))
            return true;
        var reads = HttpMethods.IsGet(verb);
        return area is null
            ? reads || scopes.Contains("admin")
            : scopes.Contains("all:standard") || scopes.Contains("edit:" + area) || (reads && scopes.Contains("read:" + area));
    }
}
