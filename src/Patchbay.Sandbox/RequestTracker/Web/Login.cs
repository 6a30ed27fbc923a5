using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Who is calling: a token in the header or the URL, or Basic with the user's name.</summary>
sealed class Login(RequestTrackerSandboxOptions options, Tracker tracker)
{
    readonly Dictionary<string, string> owners = new(StringComparer.Ordinal)
    {
        [options.Token] = "root",
        [options.AgentToken] = "hlind",
        [options.ReaderToken] = "viewer",
    };

    /// <summary>The user; null if the credentials are missing or wrong.</summary>
    public User? Find(HttpRequest request)
    {
        var header = $"{request.Headers.Authorization}";
        var user = header.StartsWith("token ", StringComparison.OrdinalIgnoreCase) ? ByToken(header["token ".Length..])
            : header.StartsWith("basic ", StringComparison.OrdinalIgnoreCase) ? ByPassword(header["basic ".Length..])
            : header.Length == 0 && request.Query.TryGetValue("token", out var inUrl) ? ByToken($"{inUrl}")
            : null;
        return user is { Disabled: false } ? user : null;
    }

    /// <summary>401; but a browser, or what looks like one, is sent to the sign-in page.</summary>
    public static JsonAnswer Refuse(HttpRequest request) =>
        $"{request.Headers.UserAgent}".Contains("Mozilla", StringComparison.Ordinal) || request.Headers.Cookie.Count > 0
            ? new JsonAnswer(302).With("Location", "/")
            : Answers.Message(401, "Unauthorized");

    User? ByToken(string token) =>
        owners.FirstOrDefault(o => Same(o.Key, token)).Value is { } name ? tracker.Users.Find(name) : null;

    User? ByPassword(string encoded)
    {
        var buffer = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, buffer, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts.Length == 2 && Same(parts[1], options.Password) ? tracker.Users.Find(parts[0]) : null;
    }

    static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
