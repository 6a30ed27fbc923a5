using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Patchbay.Integrations;
using Patchbay.Secrets;
using Patchbay.Storage;
using Patchbay.Upstream;

namespace Patchbay.Connect;

/// <summary>What travels along with a sign-in at the vendor, and proves that its answer comes back to where it was begun.</summary>
sealed class ConsentSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector states = protection.CreateProtector("connect-state");
    private readonly IDataProtector cookies = protection.CreateProtector("connect-cookie");

    /// <summary>Through the vendor and back, in its URL.</summary>
    public string SealState(string linkId, string consentId) => states.Protect(Json.Write(new ConsentState(linkId, consentId)));

    public ConsentState? OpenState(string? text) => Open<ConsentState>(states, text);

    /// <summary>In the browser that began, and in no other: the link's token, so that the page can be found again.</summary>
    public string SealCookie(string token, string consentId) => cookies.Protect(Json.Write(new ConsentCookie(token, consentId)));

    public ConsentCookie? OpenCookie(string? text) => Open<ConsentCookie>(cookies, text);

    /// <summary>Each sign-in has a cookie of its own, so that two in one browser do not disturb each other.</summary>
    public static string CookieName(string consentId) => "patchbay-connect-" + consentId[..16];

    /// <summary>The vendor's sign-in page; null when the integration or the account gives no http or https URL for it.</summary>
    public static string? AuthorizeUrl(OAuth2 oauth, AccountValues values, Consent consent, string state)
    {
        var url = values.FillUrl(oauth.AuthorizeUrl ?? "");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var query = new StringBuilder(url).Append(url.Contains('?', StringComparison.Ordinal) ? '&' : '?').Append("response_type=code");
        Add("client_id", values.FillSecret(oauth.ClientId));
        Add("redirect_uri", consent.RedirectUri);
        if (oauth.Scope is { } scope)
        {
            Add("scope", values.FillSecret(scope));
        }

        Add("state", state);
        Add("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(consent.Verifier))));
        Add("code_challenge_method", "S256");
        return query.ToString();

        void Add(string name, string value) => query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    /// <summary>A sign-in that begins now, for the account as entered.</summary>
    public static Consent New(ConnectEntry entry, string redirectUri, DateTimeOffset now) => new(
        SecretToken.New(), SecretToken.New(), redirectUri, now + Consent.Lifetime, entry.Kind!.Kind.Kind, entry.Variables, entry.Credentials);

    private static T? Open<T>(IDataProtector protector, string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text) || text.Length > 4_096)
        {
            return null;
        }

        try
        {
            return Json.Read<T>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null; // not sealed here, or under keys that are gone
        }
    }
}

sealed record ConsentState(string LinkId, string ConsentId);

sealed record ConsentCookie(string Token, string ConsentId);
