using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Assets;

/// <summary>Parts of an asset; each kind has data it cannot be without.</summary>
static class Components
{
    static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["Processor"] = ["manufacturer", "model", "cpu_speed"], ["Memory"] = ["manufacturer", "capacity", "model", "speed", "socket"], ["Network Adapter"] = ["manufacturer", "model", "mac_address", "ip_addr"],
        ["Hard Disk"] = ["capacity", "model"], ["Logical Drive"] = ["drive_name"], ["Datastore"] = ["name", "capacity"], ["Interface"] = ["name", "type"], ["Input Units"] = ["name", "type"],
        ["Output Units"] = ["name", "type"], ["Marker Supply Units"] = ["name", "type"],
    };

    static readonly Fields OnCreation = Fields.Parse("component_type* component_data*:obj[]");

    static readonly Fields OnUpdate = Fields.Parse("component_data*:obj[]");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/component_types", call => Replies.List(call, "component_types", Needed.Keys.Select((name, index) => new JsonObject { ["id"] = index + 1, ["name"] = name })));
        routes.Add("GET", "/assets/{display_id}/components", call => Replies.List(call, "components", Of(call)));
        routes.Add("POST", "/assets/{display_id}/components", Create);
        routes.Add("PUT", "/assets/{display_id}/components/{component_id}", call =>
        {
            var component = Find(call);
            Judge(call, OnUpdate, component.Text("component_type")!);
            component["component_data"] = call.Body["component_data"]!.DeepClone();
            component["updated_at"] = call.Now;
            return Replies.One("component", component);
        });
        routes.Add("DELETE", "/assets/{display_id}/components/{component_id}", call =>
        {
            call.Tenant["assets/components"].Rows.Remove(Find(call));
            return Replies.Empty(204);
        });
    }

    static IEnumerable<JsonObject> Of(Call call)
    {
        var asset = AssetEndpoints.Find(call).Text("display_id");
        return call.Tenant["assets/components"].Rows.Where(row => row.Text("_scope") == asset);
    }

    static JsonObject Find(Call call) => Of(call).FirstOrDefault(row => row.Text("id") == call.Path("component_id")) ?? throw Refusal.NotFound;

    static JsonAnswer Create(Call call)
    {
        var asset = AssetEndpoints.Find(call).Text("display_id");
        Judge(call, OnCreation, call.Body.Text("component_type") ?? "");
        var component = new JsonObject
        {
            ["id"] = call.Tenant.NextId(), ["_scope"] = asset, ["component_type"] = call.Body.Text("component_type"), ["component_data"] = call.Body["component_data"]!.DeepClone(), ["created_at"] = call.Now, ["updated_at"] = call.Now,
        };
        call.Tenant["assets/components"].Rows.Add(component);
        return Replies.Created(call, "component", component);
    }

    static void Judge(Call call, Fields fields, string type)
    {
        Refusal.IfAny(fields.Problems(call, call.Body, isNew: true));
        if (!Needed.TryGetValue(type, out var needed))
            throw Refusal.Field("component_type", $"It should be one of these values: '{string.Join(",", Needed.Keys)}'", "invalid_value");
        var given = call.Body.Items("component_data").OfType<JsonObject>().SelectMany(data => data).Where(data => data.Value is not null).Select(data => data.Key).ToHashSet(StringComparer.Ordinal);
        Refusal.IfAny([.. needed.Where(name => !given.Contains(name)).Select(Refusal.Missing)]);
    }
}
