using Patchbay.Integrations;

namespace Patchbay.Catalogue;

/// <summary>An integration in the list.</summary>
sealed record IntegrationSummaryView(
    string Name, string Title, string Summary, string? Docs, int Tools, DocumentationCoverageView Documentation)
{
    public static IntegrationSummaryView Of(Integration integration) => new(
        integration.Name,
        integration.Title,
        integration.Summary,
        integration.Docs,
        integration.Methods.Count(method => method.Tool is not null),
        DocumentationCoverageView.Of(integration.Methods));
}

/// <summary>How many methods are tools; the others work through the proxy API only.</summary>
sealed record DocumentationCoverageView(int Methods, int Documented, IReadOnlyList<string> Undocumented)
{
    public static DocumentationCoverageView Of(IEnumerable<Method> methods)
    {
        var all = methods.ToList();
        var undocumented = all.Where(method => method.Tool is null).Select(method => $"{method.Resource}.{method.Name}").ToList();
        return new(all.Count, all.Count - undocumented.Count, undocumented);
    }
}

/// <summary>All an operator needs to know of an integration to connect an account and to filter its tools.</summary>
sealed record IntegrationView
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string? Docs { get; init; }

    /// <summary>What models are told before their first call.</summary>
    public required string? Instructions { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyDictionary<string, FieldView> Variables { get; init; }

    public required IReadOnlyList<CredentialKindView> Credentials { get; init; }

    public required IReadOnlyList<ResourceView> Resources { get; init; }

    /// <summary>Names that the <c>methods</c> filter takes besides <c>read</c>, <c>write</c> and <c>custom</c>.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Names that the <c>tags</c> filter takes.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>In the order they are listed.</summary>
    public required IReadOnlyList<ToolView> Tools { get; init; }

    public required DocumentationCoverageView Documentation { get; init; }

    public static IntegrationView Of(Integration integration)
    {
        var documented = integration.Methods.Where(method => method.Tool is not null).ToList();
        return new IntegrationView
        {
            Name = integration.Name,
            Title = integration.Title,
            Summary = integration.Summary,
            Docs = integration.Docs,
            Instructions = integration.Instructions,
            Variables = FieldView.ByName(integration.Variables),
            Credentials = [.. integration.CredentialKinds.Select(CredentialKindView.Of)],
            Resources = [.. integration.Resources.Select(ResourceView.Of)],
            Methods = Words(documented.Select(method => method.Name)),
            Tags = Words(documented.SelectMany(method => method.Tags)),
            Tools = [.. ToolFactory.Build(integration, AccountFields.None).Select(ToolView.Of)],
            Documentation = DocumentationCoverageView.Of(integration.Methods),
        };
    }

    private static List<string> Words(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>A value a person enters.</summary>
sealed record FieldView(string Title, bool Secret, bool Required, string? Help, string? Pattern, string? Example, string? Default)
{
    public static IReadOnlyDictionary<string, FieldView> ByName(IReadOnlyList<Variable> variables) =>
        variables.ToDictionary(
            variable => variable.Name,
            variable => new FieldView(
                variable.Title, variable.Secret, variable.Required, variable.Help, variable.Pattern, variable.Example, variable.Default),
            StringComparer.Ordinal);
}

/// <summary>One way to sign in.</summary>
/// <param name="Consent">True when a person signs in at the product in a browser, so that an account is made by a connect link only.</param>
sealed record CredentialKindView(string Kind, string Title, string? Help, bool Consent, IReadOnlyDictionary<string, FieldView> Fields)
{
    public static CredentialKindView Of(CredentialKind kind) => new(
        kind.Kind,
        kind.Title,
        kind.Help,
        kind.Apply.OAuth?.Grant == OAuthGrant.AuthorizationCode,
        FieldView.ByName(kind.Fields));
}

sealed record ResourceView(string Name, string? Description, IReadOnlyList<string> Tags, IReadOnlyList<MethodView> Methods)
{
    public static ResourceView Of(Resource resource) =>
        new(resource.Name, resource.Description, resource.Tags, [.. resource.Methods.Select(MethodView.Of)]);
}

/// <param name="Documented">False when it is no tool.</param>
sealed record MethodView(string Name, MethodKind Kind, string Verb, string Path, IReadOnlyList<string> Tags, bool Documented)
{
    public static MethodView Of(Method method) =>
        new(method.Name, method.Kind, method.Request.Verb, method.Request.Path, method.Tags, method.Tool is not null);
}

sealed record ToolView(
    string Name, string Title, string Description, string Resource, string Method, string Category, IReadOnlyList<string> Tags)
{
    public static ToolView Of(Tool tool) =>
        new(tool.Name, tool.Title, tool.Description, tool.Method.Resource, tool.Method.Name, tool.Category, tool.Method.Tags);
}
