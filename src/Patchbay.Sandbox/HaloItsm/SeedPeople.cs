using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Clients with their sites and users, and the agents who serve them.</summary>
static class SeedPeople
{
    static readonly string[] FirstNames = ["Ada", "Bruno", "Chloe", "Dina", "Emil", "Freya", "Goran", "Hana", "Ivo", "Jana"];
    static readonly string[] Surnames = ["Archer", "Bell", "Costa", "Dahl", "Evans"];

    public static void Fill(Tenant tenant)
    {
        foreach (var (id, name, email, team) in new[] { (1, "Unassigned", "", ""), (Tenant.ApiAgent, "API Agent", "api@demo.example", "Service Desk"), (3, "Priya Shah", "priya.shah@demo.example", "Network Infrastructure"), (4, "Tom Becker", "tom.becker@demo.example", "DevOps"), (5, "Lena Ortiz", "lena.ortiz@demo.example", "Service Desk") })
            Seed.Add(tenant, "Agent", new()
            {
                ["id"] = id, ["name"] = name, ["email"] = email, ["initials"] = string.Concat(name.Split(' ').Select(part => part[0])), ["jobtitle"] = "Technician", ["team"] = team, ["isdisabled"] = false, ["is_agent"] = true,
                ["isapiagent"] = id == Tenant.ApiAgent, ["linemanager"] = id is 4 or 5 ? 3 : 0, ["workday_id"] = 1,
            });
        Seed.Add(tenant, "TopLevel", new() { ["name"] = "Customers" });
        Seed.Add(tenant, "Organisation", new() { ["name"] = "Demo Service Desk" });
        Client(tenant, 1, "Unknown", "Unknown");
        Client(tenant, 2, "Northgate Retail", "London", "Leeds");
        Client(tenant, 3, "Harbour Logistics", "Rotterdam", "Antwerp");
        User(tenant, 842, 2, "Marcus", "Lindqvist", "marcus.lindqvist@company.com", department: "Finance", manager: "diane.foster@company.com");
        User(tenant, 843, 2, "Diane", "Foster", "diane.foster@company.com", department: "Finance", head: true);
        User(tenant, 844, 2, "Sarah", "Jenkins", "sarah.jenkins@company.com", department: "Sales", manager: "diane.foster@company.com");
        User(tenant, 845, 2, "Sarah", "Jenkinson", "sarah.jenkinson@company.com", department: "Sales"); // a search finds both
        for (var i = 0; i < 50; i++)
        {
            var (first, last) = (FirstNames[i % 10], Surnames[i / 10]);
            User(tenant, 900 + i, 2 + i % 4, first, last, $"{first}.{last}@{(i % 4 < 2 ? "company.com" : "harbour.example")}".ToLowerInvariant(), department: i % 3 == 0 ? "Operations" : "Sales", inactive: i == 49);
        }

        for (var i = 1; i <= 60; i++)
            Seed.Add(tenant, "CRMNote", new() { ["client_id"] = 2 + i % 2, ["datetime"] = Seed.Ago(tenant, i), ["who_agentid"] = 3, ["note"] = $"Review call {i}", ["timetaken"] = 0.5 });
    }

    static void Client(Tenant tenant, int id, string name, params string[] sites)
    {
        var client = Seed.Add(tenant, "Client", new()
        {
            ["id"] = id, ["name"] = name, ["toplevel_id"] = 1, ["inactive"] = false, ["website"] = "", ["notes"] = "", ["main_site_id"] = null, ["datecreated"] = Seed.Ago(tenant, 900),
        });
        foreach (var site in sites)
        {
            var added = Seed.Add(tenant, "Site", new() { ["name"] = site, ["client_id"] = id, ["inactive"] = false, ["phonenumber"] = "+44 20 7946 0000", ["timezone"] = "", ["notes"] = "", ["isstocklocation"] = site == "Leeds" });
            client["main_site_id"] ??= added["id"]!.DeepClone();
        }
    }

    static void User(Tenant tenant, int id, int site, string first, string last, string email, string department, string manager = "", bool head = false, bool inactive = false) => Seed.Add(tenant, "Users", new()
    {
        ["id"] = id, ["name"] = $"{first} {last}", ["firstname"] = first, ["surname"] = last, ["emailaddress"] = email, ["phonenumber"] = $"+44 20 7946 0{id}", ["client_id"] = tenant.Find("Site", site)!["client_id"]!.DeepClone(),
        ["site_id"] = site, ["department"] = department, ["isheadofdept"] = head, ["manager_email"] = manager, ["isimportantcontact"] = head, ["inactive"] = inactive, ["login"] = email.Split('@')[0], ["notes"] = "", ["linked_agent_id"] = 0,
    });
}
