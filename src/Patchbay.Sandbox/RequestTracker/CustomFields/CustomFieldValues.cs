using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

/// <summary>The custom fields of a record: which apply, and their values as the wire shows them.</summary>
static class CustomFieldValues
{
    /// <summary>The fields a record has by way of its queue, catalog or class, in their sort order.</summary>
    public static IEnumerable<CustomField> Applying(Tracker tracker, Entity entity) => entity switch
    {
        Tickets.Ticket t => Of(tracker, t.Queue, CustomField.OfTickets),
        Assets.Asset a => Of(tracker, a.Catalog, CustomField.OfAssets),
        Articles.Article a => Of(tracker, a.Class, CustomField.OfArticles),
        History.Transaction { About: Tickets.Ticket t } => Of(tracker, t.Queue, CustomField.OfTransactions),
        _ => [],
    };

    public static IEnumerable<CustomField> Of(Tracker tracker, Entity container, string lookupType) =>
        tracker.CustomFields.Where(f => f.Covers(container, lookupType)).OrderBy(f => f.SortOrder);

    /// <summary>The <c>CustomFields</c> key: every field that applies, with or without values, in no particular order.</summary>
    public static JsonArray ToJson(Entity entity, Call call)
    {
        var fields = new JsonArray();
        foreach (var field in Applying(call.Tracker, entity).OrderBy(f => Scramble.Row(f.Id + call.Number)))
        {
            var json = Reference.To(field).ToJson(call);
            json["name"] = field.Name;
            json["values"] = new JsonArray([.. (entity.CustomFields.GetValueOrDefault(field.Id) ?? []).Select(v => JsonValue.Create(v))]);
            fields.Add((JsonNode)Scramble.Keys(json, call));
        }
        return fields;
    }

    /// <summary>Fields as a queue or class lists them.</summary>
    public static JsonArray Listed(IEnumerable<CustomField> fields, Call call)
    {
        var list = new JsonArray();
        foreach (var field in fields)
        {
            var json = Reference.To(field).ToJson(call);
            json["ref"] = "customfield";
            json["name"] = field.Name;
            list.Add((JsonNode)Scramble.Keys(json, call));
        }
        return list;
    }
}
