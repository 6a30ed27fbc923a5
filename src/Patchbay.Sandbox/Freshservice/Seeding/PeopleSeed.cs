using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.People;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Workspaces, places, departments, agents, groups, requesters.</summary>
static class PeopleSeed
{
    static readonly string[] First = ["Maya", "Jonas", "Priya", "Tomás", "Aiko", "Lena", "Omar", "Freya", "Kwame", "Ines", "Ravi", "Chloé", "Mateo", "Zuzana", "Ethan", "Hana"];

    static readonly string[] Last = ["Harper", "Lindqvist", "Okafor", "Moreau", "Tanaka", "Silva", "Novak", "Haddad"];

    public static void Fill(Tenant tenant)
    {
        Seed.Add(tenant, "workspaces", """{"id":2,"name":"IT","description":"Information technology","type":"it","primary":true,"restricted":false,"state":"active","template_name":"it"}""");
        Seed.Add(tenant, "workspaces", """{"id":3,"name":"HR","description":"People team","type":"business","primary":false,"restricted":false,"state":"active","template_name":"hr"}""");
        Seed.Add(tenant, "workspaces", """{"id":4,"name":"Legal","description":"Legal matters","type":"business","primary":false,"restricted":true,"state":"active","template_name":"legal"}""");
        foreach (var (name, city, country) in new[] { ("London", "London", "United Kingdom"), ("New York", "New York", "USA"), ("Berlin", "Berlin", "Germany"), ("Singapore", "Singapore", "Singapore") })
        {
            Seed.Add(tenant, "locations", $$$"""
                {"name":"{{{name}}}","parent_location_id":null,"primary_contact_id":null,"contact_name":null,"email":null,"phone":null,"workspace_id":null,
                 "address":{"line1":"1 Main Street","line2":null,"city":"{{{city}}}","state":null,"country":"{{{country}}}","zipcode":"10001"}}
                """);
        }

        foreach (var name in new[] { "IT", "Human Resources", "Finance", "Engineering", "Sales", "Marketing", "Legal", "Operations" })
            Seed.Add(tenant, "departments", $$$"""{"name":"{{{name}}}","description":"{{{name}}} department","head_user_id":null,"prime_user_id":null,"domains":[],"custom_fields":{"cost_center":null},"workspace_id":null}""");
        foreach (var (name, description) in new[] { ("Account Admin", "Everything"), ("IT Supervisor", "Leads a team"), ("IT Agent", "Works on tickets") })
            Seed.Add(tenant, "roles", $$$"""{"name":"{{{name}}}","description":"{{{description}}}","default":true,"scopes":{"ticket":null,"problem":null,"change":null,"release":null}}""");
        Seed.Add(tenant, "business_hours", """
            {"name":"Office hours","description":"Monday to Friday","is_default":true,"time_zone":"London","workspace_id":1,"list_of_holidays":[{"holiday_date":"Dec 25","holiday_name":"Christmas"}],
             "service_desk_hours":{"monday":{"beginning_of_workday":"8:00 am","end_of_workday":"6:00 pm"},"friday":{"beginning_of_workday":"8:00 am","end_of_workday":"4:00 pm"}}}
            """);
        Seed.Add(tenant, "business_hours", """{"name":"Around the clock","description":"Every day","is_default":false,"time_zone":"London","workspace_id":1,"list_of_holidays":[],"service_desk_hours":{}}""");
        Agents(tenant);
        Groups(tenant);
        Requesters(tenant);
        Seed.Add(tenant, "sla_policies", """
            {"name":"Default SLA policy","description":"For every ticket","position":1,"is_default":true,"active":true,"deleted":false,"workspace_id":1,"applicable_to":{},"escalation":{"response":null,"resolution":[]},
             "sla_targets":[{"priority":4,"respond_within":3600,"resolve_within":14400,"business_hours":false,"escalation_enabled":true},{"priority":1,"respond_within":86400,"resolve_within":259200,"business_hours":true,"escalation_enabled":false}]}
            """);
    }

    static void Agents(Tenant tenant)
    {
        (string First, string Last, string Job, int[] Workspaces)[] agents =
        [
            ("Avery", "Quinn", "Service desk manager", [2, 3]), ("Noor", "Rahman", "Support engineer", [2]), ("Sam", "Whitfield", "Network engineer", [2]), ("Elif", "Demir", "Support engineer", [2]),
            ("Diego", "Castro", "Systems administrator", [2]), ("Marta", "Kowalska", "Asset manager", [2]), ("Li", "Wen", "Security analyst", [2, 4]), ("Hugo", "Bernard", "People partner", [3]),
            ("Grace", "Mensah", "People partner", [3]), ("Oskar", "Nyberg", "Change manager", [2]), ("Fatima", "Zahra", "Support engineer", [2]), ("Paul", "Iverson", "Counsel", [4]),
        ];
        foreach (var (first, last, job, workspaces) in agents)
        {
            var agent = People.Agents.New(tenant, new()
            {
                ["first_name"] = first, ["last_name"] = last, ["email"] = $"{first}.{last}@demo.example".ToLowerInvariant(), ["job_title"] = job, ["has_logged_in"] = true,
                ["department_ids"] = new JsonArray((JsonNode?)Seed.Id(tenant, "departments", workspaces[0] == 3 ? 1 : 0)), ["location_id"] = Seed.Id(tenant, "locations", tenant.Agents.Rows.Count),
                ["workspace_ids"] = new JsonArray([.. workspaces.Select(id => (JsonNode?)id)]), ["occasional"] = first == "Paul",
                ["roles"] = new JsonArray(new JsonObject { ["role_id"] = Seed.Id(tenant, "roles", first == "Avery" ? 0 : 2), ["assignment_scope"] = "entire_helpdesk", ["groups"] = new JsonArray() }),
            });
            tenant.Agents.Rows.Add(agent);
        }
    }

    static void Groups(Tenant tenant)
    {
        foreach (var (name, workspace, members) in new[]
        {
            ("Service Desk", 2, new[] { 1, 3, 10 }), ("Network Engineering", 2, [2, 4]), ("Hardware", 2, [5]), ("Security", 2, [6]), ("Change Management", 2, [9]), ("People Operations", 3, [7, 8]), ("Legal Counsel", 4, [11]),
        })
        {
            var group = Seed.Add(tenant, "groups", $$$"""
                {"name":"{{{name}}}","description":"{{{name}}}","escalate_to":null,"unassigned_for":"30m","business_hours_id":null,"auto_ticket_assign":false,"restricted":false,"approval_required":false,"ocs_schedule_id":null,
                 "workspace_id":{{{workspace}}},"observers":[],"leaders":[],"members_pending_approval":[],"leaders_pending_approval":[],"observers_pending_approval":[]}
                """);
            group["members"] = new JsonArray([.. members.Select(index => (JsonNode?)Seed.Id(tenant, "agents", index))]);
            foreach (var index in members)
                tenant.Agents.Rows[index]["member_of"]!.AsArray().Add((JsonNode?)group.Number("id"));
        }
    }

    static void Requesters(Tenant tenant)
    {
        for (var i = 0; i < First.Length * Last.Length; i++)
        {
            var (first, last) = (First[i % First.Length], Last[i / First.Length]);
            tenant.Requesters.Rows.Add(People.Requesters.New(tenant, new()
            {
                ["first_name"] = first, ["last_name"] = last, ["primary_email"] = $"{first}.{last}@demo.example".ToLowerInvariant().Replace('á', 'a').Replace('é', 'e'), ["job_title"] = i % 7 == 0 ? "Team lead" : "Specialist",
                ["work_phone_number"] = $"+44 20 7946 0{i:000}", ["department_ids"] = new JsonArray((JsonNode?)Seed.Id(tenant, "departments", i)), ["location_id"] = Seed.Id(tenant, "locations", i), ["has_logged_in"] = true,
                ["reporting_manager_id"] = i < First.Length ? null : tenant.Requesters.Rows[i % First.Length].Number("id"), ["can_see_all_tickets_from_associated_departments"] = i % 7 == 0,
                ["custom_fields"] = new JsonObject { ["employee_id"] = $"E{1000 + i}", ["badge_number"] = 1000 + i },
            }));
        }

        foreach (var (name, type) in new[] { ("Executives", "manual"), ("Contractors", "manual"), ("Berlin office", "rule_based") })
        {
            var group = Seed.Add(tenant, "requester_groups", $$$"""{"name":"{{{name}}}","description":"{{{name}}}","type":"{{{type}}}","workspace_id":null}""");
            group["_members"] = new JsonArray([.. Enumerable.Range(0, 5).Select(index => (JsonNode?)Seed.Id(tenant, "requesters", index * 3))]);
        }
    }
}
