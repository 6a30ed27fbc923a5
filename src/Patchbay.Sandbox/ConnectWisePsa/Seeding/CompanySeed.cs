using Patchbay.Sandbox.ConnectWisePsa.Records;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>The provider's own company, six customers and a vendor, with sites, contacts and configurations.</summary>
static class CompanySeed
{
    /// <summary>Ids 1 to 8 in this order.</summary>
    public static readonly (string Identifier, string Name, string City, int Type)[] Companies =
    [
        ("PatchbayDemo", "Patchbay Demo MSP", "Tampa", 1), ("Acme", "Acme Inc", "Orlando", 1), ("Northwind", "Northwind Traders", "Boston", 1), ("Contoso", "Contoso Ltd", "Denver", 1),
        ("Fabrikam", "Fabrikam Works", "Austin", 1), ("Tailspin", "Tailspin Toys", "Chicago", 1), ("Litware", "Litware Clinics", "Seattle", 1), ("DellVendor", "Dell Vendor Account", "Round Rock", 2),
    ];

    static readonly string[] First = ["Ada", "Ben", "Cleo", "Dan", "Edie", "Finn", "Gus", "Hana", "Ivo", "Jill", "Kofi", "Lena", "Milo", "Nia", "Omar", "Pia", "Quin", "Rosa", "Sven", "Tess", "Udo", "Vera", "Will", "Xena", "Yuri"];

    static readonly string[] Last = ["Lane", "Ortiz", "Park", "Reed", "Shaw"];

    public static void Fill(Seeder seeder)
    {
        foreach (var company in Companies)
            Company(seeder, company);
        for (var i = 0; i < First.Length; i++)
            Contact(seeder, i);
        for (var company = 2; company <= 7; company++)
            seeder.Data["/company/companies"].Find(company)!.Fields["defaultContact"] = new System.Text.Json.Nodes.JsonObject { ["id"] = company - 1 };
        Types(seeder);
        for (var i = 0; i < 24; i++)
            Configuration(seeder, i);
        seeder.Add("/company/companies/{pid}/notes", """{"text":"Call the front desk before a visit.","type":{"id":1},"flagged":true}""", 2);
        seeder.Add("/company/companies/{pid}/teams", """{"teamRole":{"id":1},"member":{"id":1},"accountManagerFlag":true}""", 2);
        seeder.Add("/company/contacts/{pid}/notes", """{"text":"Prefers mail.","type":{"id":1}}""", 1);
    }

    /// <summary>Customers take turns: contact 1 works at company 2, contact 7 again.</summary>
    public static int CompanyOf(int contact) => 2 + ((contact - 1) % 6);

    static void Company(Seeder seeder, (string Identifier, string Name, string City, int Type) of)
    {
        var id = seeder.Add("/company/companies", $$"""
            {"identifier":"{{of.Identifier}}","name":"{{of.Name}}","status":{"id":1},"addressLine1":"1 Main Street","city":"{{of.City}}","state":"FL","zip":"33601","phoneNumber":"5550199",
             "website":"https://{{of.Identifier.ToLowerInvariant()}}.example.test","territory":{"id":1},"market":{"id":1},"numberOfEmployees":50,"isVendorFlag":{{(of.Type == 2 ? "true" : "false")}}}
            """).Id;
        seeder.Add("/company/companies/{pid}/typeAssociations", $$"""{"type":{"id":{{of.Type}} } }""", id);
        seeder.Add("/company/companies/{pid}/sites", $$"""{"name":"Main","addressLine1":"1 Main Street","city":"{{of.City}}","zip":"33601","primaryAddressFlag":true,"defaultShippingFlag":true,"defaultBillingFlag":true}""", id);
        if (id == 2)
            seeder.Add("/company/companies/{pid}/sites", """{"name":"Warehouse","addressLine1":"9 Dock Road","city":"Orlando","zip":"32801"}""", id);
    }

    static void Contact(Seeder seeder, int i)
    {
        var (company, mail) = (CompanyOf(i + 1), $"{First[i]}.{Last[i % 5]}@{Companies[CompanyOf(i + 1) - 1].Identifier}.example.test".ToLowerInvariant());
        var id = seeder.Add("/company/contacts", $$"""
            {"firstName":"{{First[i]}}","lastName":"{{Last[i % 5]}}","company":{"id":{{company}}},"site":{"id":{{(company > 2 ? company + 1 : company)}}},"title":"{{(i < 6 ? "Manager" : "Clerk")}}","defaultFlag":{{(i < 6 ? "true" : "false")}}}
            """).Id;
        seeder.Add("/company/contacts/{pid}/communications", $$"""{"type":{"id":1},"value":"{{mail}}","communicationType":"Email","defaultFlag":true,"domain":"@{{mail.Split('@')[1]}}"}""", id);
        seeder.Add("/company/contacts/{pid}/communications", $$"""{"type":{"id":2},"value":"55501{{i:D2}}","communicationType":"Phone","defaultFlag":true}""", id);
        seeder.Add("/company/contacts/{pid}/typeAssociations", $$"""{"type":{"id":{{(i < 6 ? 2 : 1)}} } }""", id);
    }

    static void Types(Seeder seeder)
    {
        seeder.Named("/company/configurations/statuses", "description", null, "Active", "Retired");
        seeder.Names("/company/configurations/types", null, "Workstation", "Server", "Printer");
        seeder.Add("/company/configurations/types/{pid}/questions", """{"fieldType":"Text","entryType":"EntryField","sequenceNumber":1,"question":"Operating system","requiredFlag":false}""", 1);
        seeder.Add("/company/configurations/types/{pid}/questions", """{"fieldType":"Text","entryType":"List","sequenceNumber":1,"question":"Role","requiredFlag":true}""", 2);
        seeder.Add("/company/configurations/types/{gid}/questions/{pid}/values", """{"value":"Database","configurationType":{"id":2}}""", 2);
        seeder.Add("/company/configurations/types/{gid}/questions/{pid}/values", """{"value":"File","configurationType":{"id":2}}""", 2);
    }

    static void Configuration(Seeder seeder, int i)
    {
        var type = (i % 4) switch { 0 => 2, 3 => 3, _ => 1 };
        var (kind, question, answer) = type switch { 2 => ("SRV", 2, i % 8 == 0 ? "Database" : "File"), 3 => ("PRN", 0, ""), _ => ("PC", 1, "Windows 11") };
        var answers = question == 0 ? "[]" : $$"""[{"questionId":{{question}},"answer":"{{answer}}"}]""";
        seeder.Add("/company/configurations", $$"""
            {"name":"{{kind}}-{{i + 1:D2}}","type":{"id":{{type}}},"status":{"id":1},"company":{"id":{{CompanyOf(i + 1)}}},"contact":{"id":{{i + 1}}},"deviceIdentifier":"dev-{{i + 1:D3}}",
             "serialNumber":"SN{{i + 1:D6}}","modelNumber":"M{{type}}00","tagNumber":"T{{i + 1:D4}}","purchaseDate":"{{Database.Stamp(seeder.Now.AddDays(-900 + (i * 20)))}}",
             "installationDate":"{{Database.Stamp(seeder.Now.AddDays(-890 + (i * 20)))}}","warrantyExpirationDate":"{{Database.Stamp(seeder.Now.AddDays(-120 + (i * 30)))}}",
             "lastLoginName":"{{First[i].ToLowerInvariant()}}","ipAddress":"10.0.{{type}}.{{i + 10}}","vendor":{"id":8},"activeFlag":true,"questions":{{answers}}}
            """);
    }
}
