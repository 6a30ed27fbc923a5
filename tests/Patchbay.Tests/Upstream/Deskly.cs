using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Tests.Upstream;

/// <summary>An invented product, and an account of it.</summary>
static class Deskly
{
    public static readonly UpstreamOptions Loopback = new() { Allow = AllowList.Parse("127.0.0.0/8") };

    public static Integration Integration(Authentication? apply = null, string basePath = "/api/v2") => new()
    {
        Name = "deskly",
        Title = "Deskly",
        Summary = "IT help desk.",
        BaseUrl = "https://{subdomain}.deskly.example",
        BasePath = basePath,
        Variables =
        [
            new Variable { Name = "base_url", Title = "Base URL", Required = false },
            new Variable { Name = "subdomain", Title = "Subdomain", Required = false, Default = "acme" },
        ],
        CredentialKinds =
        [
            new CredentialKind
            {
                Kind = "key",
                Title = "Key",
                Fields = [new Variable { Name = "key", Title = "Key", Secret = true }],
                Apply = apply ?? new Authentication { Bearer = "{key}" },
            },
        ],
        Verify = new RequestLine("GET", "/me"),
        Headers = new Dictionary<string, string> { ["Accept"] = "application/json" },
        Resources = [],
        Folder = "",
    };

    public static IntegratedAccount Account(string baseUrl, params (string Name, string Value)[] credentials) => new()
    {
        Id = "acc_1",
        Integration = "deskly",
        TenantId = "tenant",
        Name = "Acme",
        Status = AccountStatus.Active,
        Variables = new Dictionary<string, string> { ["base_url"] = baseUrl },
        CredentialKind = "key",
        Credentials = credentials.Length == 0
            ? new Dictionary<string, string> { ["key"] = "secret-key" }
            : credentials.ToDictionary(pair => pair.Name, pair => pair.Value),
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Keeps nothing; for accounts that do not sign in by OAuth.</summary>
    public static TokenStore NoTokens { get; } = new()
    {
        LoadAsync = (_, _) => Task.FromResult<OAuthTokens?>(null),
        SaveAsync = (_, _, _) => Task.CompletedTask,
        NeedsReauthAsync = (_, _) => Task.CompletedTask,
    };

    public static UpstreamRequest Get(string path) => new() { Verb = "GET", PathAndQuery = path };

    public static IUpstream Upstream(
        UpstreamConnections connections, IntegratedAccount account, Integration? integration = null) =>
        new AccountUpstreams(connections, NoTokens, new byte[32], TimeProvider.System).For(account, integration ?? Integration()).Http;
}
