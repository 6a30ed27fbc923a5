using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Companies;

/// <summary>Contacts: mails and phones are told with them, and kept as communications.</summary>
static class ContactRules
{
    public const string Ways = "/company/contacts/{pid}/communications";

    const string Types = "/company/contacts/{pid}/typeAssociations";

    public static Rules Rules { get; } = new()
    {
        Check = Check,
        Saved = Save,
        Removed = (call, row) =>
        {
            foreach (var way in call.Data[Ways].Of(row.Id).ToList())
                call.Data[Ways].Remove(way);
        },
        Tell = (data, row, told, shape) =>
        {
            told["communicationItems"] = new JsonArray([.. data[Ways].Of(row.Id).Select(way => Item(way, shape))]);
            told["types"] = new JsonArray([.. data[Types].Of(row.Id).Select(type => shape.Reference("ContactType", type.Fields["type"]!, "type"))]);
            if (DefaultValue(data, row.Id, "Phone") is { } phone)
                (told["defaultPhoneType"], told["defaultPhoneNbr"]) = ("Direct", phone);
        },
    };

    /// <summary>One mail address or number by itself.</summary>
    public static Rules Communications { get; } = new()
    {
        Check = change =>
        {
            if (change.Target("type") is { } type)
                change.Fields["communicationType"] = KindOf(type);
            else if (!change.Errors.Exists(error => error.Field.StartsWith("type", StringComparison.Ordinal)))
                change.Missing("type");
        },
    };

    /// <summary>The contact with this mail address; null when nobody has it.</summary>
    public static Row? ByMail(Database data, string mail) => data[Ways].Rows
        .FirstOrDefault(way => way.Text("communicationType") == "Email" && string.Equals(way.Text("value"), mail, StringComparison.OrdinalIgnoreCase)) is { } found
        ? data["/company/contacts"].Find(found.Parent)
        : null;

    /// <summary>The contact's first address or number of a kind.</summary>
    public static string? DefaultValue(Database data, int contact, string kind) =>
        data[Ways].Of(contact).Where(way => way.Text("communicationType") == kind).OrderByDescending(way => way.Flag("defaultFlag")).FirstOrDefault()?.Text("value");

    static string KindOf(Row type) => type.Flag("emailFlag") ? "Email" : type.Flag("faxFlag") ? "Fax" : "Phone";

    static JsonObject Item(Row way, Shape shape)
    {
        var item = new JsonObject { ["id"] = way.Id };
        foreach (var (name, value) in way.Fields)
        {
            if (name != "contactId")
                item[name] = name == "type" ? shape.Reference("CommunicationType", value!, "type") : value?.DeepClone();
        }

        return item;
    }

    static void Check(Change change)
    {
        foreach (var item in change.Given["communicationItems"] as JsonArray ?? [])
        {
            if (change.Data.Find("CommunicationType", (int?)item!["type"]?["id"]) is null && ByName(change.Data, item["type"]?["name"]?.ToString()) is null)
                change.Errors.Add(new("InvalidReference", "communicationItems/type", "The type of a communication item is required and must exist."));
            if (string.IsNullOrEmpty(item["value"]?.ToString()))
                change.Missing("communicationItems/value");
        }

        change.DefaultReference("site", CompanyRules.PrimarySite(change.Data, change.IdOf("company")));
    }

    static Row? ByName(Database data, string? name) => data["/company/communicationTypes"].Rows.FirstOrDefault(row => row.Text("description") == name);

    static void Save(Change change, Row contact)
    {
        var (items, types) = (contact.Fields["communicationItems"] as JsonArray, contact.Fields["types"] as JsonArray ?? []);
        contact.Fields.Remove("communicationItems");
        contact.Fields.Remove("types");
        if (items is not null)
            SetWays(change, contact, items);
        if (!change.IsNew)
            return; // later through typeAssociations
        foreach (var id in types.Select(type => (int?)type!["id"]).Concat((change.Given["typeIds"] as JsonArray ?? []).Select(id => (int?)id)))
            change.Data.Add(Types, new() { ["type"] = new JsonObject { ["id"] = id }, ["contact"] = new JsonObject { ["id"] = contact.Id } }, contact.Id, change.Call.Member);
    }

    static void SetWays(Change change, Row contact, JsonArray items)
    {
        foreach (var way in change.Data[Ways].Of(contact.Id).ToList())
            change.Data[Ways].Remove(way);
        foreach (var item in items)
        {
            var type = change.Data.Find("CommunicationType", (int?)item!["type"]!["id"]) ?? ByName(change.Data, item["type"]!["name"]?.ToString());
            var fields = new JsonObject
            {
                ["contactId"] = contact.Id, ["type"] = new JsonObject { ["id"] = type!.Id }, ["value"] = item["value"]!.ToString(), ["communicationType"] = KindOf(type),
                ["defaultFlag"] = item["defaultFlag"] is JsonValue flag && flag.TryGetValue<bool>(out var isDefault) && isDefault,
            };
            if (item["extension"] is { } extension)
                fields["extension"] = extension.ToString();
            change.Data.Add(Ways, fields, contact.Id, change.Call.Member);
        }
    }
}
