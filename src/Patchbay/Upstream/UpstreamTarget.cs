using System.Text;
using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Upstream;

/// <summary>One account's vendor, worked out once: base URL, and every header that is the same on all its requests.</summary>
sealed class UpstreamTarget
{
    private static readonly string UserAgent =
        $"Patchbay/{typeof(UpstreamTarget).Assembly.GetName().Version?.ToString(3)}";

    public UpstreamTarget(IntegratedAccount account, Integration integration)
    {
        Values = new AccountValues(account, integration);
        var kind = integration.CredentialKinds.FirstOrDefault(kind => kind.Kind == account.CredentialKind);
        OAuth = kind?.Apply.OAuth;
        Problem = kind is null
            ? $"The account's credential kind '{account.CredentialKind}' is none that {integration.Title} has: " +
              $"{string.Join(", ", integration.CredentialKinds.Select(known => known.Kind))}."
            : ProblemWith(Values.Base);
        Host = Problem is null && Uri.TryCreate(Values.Base, UriKind.Absolute, out var uri) ? $"{uri.Host}:{uri.Port}" : "";

        var headers = new List<KeyValuePair<string, string>> { new("User-Agent", UserAgent) };
        headers.AddRange(integration.Headers.Select(header => KeyValuePair.Create(header.Key, Values.Fill(header.Value))));
        Defaults = [.. headers];
        Credentials = kind is null ? [] : [.. CredentialHeaders(kind.Apply)];
        foreach (var (name, value) in Defaults.Concat(Credentials))
        {
            if (value.Any(char.IsControl))
            {
                Problem ??= $"The value for the request header {name} holds a line break or another control character; enter the account's credentials again.";
            }
        }
    }

    public AccountValues Values { get; }

    /// <summary>Null when the account does not sign in by OAuth.</summary>
    public OAuth2? OAuth { get; }

    /// <summary>Why no request can be made at all; null when one can.</summary>
    public string? Problem { get; }

    /// <summary>Host and port, for limits and messages.</summary>
    public string Host { get; }

    /// <summary>Headers a request may replace.</summary>
    public KeyValuePair<string, string>[] Defaults { get; }

    /// <summary>Headers that sign the request in, which nothing replaces.</summary>
    public KeyValuePair<string, string>[] Credentials { get; }

    private IEnumerable<KeyValuePair<string, string>> CredentialHeaders(Authentication apply)
    {
        foreach (var (name, template) in apply.Headers)
        {
            yield return new(name, Values.FillSecret(template));
        }

        if (apply.Basic is { } basic)
        {
            var pair = $"{Values.FillSecret(basic.Username)}:{Values.FillSecret(basic.Password)}";
            yield return new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        if (apply.Bearer is { } bearer)
        {
            yield return new("Authorization", "Bearer " + Values.FillSecret(bearer));
        }
    }

    private static string? ProblemWith(string url)
    {
        if (url.Length == 0)
        {
            return "The account has no base URL: set its variable base_url, for example https://tickets.example.com.";
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri is { UserInfo: "", Query: "", Fragment: "" } && url.IndexOfAny(['?', '#', '\\']) < 0
            ? null
            : "The account's base URL is not usable: it must be an http or https URL without user name, query and fragment, for example https://tickets.example.com.";
    }
}
