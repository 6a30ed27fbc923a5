using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Patchbay.Audit;

/// <summary>What is learnt of a change while its request is worked on.</summary>
sealed class AuditedChange
{
    private const int MaxFields = 100;

    private readonly List<string> fields = [];

    /// <summary>Id of what was made; null as long as nothing was.</summary>
    public string? MadeId { get; set; }

    /// <summary>Names of the fields given: <c>name</c>, <c>config.methods</c>, <c>credentials.api_key</c>.</summary>
    public IReadOnlyList<string> Fields => fields;

    /// <summary>Null for a request that is not audited.</summary>
    public static AuditedChange? Of(HttpContext context) => context.Features.Get<AuditedChange>();

    /// <summary>Takes down which members of the body were given.</summary>
    public void Give(JsonElement body, JsonTypeInfo type) => Give(body, type, "");

    /// <summary>Takes down which query parameters were given.</summary>
    public void Give(IQueryCollection query)
    {
        foreach (var name in query.Keys)
        {
            Add(name);
        }
    }

    // Only names the API knows, or that look like one: a secret sent in the place of a name must not become a row.
    private void Give(JsonElement value, JsonTypeInfo type, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var name = path + member.Name;
            if (type.Kind == JsonTypeInfoKind.Dictionary)
            {
                Add(name);
            }
            else if (type.Properties.FirstOrDefault(property => property.Name == member.Name) is { } property)
            {
                var inner = type.Options.GetTypeInfo(property.PropertyType);
                if (member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Any()
                    && inner.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary)
                {
                    Give(member.Value, inner, name + ".");
                }
                else
                {
                    Add(name);
                }
            }
        }
    }

    private void Add(string name)
    {
        if (fields.Count < MaxFields && name.Length <= 64 && name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '_' or '.')
            && name.Count(char.IsAsciiDigit) <= 4)
        {
            fields.Add(name);
        }
    }
}
