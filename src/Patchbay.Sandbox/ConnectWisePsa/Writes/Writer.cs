using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>Makes and changes records, whatever their kind.</summary>
static class Writer
{
    /// <exception cref="Refusal">The product would not make it.</exception>
    public static Row Create(Call call, Collection collection, Row? parent, JsonObject body)
    {
        var change = new Change(call, collection, before: null, parent, [], Known(collection, body));
        Fill(change);
        Require(change, change.Collection.Needs.Concat(collection.Schema.Fields.Values.Where(field => field.Required).Select(field => field.Name)));
        return Save(change);
    }

    /// <summary>Sets every property: what is left out goes back to its default.</summary>
    /// <exception cref="Refusal">The product would not keep it.</exception>
    public static Row Replace(Call call, Collection collection, Row row, Row? parent, JsonObject body)
    {
        var kept = RuleBook.Of(collection.Table).ReadOnly.Where(row.Fields.ContainsKey).Select(name => KeyValuePair.Create(name, row.Fields[name]?.DeepClone()));
        var change = new Change(call, collection, row, parent, new(kept), Known(collection, body));
        Fill(change);
        Require(change, collection.Schema.Fields.Values.Where(field => field.Required || (field.RequiredOnUpdate && change.Given[field.Name] is null && field.Kind != FieldKind.Reference)).Select(field => field.Name), given: true);
        return Save(change);
    }

    /// <exception cref="Refusal">The product would not keep it.</exception>
    public static Row Patch(Call call, Collection collection, Row row, Row? parent, IReadOnlyList<JsonObject> operations)
    {
        var change = new Change(call, collection, row, parent, row.Fields.DeepClone().AsObject(), Operations.Fold(collection.Schema, row, operations));
        Fill(change);
        Require(change, collection.Schema.Fields.Values.Where(field => field.Required).Select(field => field.Name));
        return Save(change);
    }

    /// <summary>Flags nobody set are off; the rest stays unset.</summary>
    public static void FillFlags(Schema schema, JsonObject fields)
    {
        foreach (var field in schema.Fields.Values.Where(field => field.Kind == FieldKind.Flag && !fields.ContainsKey(field.Name) && !Filterable.WriteOnly.Contains(field.Name)))
            fields[field.Name] = false;
    }

    static void Fill(Change change)
    {
        var rules = RuleBook.Of(change.Collection.Table);
        foreach (var name in change.Given.Select(member => member.Key).Where(rules.ReadOnly.Contains).ToList())
            change.Given.Remove(name);
        Take(change, scoped: false);
        if (change.Parent is { } parent && change.Collection.ParentField is { } link)
            change.Fields[link] = change.Collection.Schema.Fields.GetValueOrDefault(link)?.Kind == FieldKind.Reference ? new JsonObject { ["id"] = parent.Id } : parent.Id;
        rules.Begin(change);
        Take(change, scoped: true);
        FillFlags(change.Collection.Schema, change.Fields);
        Defaults(change);
        CustomFields.Take(change);
        rules.Check(change);
    }

    /// <summary>What was given, without what only the product sets; of a schema that is wholly known, an unknown property is passed over.</summary>
    static JsonObject Known(Collection collection, JsonObject body) => new(body
        .Where(member => member.Key is not ("id" or "_info") && (collection.Schema.IsOpen || collection.Schema.Fields.ContainsKey(member.Key)))
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    static void Take(Change change, bool scoped)
    {
        foreach (var (name, value) in change.Given.ToList())
        {
            if (!change.Collection.Schema.Fields.TryGetValue(name, out var field))
                change.Fields[name] = value?.DeepClone();
            else if (field.Kind != FieldKind.CustomFields && scoped == (field.Kind == FieldKind.Reference && ReferenceLookup.IsScoped(field)))
                Take(change, field, value);
        }
    }

    static void Take(Change change, Field field, JsonNode? value)
    {
        if (value is null)
        {
            change.Fields[field.Name] = null;
            return;
        }

        if (BodyValues.Problem(field, value) is { } problem)
        {
            change.Errors.Add(problem);
            return;
        }

        if (field.Kind is FieldKind.Reference)
            TakeReference(change, field, value.AsObject());
        else if (field.Kind is FieldKind.References)
            TakeReferences(change, field, value.AsArray());
        else if (!Filterable.WriteOnly.Contains(field.Name))
            change.Fields[field.Name] = BodyValues.Kept(field, value);
    }

    static void TakeReference(Change change, Field field, JsonObject given)
    {
        var (kept, problem) = ReferenceLookup.Find(change, field, given);
        if (problem is not null)
            change.Errors.Add(problem);
        else
            change.Fields[field.Name] = kept;
    }

    static void TakeReferences(Change change, Field field, JsonArray given)
    {
        var found = given.Select(item => ReferenceLookup.Find(change, field, item!.AsObject())).ToList();
        change.Errors.AddRange(found.Select(one => one.Problem).OfType<FieldError>());
        change.Fields[field.Name] = new JsonArray([.. found.Select(one => one.Kept)]);
    }

    /// <summary>Gives what must be there when the record is replaced the product's own first choice.</summary>
    static void Defaults(Change change)
    {
        foreach (var field in change.Collection.Schema.Fields.Values.Where(field => field.RequiredOnUpdate && change.Fields[field.Name] is null && !change.Collection.Needs.Contains(field.Name)))
        {
            change.Fields[field.Name] = field.Kind switch
            {
                FieldKind.Choice => field.Values.Contains("Medium") ? "Medium" : field.Values[0],
                FieldKind.Number => 1,
                FieldKind.Date => change.Data.Now,
                _ => null,
            };
        }
    }

    static void Require(Change change, IEnumerable<string> names, bool given = false)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var missing = given && change.Collection.Schema.Fields[name].RequiredOnUpdate ? change.Given[name] is null : change.Fields[name] is null || (change.Fields[name] is JsonValue && change.Text(name) is null);
            if (missing && !change.Errors.Exists(error => error.Field.Split('/')[0] == name))
                change.Missing(name);
        }
    }

    static Row Save(Change change)
    {
        if (change.Errors.Count > 0)
            throw new Refusal(Answers.Invalid(change.Collection.Schema.Resource, change.Errors));
        foreach (var empty in change.Fields.Where(member => member.Value is null).Select(member => member.Key).ToList())
            change.Fields.Remove(empty);
        var row = change.Before ?? change.Data.Add(change.Collection.Table, change.Fields, change.Parent?.Id, change.Call.Member);
        row.Fields = change.Fields;
        row.LastUpdated = change.Data.Now;
        row.UpdatedBy = change.Call.Member;
        RuleBook.Of(change.Collection.Table).Saved(change, row);
        return row;
    }
}
