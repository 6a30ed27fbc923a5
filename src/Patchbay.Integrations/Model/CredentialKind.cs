namespace Patchbay.Integrations;

/// <summary>One way to sign in to a product: the fields a person enters, and how they are put on each request.</summary>
public sealed record CredentialKind
{
    /// <summary>Name within the integration: <c>api_key</c>, <c>token</c>, <c>password</c>, <c>oauth</c>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public string? Help { get; init; }

    public required IReadOnlyList<Variable> Fields { get; init; }

    public required Authentication Apply { get; init; }
}

/// <summary>What is put on a request. Templates may name credential fields and variables; several parts may be combined.</summary>
public sealed record Authentication
{
    /// <summary>Headers by name: <c>Authorization: 'token {token}'</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>HTTP Basic; null when not used.</summary>
    public BasicAuthentication? Basic { get; init; }

    /// <summary>Template of a bearer token; null when not used.</summary>
    public string? Bearer { get; init; }

    /// <summary>OAuth 2.0; the access token is sent as a bearer token. Null when not used.</summary>
    public OAuth2? OAuth { get; init; }
}

public sealed record BasicAuthentication(string Username, string Password);

public enum OAuthGrant { ClientCredentials, AuthorizationCode }

/// <summary>An OAuth 2.0 client. URLs and values are templates over variables and credential fields.</summary>
public sealed record OAuth2
{
    public required OAuthGrant Grant { get; init; }

    public required string TokenUrl { get; init; }

    /// <summary>Only for <see cref="OAuthGrant.AuthorizationCode"/>.</summary>
    public string? AuthorizeUrl { get; init; }

    public string ClientId { get; init; } = "{client_id}";

    public string ClientSecret { get; init; } = "{client_secret}";

    /// <summary>Space-separated scopes; null sends none.</summary>
    public string? Scope { get; init; }

    /// <summary>True sends client id and secret as HTTP Basic instead of form fields.</summary>
    public bool BasicClient { get; init; }

    /// <summary>Further form fields of the token request.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
