using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Assets. A PUT must bring the type and the form fields, and clears the form fields it leaves out.</summary>
static class AssetEndpoints
{
    public static void Map(Routes routes)
    {
        routes.Add("POST", "/assets/list", List);
        routes.Add("POST", "/assets", Create);
        routes.Add("GET", "/assets/{id}", call => With(call, Reply.Ok));
        routes.Add("PUT", "/assets/{id}", call => With(call, asset => Write(call, asset, isNew: false)));
        routes.Add("DELETE", "/assets/{id}", call => With(call, asset =>
        {
            call.Tenant.Assets.Remove(asset);
            return Reply.Done;
        }));
        routes.Add("GET", "/assets/users/{user_id}/list", call => Reply.Page(
            call, call.Tenant.Assets.Where(asset => asset["assigned_to"]?["id"]?.ToString() == call.Path("user_id")), pageRequired: false));
        routes.Add("GET", "/assets/types/{asset_type_id}/form-fields", call =>
            int.TryParse(call.Path("asset_type_id"), out var type) && call.Tenant.AssetFields.TryGetValue(type, out var fields)
                ? Reply.Ok(new JsonObject { ["fields"] = new JsonArray([.. fields.Select(field => field.DeepClone())]) })
                : Reply.NotFound("Asset type"));
    }

    static JsonAnswer With(Call call, Func<JsonObject, JsonAnswer> then) =>
        Tenant.Find(call.Tenant.Assets, call.Path("id")) is { } asset ? then(asset) : Reply.NotFound("Asset");

    static JsonAnswer List(Call call)
    {
        var (found, problem) = FilterArray.Apply(call.Tenant.Assets, call.Body.Json, Value);
        return problem is not null ? Reply.Invalid(problem) : Reply.Page(call, found);
    }

    static IReadOnlyList<string>? Value(JsonObject asset, string attribute) => attribute switch
    {
        "status" => [asset["status"]!["value"]!.ToString()],
        "type_id" => [asset["asset_type"]!["id"]!.ToString()],
        "assigned_to_id" => asset["assigned_to"] is { } owner ? [owner["id"]!.ToString()] : [],
        "display_name" or "serial_number" or "created_at" => [asset[attribute]?.ToString() ?? ""],
        _ => null,
    };

    static JsonAnswer Create(Call call)
    {
        var asset = new JsonObject { ["id"] = call.NextId, ["created_at"] = call.Now };
        var answer = Write(call, asset, isNew: true);
        if (answer.Status == 200)
            call.Tenant.Assets.Add(asset);
        return answer;
    }

    static JsonAnswer Write(Call call, JsonObject asset, bool isNew)
    {
        if (call.Members.FirstOrDefault(member => member.Key is not ("asset_type_id" or "form_fields" or "image_id")).Key is { } unknown)
            return Reply.Invalid($"Unknown field {unknown}");
        if (call.Members["asset_type_id"] is not { } type || call.Members["form_fields"] is not JsonObject form)
            return Reply.Invalid("asset_type_id and form_fields are required");
        if (!int.TryParse(type.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var typeId) || !call.Tenant.AssetFields.TryGetValue(typeId, out var fields))
            return Reply.Invalid($"No asset type {type}");
        if (FormFields.Problem(fields, form, all: true) is { } problem)
            return Reply.Invalid(problem);
        if (form["assigned_to"] is { } owner && call.Tenant.Person(owner) is null)
            return Reply.Invalid($"assigned_to: no user {owner}");
        Fill(call.Tenant, asset, typeId, form.DeepClone().AsObject());
        asset["updated_at"] = call.Now;
        return Reply.Ok(asset);
    }

    /// <summary>Shows the form's default fields as members of the asset.</summary>
    public static void Fill(Tenant tenant, JsonObject asset, int typeId, JsonObject form)
    {
        var status = form["status"]?.ToString() ?? "AVAILABLE";
        asset["display_name"] = form["display_name"]?.DeepClone();
        asset["serial_number"] = form["serial_number"]?.DeepClone();
        asset["asset_type"] = new JsonObject { ["id"] = typeId, ["name"] = typeId == 1 ? "Laptop" : "Server" };
        asset["status"] = new JsonObject { ["id"] = 1, ["value"] = status, ["label"] = status switch { "IN_USE" => "Deployed", "RETIRED" => "Decommissioned", _ => "In stock" } };
        asset["assigned_to"] = tenant.Person(form["assigned_to"]);
        asset["form_fields"] = form;
    }
}
