using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>List, read, upsert and delete, the same for every resource.</summary>
static class ResourceEndpoints
{
    public static void Map(Routes routes, Resource resource)
    {
        var (list, single) = ("/" + resource.Path, $"/{resource.Path}/{{id}}");
        if (resource.Verbs.Contains('L'))
            routes.Add("GET", list, resource.Area, call => List(call, resource));
        if (resource.Verbs.Contains('P'))
            routes.Add("POST", list, resource.Area, call => Post(call, given => Save(call, resource, given)));
        if (resource.Verbs.Contains('G'))
            routes.Add("GET", single, resource.Area, call => With(call, resource, record => new(200, Show(call, resource, record, call.Flag("includedetails")))));
        if (resource.Verbs.Contains('D'))
            routes.Add("DELETE", single, resource.Area, call => With(call, resource, record =>
            {
                call.Tenant[resource.Path].Remove(record);
                return new(200, Show(call, resource, record, details: false));
            }));
    }

    /// <summary>Every POST: an array of records, each created or, with an id, updated. Only the last is answered unless all are asked for.</summary>
    public static JsonAnswer Post(Call call, Func<JsonObject, JsonAnswer> save)
    {
        if (call.Body.Json is not JsonArray { Count: > 0 } records || records.Any(record => record is not JsonObject))
            return Reply.Invalid("Cannot deserialize the request body: a JSON array of records is required.");
        var answers = new List<JsonAnswer>();
        foreach (var record in records)
        {
            answers.Add(save(record!.AsObject()));
            if (answers[^1].Status >= 400)
                return answers[^1];
        }

        return call.Flag("returnall") ? answers[^1] with { Body = new JsonArray([.. answers.Select(answer => answer.Body)]) } : answers[^1];
    }

    public static JsonAnswer Save(Call call, Resource resource, JsonObject given)
    {
        var id = given["id"]?.ToString();
        var held = id is null or "0" ? null : call.Tenant.Find(resource.Path, id); // an absent id and 0 are the same to the product
        if (held is null && id is not (null or "0"))
            return resource.GuidIds || Tenant.Int(given["id"]) is not null ? Reply.NotFound(resource.Path) : Reply.Invalid($"Error converting value \"{id}\" to type 'System.Int32'. Path '[0].id'.");
        string? misfit = null;
        var read = resource.Members?.Read(given, out misfit) ?? Stored(given);
        if (misfit is not null)
            return Reply.Invalid(misfit);
        if (Problem(call, resource, read, given, held) is { } problem)
            return problem;
        if (given["_validate_only"] is { } only && Tenant.IsTrue(only))
            return new(200, Show(call, resource, held ?? read, details: false));
        var record = held ?? new JsonObject { ["id"] = resource.GuidIds ? Guid.NewGuid().ToString() : call.Tenant.NextId(resource.Path) };
        foreach (var (name, value) in read)
            if (name != "customfields")
                record[name] = value?.DeepClone();
        if (resource.CustomFieldUsage is { } usage && given["customfields"] is JsonArray fields)
            record["customfields"] = CustomFields.Stored(call.Tenant, usage, fields);
        if (held is null)
            call.Tenant[resource.Path].Add(record);
        resource.Saved?.Invoke(call, record, given);
        return new(held is null ? 201 : 200, Show(call, resource, record, details: true));
    }

    /// <summary>A record as answers show it.</summary>
    public static JsonObject Show(Call call, Resource resource, JsonObject record, bool details)
    {
        var shown = record.DeepClone().AsObject();
        foreach (var name in details ? resource.Hidden : resource.Hidden.Concat(resource.DetailsOnly))
            shown.Remove(name);
        References.Name(call.Tenant, shown);
        if (details && resource.CustomFieldUsage is { } usage)
            shown["customfields"] = CustomFields.Shown(call.Tenant, usage, record);
        else
            shown.Remove("customfields");
        resource.Dress?.Invoke(call, shown, details);
        return shown;
    }

    public static JsonAnswer List(Call call, Resource resource)
    {
        if (resource.NeedsParent is { } parent && call.Query(parent) is null)
            return Reply.Invalid($"{parent} is required.");
        IEnumerable<JsonObject> rows = call.Tenant[resource.Path];
        foreach (var (parameter, member) in resource.Filters)
            if (call.Ids(parameter) is { } ids)
                rows = rows.Where(row => Tenant.Int(row[member]) is { } id && ids.Contains(id));
        if (resource.Searched.Count > 0 && call.Query("search") is { } text)
            rows = rows.Where(row => resource.Searched.Any(member => row[member]?.ToString().Contains(text, StringComparison.OrdinalIgnoreCase) == true));
        if (resource.Narrow is { } narrow)
            rows = narrow(call, rows);
        if (resource.AdvancedSearch)
            rows = AdvancedSearch.Apply(call.Query("advanced_search"), rows, name => resource.Members!.Knows(name));
        return Listing.Answer(call, rows, resource.Wrapper, resource.Pages, row => Show(call, resource, row, details: false));
    }

    /// <summary>A record by the id in the path.</summary>
    public static JsonAnswer With(Call call, Resource resource, Func<JsonObject, JsonAnswer> then)
    {
        var id = call.Path("id");
        if (!resource.GuidIds && !int.TryParse(id, out _))
            return Reply.Invalid("The request is invalid.");
        return call.Tenant.Find(resource.Path, id) is { } record ? then(record) : Reply.NotFound(resource.Path);
    }

    static JsonAnswer? Problem(Call call, Resource resource, JsonObject read, JsonObject given, JsonObject? held)
    {
        if (held is null && resource.Required.FirstOrDefault(name => string.IsNullOrWhiteSpace(read[name]?.ToString())) is { } missing)
            return Reply.CannotBeNull(missing, resource.Path);
        if (resource.Unique is { } unique && read[unique]?.ToString() is { Length: > 0 } value
            && call.Tenant[resource.Path].Exists(row => row != held && string.Equals(row[unique]?.ToString(), value, StringComparison.OrdinalIgnoreCase)))
            return Reply.Refused($"A {resource.Path} with the {unique} '{value}' exists already; it must be unique.");
        if (References.Problem(call.Tenant, resource.Path, read) is { } reference)
            return reference;
        if (resource.CustomFieldUsage is { } usage && CustomFields.Problem(call.Tenant, usage, given, held is null) is { } field)
            return Reply.Sentence(field);
        return resource.Check?.Invoke(call, read, given, held);
    }

    /// <summary>What is kept of a body without a list of members; names with an underscore are instructions, not data.</summary>
    static JsonObject Stored(JsonObject given)
    {
        var stored = new JsonObject();
        foreach (var (name, value) in given)
            if (name != "id" && !name.StartsWith('_'))
                stored[name] = value?.DeepClone();
        return stored;
    }
}
