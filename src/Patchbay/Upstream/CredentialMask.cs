using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Upstream;

/// <summary>
/// Takes an account's credentials out of texts for people and models: some vendors repeat what they refuse, and their message
/// is handed on.
/// </summary>
sealed class CredentialMask
{
    private const string Hidden = "[hidden]";

    // Shorter ones would tear holes into ordinary words, and are no secrets worth the name.
    private const int ShortestHidden = 6;

    private readonly string[] secrets;

    /// <param name="headers">What signs requests in, as sent.</param>
    public CredentialMask(IntegratedAccount account, Integration integration, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var fields = integration.CredentialKinds.FirstOrDefault(kind => kind.Kind == account.CredentialKind)?.Fields;
        var entered = account.Credentials.Where(pair => fields?.Any(field => field.Name == pair.Key && !field.Secret) != true).Select(pair => pair.Value);
        var sent = headers.Select(header => header.Value[(header.Value.LastIndexOf(' ') + 1)..]);
        var fetched = account.OAuth is { } oauth ? new[] { oauth.AccessToken, oauth.RefreshToken }.OfType<string>() : [];
        secrets = [.. entered.Concat(sent).Concat(fetched).Where(secret => secret.Length >= ShortestHidden).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];
    }

    /// <summary>The text without credentials, also without the beginning of one that an ellipsis cuts off.</summary>
    /// <param name="accessToken">Of OAuth, which changes under way; null for none.</param>
    public string Hide(string text, string? accessToken)
    {
        foreach (var secret in accessToken is { Length: >= ShortestHidden } ? [accessToken, .. secrets] : secrets)
        {
            text = HideCut(text.Replace(secret, Hidden, StringComparison.Ordinal), secret);
        }

        return text;
    }

    /// <summary>
    /// The same for whole requests and answers, where a credential may also stand in other spellings: escaped for a URL, a form or JSON, in
    /// base64 or in hex. Slow.
    /// </summary>
    public string HideEverySpelling(string text, string? accessToken)
    {
        text = Hide(text, accessToken);
        foreach (var secret in accessToken is { Length: >= ShortestHidden } ? [accessToken, .. secrets] : secrets)
        {
            foreach (var spelling in Spellings(secret).Where(spelling => spelling.Length >= ShortestHidden))
            {
                text = text.Replace(spelling, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    private static IEnumerable<string> Spellings(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return WebUtility.HtmlEncode(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexString(bytes);

        // Within a longer text in base64, such as user name and password, only the characters made of the secret alone stay the same: which
        // those are depends on where it begins.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var last = (before + bytes.Length) * 4 / 3;
            if (last > first)
            {
                yield return text[first..last];
                yield return text[first..last].Replace('+', '-').Replace('/', '_');
            }
        }
    }

    private static string HideCut(string text, string secret)
    {
        for (var end = text.IndexOf('…'); end >= 0; end = text.IndexOf('…', end + 1))
        {
            for (var length = Math.Min(secret.Length - 1, end); length >= ShortestHidden; length--)
            {
                if (text.AsSpan(0, end).EndsWith(secret.AsSpan(0, length), StringComparison.Ordinal))
                {
                    text = string.Concat(text.AsSpan(0, end - length), Hidden, text.AsSpan(end));
                    end += Hidden.Length - length;
                    break;
                }
            }
        }

        return text;
    }
}
