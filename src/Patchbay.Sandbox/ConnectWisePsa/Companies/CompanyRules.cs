using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Writes;

namespace Patchbay.Sandbox.ConnectWisePsa.Companies;

/// <summary>Companies: their first site comes with them, their types are told but kept apart.</summary>
static class CompanyRules
{
    public const string Sites = "/company/companies/{pid}/sites";

    const string Types = "/company/companies/{pid}/typeAssociations";

    public static Rules Rules { get; } = new()
    {
        Begin = Begin,
        Check = change => change.DefaultReference("status", change.Data["/company/companies/statuses"].Rows.FirstOrDefault(row => row.Flag("defaultFlag"))),
        Saved = Save,
        ReadOnly = Rules.Words("deletedFlag dateDeleted deletedBy"),
        Tell = (data, row, told, shape) =>
        {
            told["types"] = new JsonArray([.. data[Types].Of(row.Id).Select(type => shape.Reference("CompanyType", type.Fields["type"]!, "type"))]);
            if (PrimarySite(data, row.Id) is { } site)
                told["site"] = shape.Reference("Site", new JsonObject { ["id"] = site.Id }, "site");
        },
    };

    public static Row? PrimarySite(Database data, int? company) =>
        data[Sites].Of(company).OrderByDescending(site => site.Flag("primaryAddressFlag")).FirstOrDefault(site => company is not null && !site.Flag("inactiveFlag"));

    static void Begin(Change change)
    {
        var identifier = change.Text("identifier");
        if (identifier is not null && change.Data["/company/companies"].Rows.Any(row => row.Id != change.Before?.Id && string.Equals(row.Text("identifier"), identifier, StringComparison.OrdinalIgnoreCase)))
            change.Errors.Add(new("ObjectExists", "identifier", $"A company with the identifier {identifier} already exists."));
        if (change.IsNew && change.Given["site"] is not JsonObject && !((string[])["addressLine1", "city", "state", "zip"]).Any(line => change.Text(line) is not null))
            change.Missing("site");
        if (!change.IsNew)
        {
            change.Given.Remove("types"); // later through typeAssociations
            change.Fields.Remove("types");
        }

        if (change.IsNew)
            change.Fields["site"] = change.Given["site"]?.DeepClone();
        change.Given.Remove("site"); // a site is not referred to, it is made
    }

    static void Save(Change change, Row company)
    {
        var (types, given) = (company.Fields["types"] as JsonArray, company.Fields["site"] as JsonObject);
        company.Fields.Remove("types");
        company.Fields.Remove("site");
        if (!change.IsNew)
            return;
        types ??= [.. change.Data["/company/companies/types"].Rows.Where(row => row.Flag("defaultFlag")).Select(row => new JsonObject { ["id"] = row.Id })];
        foreach (var type in types)
            change.Data.Add(Types, new() { ["type"] = type!.DeepClone(), ["company"] = new JsonObject { ["id"] = company.Id } }, company.Id, change.Call.Member);
        var site = new JsonObject { ["name"] = given?["name"]?.ToString() ?? "Main", ["primaryAddressFlag"] = true, ["company"] = new JsonObject { ["id"] = company.Id } };
        foreach (var line in (string[])["addressLine1", "addressLine2", "city", "zip"])
        {
            if (change.Text(line) is { } text)
                site[line] = text;
        }

        Writer.FillFlags(Collections.At(Sites).Schema, site);
        change.Data.Add(Sites, site, company.Id, change.Call.Member);
    }
}
