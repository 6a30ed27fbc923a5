using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.CustomFields;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The <c>_hyperlinks</c> of a record. In these, users go by number and the record's own id is one too.</summary>
sealed class Hyperlinks(Call call)
{
    readonly JsonArray links = [];

    public static Hyperlinks Self(Call call, Entity entity)
    {
        return new Hyperlinks(call).Add("self", $"/{entity.Type}/{entity.Id}", ("type", entity.Type), ("id", entity.Id));
    }

    public Hyperlinks Add(string rel, string path, params (string Key, JsonNode? Value)[] more)
    {
        var link = new JsonObject { ["ref"] = rel, ["_url"] = path.Contains("://", StringComparison.Ordinal) ? path : call.Root + path };
        foreach (var (key, value) in more)
            link[key] = value;
        links.Add((JsonNode)Scramble.Keys(link, call));
        return this;
    }

    public Hyperlinks AddFields(IEnumerable<CustomField> fields)
    {
        foreach (var field in fields)
            Add("customfield", $"/customfield/{field.Id}", ("type", "customfield"), ("id", field.ReferenceId), ("name", field.Name));
        return this;
    }

    public JsonArray ToJson() => links;
}
