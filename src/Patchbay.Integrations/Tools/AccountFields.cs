using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>The custom fields one account has, as last read. Accounts whose fields are alike share a <see cref="Version"/>.</summary>
/// <param name="Version">Content hash; empty when nothing was read.</param>
/// <param name="BySource">By field source name: a JSON Schema object with <c>properties</c> and <c>required</c>, in a stable order.</param>
public sealed record AccountFields(string Version, IReadOnlyDictionary<string, JsonObject> BySource)
{
    public static AccountFields None { get; } = new("", new Dictionary<string, JsonObject>());
}
