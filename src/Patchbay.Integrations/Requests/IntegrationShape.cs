using System.Runtime.CompilerServices;

namespace Patchbay.Integrations.Requests;

/// <summary>What of an integration is worth working out once.</summary>
internal sealed class IntegrationShape
{
    private static readonly ConditionalWeakTable<Integration, IntegrationShape> Shapes = [];

    private readonly KeyValuePair<string, TextTemplate>[] headers;
    private readonly Dictionary<string, string>? constantHeaders;
    private readonly ConditionalWeakTable<IReadOnlyDictionary<string, string>, Dictionary<string, string>> byAccount = [];

    private IntegrationShape(Integration integration)
    {
        headers = [.. integration.Headers.Select(header => KeyValuePair.Create(header.Key, TextTemplate.Parse(header.Value)))];
        constantHeaders = headers.All(header => header.Value.IsConstant) ? Expand(new Dictionary<string, string>()) : null;
    }

    public static IntegrationShape Of(Integration integration) => Shapes.GetValue(integration, static integration => new IntegrationShape(integration));

    /// <summary>The headers every request carries, for one account.</summary>
    public IReadOnlyDictionary<string, string> Headers(IReadOnlyDictionary<string, string> variables) =>
        constantHeaders ?? byAccount.GetValue(variables, Expand);

    /// <summary>These, and what a call sets or replaces.</summary>
    public IReadOnlyDictionary<string, string> Headers(IReadOnlyDictionary<string, string> variables, Dictionary<string, string>? own)
    {
        if (own is null)
        {
            return Headers(variables);
        }

        var all = new Dictionary<string, string>(Headers(variables), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in own)
        {
            all[name] = value;
        }

        return all;
    }

    // A header whose variable is empty is left out: an optional one was not given.
    private Dictionary<string, string> Expand(IReadOnlyDictionary<string, string> variables) => headers
        .Select(header => KeyValuePair.Create(header.Key, header.Value.Expand(variables)))
        .Where(header => header.Value.Length > 0)
        .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
