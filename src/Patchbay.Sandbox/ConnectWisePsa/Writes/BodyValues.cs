using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>The check of a given value against its property.</summary>
static class BodyValues
{
    /// <summary>What is wrong with the value; null when nothing is.</summary>
    /// <exception cref="Refusal">It has another JSON type: the product's reader stumbles, and that is a 500.</exception>
    public static FieldError? Problem(Field field, JsonNode value)
    {
        if (!HasType(field, value))
            throw new Refusal(Answers.Error(500, "ConnectWiseApi", $"Error converting value {value.ToJsonString()} for {field.Name}."));
        return field.Kind switch
        {
            FieldKind.Text when field.MaxLength is { } most && value.ToString().Length > most =>
                new("MaxLength", field.Name, $"The field {field.Name} must be a string with a maximum length of {most}."),
            FieldKind.Choice when !field.Values.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase) =>
                new("InvalidField", field.Name, $"The field {field.Name} must be one of {string.Join(", ", field.Values)}."),
            FieldKind.Date when !DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) =>
                throw new Refusal(Answers.Error(500, "ConnectWiseApi", $"Error converting value {value.ToJsonString()} for {field.Name}.")),
            _ => null,
        };
    }

    /// <summary>The value as it is kept: times in UTC, choices as the product spells them.</summary>
    public static JsonNode Kept(Field field, JsonNode value) => field.Kind switch
    {
        FieldKind.Date => Records.Database.Stamp(DateTimeOffset.Parse(value.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        FieldKind.Choice => field.Values.First(choice => choice.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)),
        _ => value.DeepClone(),
    };

    static bool HasType(Field field, JsonNode value) => (field.Kind, value.GetValueKind()) switch
    {
        (FieldKind.Text or FieldKind.Choice or FieldKind.Date, var kind) => kind == JsonValueKind.String,
        (FieldKind.Number, var kind) => kind == JsonValueKind.Number,
        (FieldKind.Flag, var kind) => kind is JsonValueKind.True or JsonValueKind.False,
        (FieldKind.Reference, var kind) => kind == JsonValueKind.Object,
        (FieldKind.Numbers, var kind) => kind == JsonValueKind.Array && value.AsArray().All(item => item?.GetValueKind() == JsonValueKind.Number),
        (FieldKind.Texts, var kind) => kind == JsonValueKind.Array && value.AsArray().All(item => item?.GetValueKind() == JsonValueKind.String),
        (FieldKind.References or FieldKind.Records or FieldKind.CustomFields, var kind) => kind == JsonValueKind.Array && value.AsArray().All(item => item is JsonObject),
        _ => true,
    };
}
