using System.ComponentModel;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Accounts;

/// <summary>A connection to be made.</summary>
sealed record NewAccount
{
    [Description("Name of the integration, as in GET /integration.")]
    public required string Integration { get; init; }

    [Description("Your own name for the customer; 1 to 200 characters.")]
    public required string TenantId { get; init; }

    [Description("Display name; left out, the integration's title.")]
    public string? Name { get; init; }

    [Description("By variable name, as the integration asks for them; base_url replaces the vendor's own host.")]
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    [Description("One of the integration's credential kinds; may be left out when the fields given tell which.")]
    public string? CredentialKind { get; init; }

    [Description("By field name of the credential kind. They never come back.")]
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public IntegratedAccount Check(IntegrationCatalog catalog, Caller caller, DateTimeOffset now)
    {
        var problems = new Problems();
        var integration = AccountForm.Integration(catalog, Integration, problems);
        AccountForm.CheckCustomer(TenantId, Name, caller, problems);

        CredentialKind? kind = null;
        if (integration is not null)
        {
            AccountForm.Check("variables", Variables, integration.Variables, problems);
            kind = AccountForm.Kind(integration, CredentialKind, [.. Credentials.Keys], problems);
            if (kind is not null)
            {
                AccountForm.Check("credentials", Credentials, kind.Fields, problems);
            }
        }

        problems.ThrowIfAny();
        return new IntegratedAccount
        {
            Id = Id.New(AccountStore.IdPrefix, now),
            Integration = Integration,
            TenantId = TenantId,
            Name = Name ?? integration!.Title,
            Status = AccountStatus.Active,
            Variables = Variables,
            CredentialKind = kind!.Kind,
            Credentials = Credentials,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}

/// <summary>What to change of an account; what is left out stays.</summary>
sealed record AccountPatch
{
    public string? Name { get; init; }

    [Description("disabled switches the account off, active on again.")]
    public AccountStatus? Status { get; init; }

    [Description("Replaces all variables.")]
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    [Description("Changes how the account signs in; credentials must come along.")]
    public string? CredentialKind { get; init; }

    [Description("Replaces all credentials.")]
    public IReadOnlyDictionary<string, string>? Credentials { get; init; }

    /// <summary>True when the vendor should be asked whether it still accepts the account.</summary>
    public bool NeedsVerify => Variables is not null || Credentials is not null || CredentialKind is not null;

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public IntegratedAccount Apply(IntegratedAccount account, Integration integration)
    {
        var problems = new Problems();
        if (Name is not null)
        {
            Texts.Check("name", Name, problems);
        }

        if (Status is AccountStatus.NeedsReauth)
        {
            problems.Add("status", "Only the vendor's refusal sets needs_reauth. Allowed: active, disabled.");
        }

        if (Variables is not null)
        {
            AccountForm.Check("variables", Variables, integration.Variables, problems);
        }

        if (CredentialKind is not null && Credentials is null)
        {
            problems.Add("credentials", "Required when credential_kind changes.");
        }

        if (Credentials is not null && AccountForm.Kind(integration, CredentialKind ?? account.CredentialKind, [], problems) is { } kind)
        {
            AccountForm.Check("credentials", Credentials, kind.Fields, problems);
        }

        problems.ThrowIfAny();
        var changed = account with
        {
            Name = Name ?? account.Name,
            Status = Status ?? (Credentials is not null && account.Status == AccountStatus.NeedsReauth ? AccountStatus.Active : account.Status),
            Variables = Variables ?? account.Variables,
            CredentialKind = CredentialKind ?? account.CredentialKind,
            Credentials = Credentials ?? account.Credentials,
        };
        return SignIn.IsSame(changed, account, integration) ? changed : changed with { OAuth = null };
    }
}
