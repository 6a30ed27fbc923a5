using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The small lists below a record (values, members, groups): paged, but without <c>pages</c> and links, and with numeric ids.</summary>
static class SubList
{
    public static JsonAnswer Of(Call call, IEnumerable<Entity> all, bool withNames = false)
    {
        var rows = all.ToList();
        var paging = Paging.Of(call);
        var items = new JsonArray();
        foreach (var row in rows.Skip((paging.Page - 1) * paging.Size).Take(paging.Size))
        {
            var json = Reference.ByNumber(row).ToJson(call);
            json["id"] = row.Id;
            if (withNames)
                json["name"] = row.Name;
            items.Add((JsonNode)json);
        }
        return new(200, Scramble.Keys(new JsonObject
        {
            ["count"] = items.Count,
            ["total"] = rows.Count,
            ["page"] = paging.Page,
            ["per_page"] = paging.Size,
            ["items"] = items,
        }, call));
    }
}
