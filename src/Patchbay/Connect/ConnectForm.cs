using Patchbay.Accounts;
using Patchbay.Api;
using Patchbay.Integrations;

namespace Patchbay.Connect;

/// <summary>One way to sign in, as a connect page offers it.</summary>
/// <param name="Asked">Fields the customer fills in.</param>
/// <param name="Known">Values that are there already, by field name.</param>
sealed record ConnectKind(CredentialKind Kind, IReadOnlyList<Variable> Asked, IReadOnlyDictionary<string, string> Known)
{
    /// <summary>True when the customer signs in on the vendor's own page.</summary>
    public bool AsksConsent => Kind.Apply.OAuth?.Grant == OAuthGrant.AuthorizationCode;
}

/// <summary>What a connect page asks: what the integration wants to know and the operator did not fill in.</summary>
sealed class ConnectForm
{
    public const string KindInput = "credential_kind";

    /// <summary>Tokens of an authorization code come from the vendor, not from a person's clipboard.</summary>
    private const string RefreshToken = "refresh_token";

    private readonly ConnectLink link;
    private readonly IntegratedAccount? account;

    /// <param name="account">The one to reconnect; null for a new one.</param>
    public ConnectForm(ConnectLink link, Integration integration, IntegratedAccount? account)
    {
        this.link = link;
        this.account = account;
        Integration = integration;
        Variables = account is not null
            ? []
            : [.. integration.Variables.Where(variable => AsksFor(integration, variable) && !link.Variables.ContainsKey(variable.Name))];
        Kinds = [.. integration.CredentialKinds.Where(kind => link.CredentialKind is null || kind.Kind == link.CredentialKind).Select(Offer)];
    }

    public Integration Integration { get; }

    /// <summary>Variables the customer fills in.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>At least one unless the integration changed since the link was made.</summary>
    public IReadOnlyList<ConnectKind> Kinds { get; }

    /// <summary>False for the address that would only replace the vendor's own, which is the operator's business.</summary>
    public static bool AsksFor(Integration integration, Variable variable) => variable.Name != "base_url" || integration.BaseUrl is null;

    public static string InputOf(Variable variable) => $"variables.{variable.Name}";

    public static string InputOf(ConnectKind kind, Variable field) => $"credentials.{kind.Kind.Kind}.{field.Name}";

    /// <summary>What the inputs show before anything was typed: of an account, how it signed in so far, without secrets.</summary>
    public ConnectEntry Blank() => new()
    {
        Kind = Kinds.Count > 0 ? Kinds[0] : null,
        Typed = Kinds.Where(kind => kind.Kind.Kind == account?.CredentialKind).SelectMany(kind => kind.Asked
                .Where(field => !field.Secret && account!.Credentials.ContainsKey(field.Name))
                .Select(field => KeyValuePair.Create(InputOf(kind, field), account!.Credentials[field.Name])))
            .ToDictionary(),
    };

    /// <summary>Takes what was submitted; <see cref="ConnectEntry.Errors"/> names what cannot be used.</summary>
    public ConnectEntry Read(IFormCollection form)
    {
        var kind = Kinds.Count == 1 ? Kinds[0] : Kinds.FirstOrDefault(one => one.Kind.Kind == form[KindInput].ToString());
        var entry = new ConnectEntry { Kind = kind };
        if (kind is null)
        {
            entry.Errors[KindInput] = "Choose how to sign in.";
        }

        var variables = new Dictionary<string, string>(account?.Variables ?? link.Variables, StringComparer.Ordinal);
        foreach (var variable in Variables)
        {
            Take(variable, InputOf(variable), variables);
        }

        var credentials = new Dictionary<string, string>(kind?.Known ?? link.Credentials, StringComparer.Ordinal);
        foreach (var each in Kinds)
        {
            foreach (var field in each.Asked)
            {
                Take(field, InputOf(each, field), ReferenceEquals(each, kind) ? credentials : null);
            }
        }

        CheckRest(kind, variables, credentials, entry);
        return entry with { Variables = variables, Credentials = credentials };

        void Take(Variable field, string input, Dictionary<string, string>? values)
        {
            // A pasted key often brings a space along; a password may really begin or end with one.
            var text = form[input].ToString();
            var value = field.Secret && field.Pattern is null ? text : text.Trim();
            entry.Typed[input] = field.Secret ? "" : value;
            if (values is null)
            {
                return;
            }

            if (value.Length > 0)
            {
                values[field.Name] = value;
            }

            if (value.Length > 0 ? !AccountForm.Accepts(field, value) : field.Required && field.Default is null)
            {
                entry.Errors[input] = value.Length == 0 ? "Please fill this in."
                    : "This does not look right." + (field.Example is null ? "" : $" It should look like {field.Example}.");
            }
        }
    }

    /// <summary>The input that a problem with what the vendor was given stands beside; null when the page asks for nothing of that.</summary>
    public string? InputAbout(ConnectKind kind, bool credentials)
    {
        var secret = kind.Asked.FirstOrDefault(field => field.Secret) ?? (kind.Asked.Count > 0 ? kind.Asked[0] : null);
        var address = Variables.Count > 0 ? Variables[0] : null;
        return credentials && secret is not null ? InputOf(kind, secret)
            : !credentials && address is not null ? InputOf(address)
            : null;
    }

    // What the operator filled in was checked when the link was made, but the integration's files may have changed since.
    private void CheckRest(
        ConnectKind? kind, Dictionary<string, string> variables, Dictionary<string, string> credentials, ConnectEntry entry)
    {
        if (entry.Errors.Count > 0 || kind is null)
        {
            return;
        }

        var problems = new Problems();
        AccountForm.Check("variables", variables, Integration.Variables, problems);
        AccountForm.Check("credentials", credentials, [.. kind.Kind.Fields.Where(field => !kind.AsksConsent || field.Name != RefreshToken)], problems);
        if (problems.Any)
        {
            entry.Errors[""] = $"This link was made with values that no longer fit ({string.Join(", ", problems.Fields)}). Ask whoever sent it for a new one.";
        }
    }

    private ConnectKind Offer(CredentialKind kind)
    {
        var offered = new ConnectKind(kind, [], kind.Kind == link.CredentialKind ? link.Credentials : new Dictionary<string, string>());
        if (!offered.AsksConsent)
        {
            return offered with { Asked = Missing(offered.Known) };
        }

        // The client of an account stays the same when only its consent is renewed.
        return account is not null && account.CredentialKind == kind.Kind
            ? offered with
            {
                Known = account.Credentials.Concat(offered.Known).Where(pair => pair.Key != RefreshToken)
                    .GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value, StringComparer.Ordinal),
            }
            : offered with { Asked = [.. Missing(offered.Known).Where(field => field.Name != RefreshToken)] };

        List<Variable> Missing(IReadOnlyDictionary<string, string> known) => [.. kind.Fields.Where(field => !known.ContainsKey(field.Name))];
    }
}

/// <summary>What a customer entered.</summary>
sealed record ConnectEntry
{
    /// <summary>Null when none was chosen.</summary>
    public ConnectKind? Kind { get; init; }

    /// <summary>By input; secrets are left out, as they are never shown again.</summary>
    public Dictionary<string, string> Typed { get; init; } = [];

    /// <summary>One sentence by input; under the empty name what belongs to no input.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>All of the account to be.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="Variables"/>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();
}
