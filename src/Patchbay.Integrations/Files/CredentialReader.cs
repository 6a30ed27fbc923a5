namespace Patchbay.Integrations.Files;

/// <summary>Reads the ways to sign in.</summary>
internal static class CredentialReader
{
    public static IReadOnlyList<CredentialKind> Read(Section integration, IReadOnlyList<Variable> variables)
    {
        if (integration.Entries("credentials").Count == 0)
        {
            integration.Error("credentials", "'credentials' needs at least one kind, such as api_key");
        }

        var kinds = new List<CredentialKind>();
        foreach (var entry in integration.Entries("credentials"))
        {
            if (Section.Of(entry, "credential", integration.Findings) is { } kind)
            {
                kinds.Add(Kind(entry.Key, kind, variables));
            }
        }

        return kinds;
    }

    private static CredentialKind Kind(string name, Section kind, IReadOnlyList<Variable> variables)
    {
        var fields = VariableReader.Read(kind, "fields", secretsAllowed: true);
        if (fields.Count == 0)
        {
            kind.Error("fields", $"the credential kind '{name}' has no 'fields' to fill in");
        }

        var names = fields.Select(field => field.Name).Concat(variables.Select(variable => variable.Name)).ToList();
        foreach (var field in fields.Where(field => variables.Any(variable => variable.Name == field.Name)))
        {
            kind.Error("fields", $"'{field.Name}' is both a variable and a credential field: a placeholder could mean either");
        }

        if (!kind.Has("apply"))
        {
            kind.Findings.Error(kind.Line, "'apply' is missing: it says how the credential is put on a request");
        }

        return new CredentialKind
        {
            Kind = name,
            Title = kind.RequiredText("title"),
            Help = kind.Text("help"),
            Fields = fields,
            Apply = kind.Child("apply", "apply") is { } apply ? Apply(apply, names) : new Authentication(),
        };
    }

    private static Authentication Apply(Section apply, List<string> names)
    {
        if (apply.Map.Entries.Count == 0)
        {
            apply.Findings.Error(apply.Line, "'apply' is empty. Allowed: header, basic, bearer, oauth");
        }

        void Check(string? template, int line) => Templates.Check(template, names, "variables and credential fields", apply.Findings, line);

        var headers = apply.TextMap("header");
        foreach (var template in headers.Values)
        {
            Check(template, apply.LineOf("header"));
        }

        Check(apply.Text("bearer"), apply.LineOf("bearer"));
        BasicAuthentication? basic = null;
        if (apply.Child("basic", "basic") is { } section)
        {
            basic = new BasicAuthentication(section.RequiredText("username"), section.Text("password") ?? "");
            Check(basic.Username, section.LineOf("username"));
            Check(basic.Password, section.LineOf("password"));
        }

        return new Authentication
        {
            Headers = headers,
            Bearer = apply.Text("bearer"),
            Basic = basic,
            OAuth = apply.Child("oauth", "oauth") is { } oauth ? OAuth(oauth, Check) : null,
        };
    }

    private static OAuth2 OAuth(Section oauth, Action<string?, int> check)
    {
        var grant = oauth.Choice("grant", ("client_credentials", OAuthGrant.ClientCredentials), ("authorization_code", OAuthGrant.AuthorizationCode));
        if (!oauth.Has("grant"))
        {
            oauth.RequiredText("grant");
        }

        if (grant == OAuthGrant.AuthorizationCode != oauth.Has("authorize_url") && grant is not null)
        {
            oauth.Error("authorize_url", "'authorize_url' is needed with grant: authorization_code, and only then");
        }

        var result = new OAuth2
        {
            Grant = grant ?? OAuthGrant.ClientCredentials,
            TokenUrl = oauth.RequiredText("token_url"),
            AuthorizeUrl = oauth.Text("authorize_url"),
            ClientId = oauth.Text("client_id") ?? "{client_id}",
            ClientSecret = oauth.Text("client_secret") ?? "{client_secret}",
            Scope = oauth.Text("scope"),
            BasicClient = oauth.Choice("client", ("form", false), ("basic", true)) ?? false,
            Parameters = oauth.TextMap("parameters"),
        };
        foreach (var (key, template) in new[]
        {
            ("token_url", result.TokenUrl), ("authorize_url", result.AuthorizeUrl), ("client_id", result.ClientId),
            ("client_secret", result.ClientSecret), ("scope", result.Scope),
        })
        {
            check(template, oauth.LineOf(key));
        }

        foreach (var template in result.Parameters.Values)
        {
            check(template, oauth.LineOf("parameters"));
        }

        return result;
    }
}
