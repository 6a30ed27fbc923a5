namespace Patchbay.Integrations;

/// <summary>All integrations found below one folder. Immutable.</summary>
public sealed class IntegrationCatalog
{
    private readonly Dictionary<string, Integration> byName;

    public IntegrationCatalog(IEnumerable<Integration> integrations)
    {
        byName = integrations.ToDictionary(integration => integration.Name, StringComparer.Ordinal);
        All = [.. byName.Values.OrderBy(integration => integration.Name, StringComparer.Ordinal)];
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Integration> All { get; }

    public Integration? Find(string name) => byName.GetValueOrDefault(name);
}
