using System.Text.Json.Nodes;
using Patchbay.Integrations.Fields;

namespace Patchbay.Integrations.Requests;

/// <summary>Gives custom fields and their options back the vendor's own spelling, where a model was shown a cleaner one.</summary>
internal static class FieldOriginals
{
    public static JsonNode? Restore(ToolArgument argument, JsonNode? value)
    {
        if (argument.FieldOriginals is not { } originals || value is not JsonObject fields)
        {
            return value;
        }

        // A field that is sent by id is found by the name it is shown under.
        var byId = argument.Property?.Entries is { ById: true };
        return new JsonObject(fields.Select(field => KeyValuePair.Create(
            byId ? field.Key : originals.GetValueOrDefault(FieldText.Key(field.Key, null), field.Key),
            Option(originals, field.Key, field.Value))));
    }

    private static JsonNode? Option(IReadOnlyDictionary<string, string> originals, string field, JsonNode? value) => value switch
    {
        JsonArray many => new JsonArray([.. many.Select(item => Option(originals, field, item))]),
        JsonValue one when one.TryGetValue<string>(out var text) && originals.TryGetValue(FieldText.Key(text, field), out var original) => original,
        _ => value?.DeepClone(),
    };
}
