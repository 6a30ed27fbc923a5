using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Clients, their sites and users, agents, and the tree above them.</summary>
static class PeopleResources
{
    public static IEnumerable<Resource> All { get; } =
    [
        new("Users", "customers")
        {
            Wrapper = "users", Pages = true, AdvancedSearch = true, CustomFieldUsage = 4, Required = ["site_id"], Searched = ["name", "emailaddress", "email2", "login"],
            Filters = SetUpResources.Same("client_id site_id"), DetailsOnly = ["notes", "departments", "user_relationships"],
            Members = new("name:s firstname:s surname:s title:s emailaddress:s email2:s email3:s phonenumber:s mobilenumber:s homenumber:s phonenumber_preferred:s client_id:i -client_name site_id:i -site_name "
                + "department:s departments:a isheadofdept:b manager_email:s admanager:s isimportantcontact:b inactive:b login:s neversendemails:b other1:s other2:s other3:s other4:s other5:s notes:s role_list:s "
                + "roles:a linked_agent_id:i iscontractcontact:b web_access_level:i customfields:a third_party_id:s azure_id:s azureoid:s device_access_level:i"),
            Check = CheckUser, Saved = FillUser, Narrow = NarrowUsers,
            Dress = (call, shown, _) => (shown["site_id"], shown["site_name"]) = (Float(shown["site_id"]), call.Tenant.Find("Site", Tenant.Int(shown["site_id"]))?["name"]?.DeepClone()),
        },
        new("Client", "customers")
        {
            Wrapper = "clients", Pages = true, AdvancedSearch = true, CustomFieldUsage = 2, Required = ["name"], Unique = "name", Searched = ["name"], Filters = SetUpResources.Same("toplevel_id"), DetailsOnly = ["notes"],
            Members = new("name:s toplevel_id:i -toplevel_name inactive:b colour:s website:s domain:s notes:s main_site_id:i -main_site_name accountmanagertech:i pritech:i sectech:i item_tax_code:i taxable:b "
                + "accountsemailaddress:s -open_ticket_count -datecreated customfields:a allowed_tickettypes:a default_contract:i"),
            Saved = GiveMainSite, Narrow = Active,
            Dress = (call, shown, _) => shown["open_ticket_count"] = call.Tenant["Tickets"].Count(ticket => Tenant.Int(ticket["client_id"]) == Tenant.IdOf(shown) && TicketRecord.IsOpen(ticket)),
        },
        new("Site", "customers")
        {
            Wrapper = "sites", Pages = true, AdvancedSearch = true, CustomFieldUsage = 3, Required = ["name", "client_id"], Searched = ["name", "ref"], Filters = SetUpResources.Same("client_id"), DetailsOnly = ["notes"],
            Members = new("name:s client_id:i -client_name inactive:b phonenumber:s timezone:s sla_id:i notes:s emaildomain:s maincontact_id:i maincontact_name:s delivery_address:o invoice_address:o isinvoicesite:b "
                + "isstocklocation:b country_code:s region_code:i ref:s customfields:a"),
            Narrow = Active, Dress = (_, shown, _) => shown["client_id"] = Float(shown["client_id"]),
        },
        new("Agent", null)
        {
            Required = ["name", "email"], Unique = "email", Searched = ["name", "email"], DetailsOnly = ["teams", "roles"],
            Members = new("name:s firstname:s surname:s email:s initials:s jobtitle:s team:s teams:a departments:a isdisabled:b is_agent:b isapiagent:b sms:s extensionnumber:s colour:s linemanager:i "
                + "-linemanager_name roles:a role_list:s onlinestatus:i -lastlogindate workday_id:i customfields:a"),
            Narrow = NarrowAgents,
        },
        new("TopLevel", null) { Pages = true, Searched = ["name"] }, new("Organisation", null),
        new("CRMNote", "crm")
        {
            // Answers its first rows whatever page is asked for; only `count` gets more.
            Wrapper = "actions", Required = ["note"], Filters = SetUpResources.Same("client_id supplier_id"),
            Members = new("client_id:i site_id:i user_id:i supplier_id:i datetime:dt who_agentid:i note:s timetaken:n ticketid:i customfields:a"),
            Narrow = (call, rows) => call.Query("count") is null ? rows.Take(50) : rows,
        },
    ];

    /// <summary>The call's own agent.</summary>
    public static JsonAnswer AgentMe(Call call)
    {
        var me = call.Tenant.Find("Agent", Tenant.ApiAgent)!.DeepClone().AsObject();
        me["claims"] = new JsonArray(
            new JsonObject { ["type"] = "sub", ["value"] = me["id"]!.ToString() }, new JsonObject { ["type"] = "name", ["value"] = me["name"]!.ToString() });
        return new(200, me);
    }

    static IEnumerable<JsonObject> Active(Call call, IEnumerable<JsonObject> rows) => call.Flag("includeinactive") ? rows : rows.Where(row => !Tenant.IsTrue(row["inactive"]));

    static IEnumerable<JsonObject> NarrowUsers(Call call, IEnumerable<JsonObject> rows)
    {
        rows = Active(call, rows);
        if (call.Query("search_phonenumbers") is not null && call.Flag("search_phonenumbers") && call.Query("search") is { } number)
            rows = rows.Concat(call.Tenant["Users"].Where(user => user["phonenumber"]?.ToString().Contains(number, StringComparison.Ordinal) == true)).Distinct();
        if (call.Ids("asset_id") is { } assets)
        {
            var owners = call.Tenant["Asset"].Where(asset => assets.Contains(Tenant.IdOf(asset)!.Value)).SelectMany(AssetResources.UserIds).ToHashSet();
            rows = rows.Where(user => owners.Contains(Tenant.IdOf(user)!.Value));
        }

        return call.Flag("exclude_agents") ? rows.Where(user => Tenant.Int(user["linked_agent_id"]) is not > 0) : rows;
    }

    static IEnumerable<JsonObject> NarrowAgents(Call call, IEnumerable<JsonObject> rows)
    {
        if (call.Ids("team_id") is { } teams)
        {
            var names = call.Tenant["Team"].Where(team => teams.Contains(Tenant.IdOf(team)!.Value)).Select(team => team["name"]!.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
            rows = rows.Where(agent => names.Contains(agent["team"]?.ToString() ?? ""));
        }

        rows = call.Flag("includeapiagents") || call.Flag("showall") ? rows : rows.Where(agent => !Tenant.IsTrue(agent["isapiagent"]));
        rows = call.Flag("includeunassigned") || call.Flag("showall") ? rows : rows.Where(agent => Tenant.IdOf(agent) != TicketRecord.Unassigned);
        return call.Flag("includedisabled") || call.Flag("showall") ? rows : rows.Where(agent => !Tenant.IsTrue(agent["isdisabled"]));
    }

    static JsonAnswer? CheckUser(Call call, JsonObject read, JsonObject given, JsonObject? held)
    {
        if (held is null && string.IsNullOrWhiteSpace(read["name"]?.ToString() ?? read["firstname"]?.ToString()))
            return Reply.CannotBeNull("uusername", "Users");
        var site = call.Tenant.Find("Site", Tenant.Int(read["site_id"] ?? held?["site_id"]));
        return Tenant.Int(read["client_id"]) is > 0 and var client && site is not null && Tenant.Int(site["client_id"]) != client
            ? Reply.Refused("The Site does not belong to this Client") : null;
    }

    static void FillUser(Call call, JsonObject user, JsonObject given)
    {
        user["client_id"] = call.Tenant.Find("Site", Tenant.Int(user["site_id"]))?["client_id"]?.DeepClone();
        user["name"] ??= $"{user["firstname"]} {user["surname"]}".Trim();
        user["inactive"] ??= false;
        if (given["_merge_user_into"] is { } other && call.Tenant.Find("Users", Tenant.Int(other)) is { } kept)
        {
            foreach (var ticket in call.Tenant["Tickets"].Where(ticket => Tenant.Int(ticket["user_id"]) == Tenant.IdOf(user)))
                ticket["user_id"] = kept["id"]!.DeepClone();
            user["inactive"] = true;
        }
    }

    static void GiveMainSite(Call call, JsonObject client, JsonObject given)
    {
        client["inactive"] ??= false;
        client["datecreated"] ??= call.Now;
        if (client["main_site_id"] is not null)
            return;
        var site = new JsonObject
        {
            ["id"] = call.Tenant.NextId("Site"), ["name"] = given["newclient_sitename"]?.ToString() ?? "Main", ["client_id"] = client["id"]!.DeepClone(), ["inactive"] = false,
            ["phonenumber"] = given["newclient_phonenumber"]?.ToString() ?? "", ["emaildomain"] = given["newclient_domain"]?.ToString() ?? "",
        };
        call.Tenant["Site"].Add(site);
        client["main_site_id"] = site["id"]!.DeepClone();
        if (given["newclient_contactname"]?.ToString() is { Length: > 0 } name)
            call.Tenant["Users"].Add(new()
            {
                ["id"] = call.Tenant.NextId("Users"), ["name"] = name, ["emailaddress"] = given["newclient_contactemail"]?.ToString() ?? "", ["client_id"] = client["id"]!.DeepClone(),
                ["site_id"] = site["id"]!.DeepClone(), ["inactive"] = false,
            });
    }

    /// <summary>The product keeps a few ids as floats, and shows them so.</summary>
    static JsonNode? Float(JsonNode? id) => Tenant.Int(id) is { } number ? JsonValue.Create(number + 0.0m) : null;
}
