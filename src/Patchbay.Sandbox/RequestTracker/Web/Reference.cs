using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>A pointer to another record, as <c>{type, id, _url}</c>.</summary>
sealed record Reference(string Type, string Id, Entity? Entity)
{
    public static Reference To(Entity entity) => new(entity.Type, entity.ReferenceId, entity);

    /// <summary>By number even for users, as in member lists.</summary>
    public static Reference ByNumber(Entity entity) => new(entity.Type, $"{entity.Id}", entity);

    public static Reference? ToOptional(Entity? entity) => entity is null ? null : To(entity);

    public static Reference[] ToAll(IEnumerable<Entity> entities) => [.. entities.Select(To)];

    public string Url(Call call) => $"{call.Root}/{Type}/{Uri.EscapeDataString(Id)}";

    public JsonObject ToJson(Call call) => Scramble.Keys(new JsonObject { ["type"] = Type, ["id"] = Id, ["_url"] = Url(call) }, call);
}
