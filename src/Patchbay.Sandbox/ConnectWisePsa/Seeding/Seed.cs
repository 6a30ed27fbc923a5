using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>A managed service provider with customers, two years into using the product; the same for the same time.</summary>
static class Seed
{
    public static void Fill(Database data)
    {
        var seeder = new Seeder(data);
        SetupSeed.Fill(seeder);
        CompanySeed.Fill(seeder);
        BusinessSeed.Fill(seeder);
        Fields(data);
        TicketSeed.Fill(seeder);
        OfficeSeed.Fill(seeder);
    }

    public static Row CustomField(Database data, string table, string caption, string type, int sequence, bool required, params string[] options)
    {
        var fields = new JsonObject
        {
            ["podId"] = CustomFields.Pod(table), ["caption"] = caption, ["sequenceNumber"] = sequence, ["helpText"] = $"{caption} of this record", ["fieldTypeIdentifier"] = type,
            ["entryTypeIdentifier"] = options.Length > 0 ? "List" : type == "Date" ? "Date" : "EntryField", ["requiredFlag"] = required, ["displayOnScreenFlag"] = true, ["readOnlyFlag"] = false,
            ["listViewFlag"] = false, ["numberDecimals"] = type is "Currency" or "Percent" ? 2 : 0, ["dateCreated"] = data.Now,
            ["options"] = new JsonArray([.. options.Select((option, i) => new JsonObject { ["id"] = (sequence * 100) + i, ["optionValue"] = option, ["defaultFlag"] = false, ["inactiveFlag"] = false, ["sortOrder"] = i + 1 })]),
        };
        return data.Add(CustomFields.Definitions, fields);
    }

    /// <summary>A ticket field of every type, and one or two elsewhere.</summary>
    static void Fields(Database data)
    {
        string[] types = ["Text", "TextArea", "Number", "Percent", "Currency", "Date", "Checkbox", "Hyperlink", "IPAddress", "PhoneNumber", "Password", "Button"];
        string[] captions = ["Vendor case", "Impact on site", "Users affected", "Work done", "Estimated loss", "Needed by", "On site visit", "Runbook", "Host address", "Call back number", "Door code", "Open map"];
        for (var i = 0; i < types.Length; i++)
            CustomField(data, "/service/tickets", captions[i], types[i], i + 1, required: false);
        CustomField(data, "/service/tickets", "Root cause", "Text", 13, required: false, "Hardware", "Software", "Network", "User");
        CustomField(data, "/company/companies", "Contract level", "Text", 1, required: false, "Gold", "Silver", "Bronze");
        CustomField(data, "/company/companies", "Renewal", "Date", 2, required: false);
        CustomField(data, "/company/contacts", "Badge number", "Text", 1, required: false);
        CustomField(data, "/company/configurations", "Rack unit", "Number", 1, required: false);
        foreach (var (company, level) in (ReadOnlySpan<(int, string)>)[(2, "Gold"), (3, "Gold"), (4, "Silver")])
            data["/company/companies"].Find(company)!.Fields["customFields"] = new JsonArray(new JsonObject { ["id"] = 14, ["value"] = level });
    }
}
