using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>A record about to be made or changed.</summary>
/// <param name="call">Who asks.</param>
/// <param name="collection">Where.</param>
/// <param name="before">The record as it is; null for a new one.</param>
/// <param name="parent">Whose child it is; null for none.</param>
/// <param name="fields">The record as it will be.</param>
/// <param name="given">What the caller sent, by property; a patch already folded into it.</param>
sealed class Change(Call call, Collection collection, Row? before, Row? parent, JsonObject fields, JsonObject given)
{
    public Call Call => call;

    public Database Data => call.Data;

    public Collection Collection => collection;

    public Row? Before => before;

    public bool IsNew => before is null;

    public Row? Parent => parent;

    public JsonObject Fields => fields;

    public JsonObject Given => given;

    public List<FieldError> Errors { get; } = [];

    public string? Text(string field) => fields[field] is { } value && value.ToString() is { Length: > 0 } text ? text : null;

    public bool Flag(string field) => Flag(fields, field);

    /// <summary>A flag that is taken but not kept.</summary>
    public bool Asks(string field) => Flag(given, field);

    public int? IdOf(string field) => fields[field] is JsonObject reference ? (int?)reference["id"] : null;

    /// <summary>The record a reference of the future record points to.</summary>
    public Row? Target(string field) => collection.Schema.Fields.TryGetValue(field, out var known) ? Data.Find(known.Target, IdOf(field)) : null;

    public void SetReference(string field, Row? row) => fields[field] = row is null ? null : new JsonObject { ["id"] = row.Id };

    /// <summary>Sets what nobody gave.</summary>
    public void Default(string field, JsonNode? value)
    {
        if (fields[field] is null)
            fields[field] = value;
    }

    public void DefaultReference(string field, Row? row)
    {
        if (fields[field] is null && row is not null)
            SetReference(field, row);
    }

    public void Missing(string field) => Errors.Add(new("MissingRequiredField", field, $"The {field} field is required."));

    public void Invalid(string field, string message) => Errors.Add(new("InvalidField", field, message));

    static bool Flag(JsonObject members, string field) => members[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
