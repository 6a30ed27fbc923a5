using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>All records of one simulated organisation, as the JSON the API shows.</summary>
sealed class Tenant(TimeProvider clock)
{
    int lastId = 100_000;

    public TimeProvider Clock => clock;

    public List<JsonObject> Workspaces { get; } = [];

    public List<JsonObject> Users { get; } = [];

    public List<JsonObject> Members { get; } = [];

    public List<JsonObject> Groups { get; } = [];

    public List<JsonObject> Requests { get; } = [];

    public List<JsonObject> Assets { get; } = [];

    public List<JsonObject> Changes { get; } = [];

    public List<JsonObject> Templates { get; } = [];

    public List<JsonObject> Problems { get; } = [];

    public List<JsonObject> Audit { get; } = [];

    public List<JsonObject> Categories { get; } = [];

    public List<JsonObject> Items { get; } = [];

    public List<JsonObject> Tags { get; } = [];

    public List<JsonObject> Attachments { get; } = [];

    /// <summary>Field definitions of the request form; custom ones are written under <c>custom_fields</c>.</summary>
    public List<JsonObject> RequestFields { get; } = [];

    /// <summary>Field definitions of the change form; those of a template are written under <c>template_fields</c>.</summary>
    public List<JsonObject> ChangeFields { get; } = [];

    /// <summary>Field definitions by asset type.</summary>
    public Dictionary<int, List<JsonObject>> AssetFields { get; } = [];

    /// <summary>Notes by display id of a request or change.</summary>
    public Dictionary<string, List<JsonObject>> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>Links by display id.</summary>
    public Dictionary<string, List<JsonObject>> Links { get; } = new(StringComparer.Ordinal);

    public int NextId() => ++lastId;

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A record by numeric or display id.</summary>
    public static JsonObject? Find(IEnumerable<JsonObject> records, string id) =>
        records.FirstOrDefault(record => record["id"]?.ToString() == id || record["display_id"]?.ToString() == id);

    /// <summary>A user as other records show it.</summary>
    public JsonNode? Person(JsonNode? id) => id is null ? null
        : Users.Find(user => user["id"]!.ToString() == id.ToString()) is { } user
            ? new JsonObject { ["id"] = user["id"]!.DeepClone(), ["label"] = user["full_name"]!.DeepClone(), ["email"] = user["email"]!.DeepClone() }
            : null;

    public List<JsonObject> NotesOf(JsonObject record)
    {
        var key = record["display_id"]!.ToString();
        return Notes.TryGetValue(key, out var notes) ? notes : Notes[key] = [];
    }
}
