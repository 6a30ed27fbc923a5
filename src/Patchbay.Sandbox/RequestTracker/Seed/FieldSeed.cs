using Patchbay.Sandbox.RequestTracker.CustomFields;

namespace Patchbay.Sandbox.RequestTracker.Seed;

/// <summary>Custom fields and their values.</summary>
static class FieldSeed
{
    public static void Fill(Tracker tracker)
    {
        Entity[] work = [tracker.Queues.Find("IT Support")!, tracker.Queues.Find("Infrastructure")!];
        Entity[] catalogs = [.. tracker.Catalogs];

        Select(tracker, "Site", CustomField.OfTickets, null, "Oslo", "Bergen", "Trondheim");
        Select(tracker, "Impact", CustomField.OfTickets, work, "One person", "A team", "A site", "Everybody");
        var service = Select(tracker, "Service", CustomField.OfTickets, work, "Mail", "Network", "Workplace");
        var component = Select(tracker, "Component", CustomField.OfTickets, work);
        component.BasedOn = service;
        Values(tracker, component, "Mail", "Mailbox", "Calendar");
        Values(tracker, component, "Network", "Wi-Fi", "Remote access", "Switch");
        Values(tracker, component, "Workplace", "Laptop", "Printer", "Screen");
        Select(tracker, "Affected Systems", CustomField.OfTickets, work, "ERP", "File shares", "Intranet", "Telephony").MaxValues = 0;
        Add(tracker, "Supplier Case", "Freeform", CustomField.OfTickets, work).Pattern = @"(?#three letters and four digits, such as SUP-1234)^[A-Z]{3}-\d{4}$|^$";
        Add(tracker, "Workaround", "Text", CustomField.OfTickets, work);
        Add(tracker, "Maintenance Start", "DateTime", CustomField.OfTickets, [work[1]]);
        Add(tracker, "Needed By", "Date", CustomField.OfTickets, [tracker.Queues.Find("Purchasing")!]);
        Add(tracker, "Cost Centre", "Freeform", CustomField.OfTickets, [tracker.Queues.Find("Purchasing")!]);
        Add(tracker, "Travel Note", "Freeform", CustomField.OfTransactions, [work[0]]);

        Add(tracker, "Serial Number", "Freeform", CustomField.OfAssets, catalogs);
        Select(tracker, "Manufacturer", CustomField.OfAssets, catalogs, "Lenovo", "HP", "Cisco", "Ubiquiti");
        Add(tracker, "Warranty Until", "Date", CustomField.OfAssets, catalogs);
        Select(tracker, "Extras", CustomField.OfAssets, [catalogs[1]], "Dock", "Headset", "Second screen").MaxValues = 0;
        Add(tracker, "Management Address", "IPAddress", CustomField.OfAssets, [catalogs[2]]);

        Add(tracker, "Content", "Text", CustomField.OfArticles, null);
        Select(tracker, "Audience", CustomField.OfArticles, null, "Everybody", "Key users", "Agents");
    }

    static CustomField Add(Tracker tracker, string name, string kind, string lookupType, Entity[]? appliedTo)
    {
        var field = new CustomField
        {
            Name = name,
            Kind = kind,
            Description = name,
            LookupType = lookupType,
            SortOrder = tracker.CustomFields.Count(),
            Global = appliedTo is null,
        };
        field.AppliedTo.UnionWith(appliedTo ?? []);
        return tracker.Create(tracker.CustomFields, field, tracker.Users.Find("root")!);
    }

    static CustomField Select(Tracker tracker, string name, string lookupType, Entity[]? appliedTo, params string[] values)
    {
        var field = Add(tracker, name, "Select", lookupType, appliedTo);
        Values(tracker, field, "", values);
        return field;
    }

    static void Values(Tracker tracker, CustomField field, string category, params string[] names)
    {
        foreach (var name in names)
        {
            tracker.Create(tracker.CustomFieldValues, new CustomFieldValue
            {
                Field = field,
                Name = name,
                Category = category,
                SortOrder = tracker.CustomFieldValues.Count(v => v.Field == field) + 1,
            }, tracker.Users.Find("root")!);
        }
    }
}
