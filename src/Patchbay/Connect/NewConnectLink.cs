using System.ComponentModel;
using Patchbay.Access;
using Patchbay.Accounts;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Connect;

/// <summary>A link by which a customer is to connect a new account.</summary>
sealed record NewConnectLink
{
    [Description("Name of the integration, as in GET /integration.")]
    public required string Integration { get; init; }

    [Description("Your own name for the customer; 1 to 200 characters.")]
    public required string TenantId { get; init; }

    [Description("Display name of the account; left out, the integration's title.")]
    public string? Name { get; init; }

    [Description("By variable name; the customer is asked for the rest.")]
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    [Description("One of the integration's credential kinds; left out, the customer chooses.")]
    public string? CredentialKind { get; init; }

    [Description("By field name of the credential kind, such as the OAuth client's id and secret; the customer is asked for the rest. They never come back.")]
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    [Description("UTC, from 60 seconds to 7 days ahead; left out, in 24 hours.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public ConnectLink Check(IntegrationCatalog catalog, Caller caller, DateTimeOffset now)
    {
        var problems = new Problems();
        var integration = AccountForm.Integration(catalog, Integration, problems);
        AccountForm.CheckCustomer(TenantId, Name, caller, problems);

        var kind = integration is null ? null : ConnectLinkRules.Kind(integration, CredentialKind, Credentials, problems);
        if (integration is not null)
        {
            AccountForm.Check("variables", Variables, integration.Variables, problems, whole: false);
            ConnectLinkRules.CheckAddresses(integration, kind, Variables, Credentials, problems);
        }

        var expiresAt = ConnectLinkRules.Expiry(ExpiresAt, now, problems);
        problems.ThrowIfAny();
        return new ConnectLink
        {
            Id = Id.New(ConnectLinkStore.IdPrefix, now),
            Integration = Integration,
            TenantId = TenantId,
            Name = Name,
            Reconnects = false,
            CredentialKind = kind?.Kind,
            Variables = Variables,
            Credentials = Credentials,
            ExpiresAt = expiresAt,
            CreatedAt = now,
        };
    }
}

/// <summary>A link by which a customer is to sign an account in again.</summary>
sealed record NewReconnectLink
{
    [Description("Left out, the account's own.")]
    public string? CredentialKind { get; init; }

    [Description("By field name of the credential kind; the customer is asked for the rest. They never come back.")]
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    [Description("UTC, from 60 seconds to 7 days ahead; left out, in 24 hours.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public ConnectLink Check(IntegratedAccount account, Integration integration, DateTimeOffset now)
    {
        var problems = new Problems();
        var kind = ConnectLinkRules.Kind(integration, CredentialKind ?? account.CredentialKind, Credentials, problems);
        var expiresAt = ConnectLinkRules.Expiry(ExpiresAt, now, problems);
        problems.ThrowIfAny();
        return new ConnectLink
        {
            Id = Id.New(ConnectLinkStore.IdPrefix, now),
            Integration = account.Integration,
            TenantId = account.TenantId,
            Name = account.Name,
            AccountId = account.Id,
            Reconnects = true,
            CredentialKind = kind!.Kind,
            Variables = new Dictionary<string, string>(),
            Credentials = Credentials,
            ExpiresAt = expiresAt,
            CreatedAt = now,
        };
    }
}

static class ConnectLinkRules
{
    public static readonly TimeSpan DefaultLife = TimeSpan.FromHours(24);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(60);

    /// <summary>The kind the customer must use; null lets the customer choose.</summary>
    public static CredentialKind? Kind(
        Integration integration, string? named, IReadOnlyDictionary<string, string> credentials, Problems problems)
    {
        if (named is null && credentials.Count == 0)
        {
            return integration.CredentialKinds.Count == 1 ? integration.CredentialKinds[0] : null;
        }

        var kind = AccountForm.Kind(integration, named, [.. credentials.Keys], problems);
        if (kind is not null)
        {
            AccountForm.Check("credentials", credentials, kind.Fields, problems, whole: false);
        }

        return kind;
    }

    /// <summary>
    /// A secret that the operator fills in is sent where the variables say: whoever fills in the address gets the secret, so that
    /// has to be the operator too.
    /// </summary>
    public static void CheckAddresses(
        Integration integration,
        CredentialKind? kind,
        IReadOnlyDictionary<string, string> variables,
        IReadOnlyDictionary<string, string> credentials,
        Problems problems)
    {
        if (kind is null || !kind.Fields.Any(field => field.Secret && credentials.ContainsKey(field.Name)))
        {
            return;
        }

        foreach (var variable in integration.Variables.Where(variable =>
            ConnectForm.AsksFor(integration, variable) && IsAddress(variable, integration, kind) && !variables.ContainsKey(variable.Name)))
        {
            problems.Add(
                $"variables.{variable.Name}",
                $"Required here: the secret in credentials is sent to that address, so the customer must not choose it. ({variable.Title})");
        }
    }

    public static DateTimeOffset Expiry(DateTimeOffset? wanted, DateTimeOffset now, Problems problems)
    {
        var expiresAt = wanted ?? now + DefaultLife;
        if (expiresAt < now + ShortestLife || expiresAt > now + LongestLife)
        {
            problems.Add(
                "expires_at",
                $"Must be from {ShortestLife.TotalSeconds:0} seconds to {LongestLife.TotalDays:0} days ahead; here it is {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }

        return expiresAt;
    }

    private static bool IsAddress(Variable variable, Integration integration, CredentialKind kind) =>
        variable.Name == "base_url"
        || new[] { integration.BaseUrl, kind.Apply.OAuth?.TokenUrl, kind.Apply.OAuth?.AuthorizeUrl }
            .Any(template => template?.StartsWith('{' + variable.Name + '}', StringComparison.Ordinal) == true);
}
