namespace Patchbay.Integrations;

/// <summary>
/// Gives the parameters of a method their names in one flat namespace: where a name occurs in several places the path keeps
/// the plain name and the others become <c>query_…</c> and <c>body_…</c>.
/// </summary>
internal static class FlatNames
{
    /// <summary>A name for each property, in the same order.</summary>
    public static IReadOnlyList<(string Name, Property Property)> Of(IReadOnlyList<Property> properties)
    {
        var places = properties.CountBy(property => property.Name).ToDictionary(count => count.Key, count => count.Value);
        return [.. properties.Select(property => (NameOf(property, places[property.Name] > 1), property))];
    }

    private static string NameOf(Property property, bool shared) => (shared, property.Location) switch
    {
        (true, ParameterLocation.Query) => $"query_{property.Name}",
        (true, ParameterLocation.Header) => $"header_{property.Name}",
        (true, ParameterLocation.Body) => $"body_{property.Name}",
        _ => property.Name,
    };
}
