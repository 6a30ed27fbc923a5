using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>Finds what a given reference points to: by id, or by the name it goes by, which must match exactly.</summary>
static class ReferenceLookup
{
    /// <summary>True when the record must be the child of another of the record's references, such as a status of the board.</summary>
    public static bool IsScoped(Field field) => References.Of(field.Target)?.Scope is "board" or "project" || (References.Of(field.Target)?.Scope == "company" && field.Name is "contact" or "site" or "agreement");

    /// <summary>The reference as it is kept, or what is wrong with it.</summary>
    public static (JsonNode? Kept, FieldError? Problem) Find(Change change, Field field, JsonObject given)
    {
        if (References.Of(field.Target) is not { } target)
            return given["id"] is null && given["name"] is null && given["identifier"] is null ? (null, Wrong(field, given, "id")) : (given.DeepClone(), null);
        var scope = IsScoped(field) ? Scope(change, target) : null;
        if (given["id"] is { } id)
        {
            if (id.GetValueKind() != JsonValueKind.Number)
                throw new Refusal(Answers.Error(500, "ConnectWiseApi", $"Error converting value {id.ToJsonString()} for {field.Name}.id."));
            var row = change.Data[target.Table].Find(id.AsValue().TryGetValue<int>(out var number) ? number : null);
            return row is not null && Belongs(change.Data, field, row, scope) ? (new JsonObject { ["id"] = row.Id }, null) : (null, scope is null ? Wrong(field, given, "id") : NotOfScope(field, target, scope, "id"));
        }

        if (target.Names.Keys.FirstOrDefault(name => target.Names[name].Length == 1 && name != "sort" && given[name] is not null) is not { } key)
            return (null, Wrong(field, given, "id"));
        var found = change.Data[target.Table].Rows.FirstOrDefault(row => row.Text(target.Names[key][0]) == given[key]!.ToString() && Belongs(change.Data, field, row, scope));
        return found is not null ? (new JsonObject { ["id"] = found.Id }, null) : (null, scope is null ? Wrong(field, given, key) : NotOfScope(field, target, scope, key));
    }

    /// <summary>The id of the record whose child the reference must be; null when that is not settled.</summary>
    static int? Scope(Change change, ReferenceTarget target) => change.Collection.ParentField == target.Scope || (target.Scope == "board" && change.Collection.ParentField == "boardId")
        ? change.Parent?.Id
        : change.IdOf(target.Scope!);

    static bool Belongs(Database data, Field field, Row row, int? scope) => scope is null || scope == References.Of(field.Target)!.Scope switch
    {
        "company" when field.Name is "contact" or "agreement" => row.IdOf("company"),
        _ => row.Parent,
    };

    static FieldError NotOfScope(Field field, ReferenceTarget target, int? scope, string key) =>
        new("NotFound", $"{field.Name}/{key}", $"{Spaced(field.Target)} not found for {(target.Scope == "board" ? "Service Board" : Spaced(char.ToUpperInvariant(target.Scope![0]) + target.Scope[1..]))} {scope}");

    static FieldError Wrong(Field field, JsonObject given, string key) =>
        new("InvalidReference", $"{field.Name}/{key}", $"The {field.Name}/{key} {given[key]?.ToString()} does not refer to a {Spaced(field.Target)}.");

    static string Spaced(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $" {c}" : c.ToString()));
}
