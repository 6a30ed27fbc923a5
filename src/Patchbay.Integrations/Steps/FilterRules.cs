using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

internal enum FilterValue { Number, Text, Date, Boolean }

/// <summary>What a filter expression may say.</summary>
/// <param name="Fields">Known fields and what they are compared with.</param>
/// <param name="Others">True when fields beyond these may exist, such as custom ones.</param>
/// <param name="Renamed">What a field is called here, by what it is called elsewhere.</param>
/// <param name="NotEqual">True when <c>field!:value</c> exists.</param>
/// <param name="Beginnings">True when <c>~[field|field]:'text'</c> exists.</param>
internal sealed record FilterRules(
    IReadOnlyDictionary<string, FilterValue> Fields, bool Others, IReadOnlyDictionary<string, string> Renamed, bool NotEqual, bool Beginnings, int MaxLength)
{
    public static FilterRules Of(StepUse use) => new(
        use.Mapping("fields").ToDictionary(pair => pair.Key, pair => KindOf(pair.Value)!.Value, StringComparer.Ordinal),
        use.Flag("others"),
        use.Mapping("renamed").ToDictionary(pair => pair.Key, pair => pair.Value!.ToString(), StringComparer.Ordinal),
        use.Flag("not_equal"),
        use.Mapping("conditions").Any(pair => pair.Value!.ToString().StartsWith('~')),
        use.Number("max_length") ?? int.MaxValue);

    public static FilterValue? KindOf(JsonNode? word) => word?.ToString() switch
    {
        "number" => FilterValue.Number,
        "text" => FilterValue.Text,
        "date" => FilterValue.Date,
        "boolean" => FilterValue.Boolean,
        _ => null,
    };
}
