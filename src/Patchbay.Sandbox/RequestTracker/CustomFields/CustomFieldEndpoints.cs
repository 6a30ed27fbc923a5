using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

static class CustomFieldEndpoints
{
    static readonly string[] Kinds = ["Select", "Freeform", "Text", "Wikitext", "Image", "Binary", "Combobox", "Autocomplete", "Date", "DateTime", "IPAddress", "IPAddressRange", "HTML"];

    static readonly TextAttributes<CustomField> Attributes = new("CustomField", '"',
    [
        new("Name", f => f.Name, (f, v) => f.Name = v),
        new("Description", f => f.Description, (f, v) => f.Description = v),
        new("Pattern", f => f.Pattern, (f, v) => f.Pattern = v),
        new("MaxValues", f => $"{f.MaxValues}", (f, v) => f.MaxValues = Fields.Number(v) ?? 0),
    ]);

    public static void Map(Routes routes)
    {
        new AdminRecords<CustomField>("customfield", "customfields", t => t.CustomFields, CustomFieldShape.Instance, Attributes)
        {
            ByName = false,
            Make = Make,
        }.Map(routes);
        CustomFieldValueEndpoints.Map(routes);
    }

    /// <summary>The fields applied to a queue, catalog or class, in name order; none for one that does not exist.</summary>
    public static JsonAnswer ListFor(Call call, Entity? container)
    {
        var fields = call.Tracker.CustomFields.Where(f => container is not null && CustomField.LookupTypes.Any(l => Reaches(l, container) && f.Covers(container, l)));
        return Listing.Page(call, CustomFieldShape.Instance, fields, defaults: new("Name", "ASC", 20, []));
    }

    static bool Reaches(string lookupType, Entity container) => container switch
    {
        Queues.TicketQueue => lookupType is CustomField.OfTickets or CustomField.OfTransactions,
        Assets.Catalog => lookupType == CustomField.OfAssets,
        _ => lookupType == CustomField.OfArticles,
    };

    static CustomField Make(Call call, JsonObject fields)
    {
        var kind = fields.Text("Type") ?? "";
        var lookup = fields.Text("LookupType") ?? "";
        if (!Kinds.Contains(kind))
            throw new Refusal(Answers.Message(400, "Invalid value for Type"));
        if (!CustomField.LookupTypes.Contains(lookup))
            throw new Refusal(Answers.Message(400, "Invalid value for LookupType"));
        return fields.Text("Name") is { Length: > 0 } name
            ? new() { Name = name, Kind = kind, LookupType = lookup }
            : throw new Refusal(Answers.Message(400, "Invalid value for Name"));
    }
}
