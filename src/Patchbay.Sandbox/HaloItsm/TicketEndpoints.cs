using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Tickets, and the opportunities and projects that share their shape, their numbers and, oddly, their wrapper.</summary>
static class TicketEndpoints
{
    static readonly Resource[] Kinds = [Kind("Tickets", "tickets", 1), Kind("Opportunities", "sales", 5), Kind("Projects", "projects", 6)];

    public static void Map(Routes routes)
    {
        foreach (var kind in Kinds)
        {
            routes.Add("GET", "/" + kind.Path, kind.Area, call => List(call, kind));
            routes.Add("POST", "/" + kind.Path, kind.Area, call => ResourceEndpoints.Post(call, given => Save(call, kind, given)));
            routes.Add("GET", $"/{kind.Path}/{{id}}", kind.Area, call => With(call, kind, ticket => new(200, ResourceEndpoints.Show(call, kind, ticket, call.Flag("includedetails")))));
            routes.Add("DELETE", $"/{kind.Path}/{{id}}", kind.Area, call => With(call, kind, ticket =>
            {
                ticket["deleted"] = true;
                ticket["last_update"] = call.Now;
                return Reply.Ok(ticket);
            }));
        }
    }

    /// <summary>A ticket as actions nest it.</summary>
    public static JsonObject Show(Call call, JsonObject ticket) => ResourceEndpoints.Show(call, Kinds[0], ticket, details: true);

    static Resource Kind(string path, string area, int type) => new(path, area)
    {
        Members = TicketRecord.Members, Required = ["summary"], CustomFieldUsage = 1, DetailsOnly = ["details_html", "todo_list", "tags", "closure_note"], Check = Check,
        Saved = (call, ticket, given) => Fill(call, ticket, given, type), Dress = Dress,
    };

    static JsonAnswer With(Call call, Resource kind, Func<JsonObject, JsonAnswer> then) => ResourceEndpoints.With(
        call, kind, ticket => Tenant.IsTrue(ticket["deleted"]) ? Reply.NotFound(kind.Path) : then(ticket));

    static JsonAnswer Save(Call call, Resource kind, JsonObject given)
    {
        if (given["id"] is null || call.Tenant.Find(kind.Path, given["id"]!.ToString()) is not { } held || !Tenant.IsTrue(held["deleted"]))
            return ResourceEndpoints.Save(call, kind, given);
        if (!Tenant.IsTrue(given["_recover"]))
            return Reply.NotFound(kind.Path);
        held["deleted"] = false;
        return new(200, ResourceEndpoints.Show(call, kind, held, details: true));
    }

    static JsonAnswer? Check(Call call, JsonObject read, JsonObject given, JsonObject? held)
    {
        if (held is not null && read.ContainsKey("summary") && string.IsNullOrWhiteSpace(read["summary"]?.ToString()))
            return Reply.CannotBeNull("summary", "Faults");
        if (Tenant.Int(read["status_id"]) is > 0 and var status && call.Tenant.Find("Status", status) is null)
            return Reply.NoSuchReference("status_id", "Faults");
        if (read["team"]?.ToString() is { Length: > 0 } team && !call.Tenant["Team"].Exists(row => string.Equals(row["name"]!.ToString(), team, StringComparison.OrdinalIgnoreCase)))
            return Reply.Refused($"There is no team named '{team}'");
        foreach (var asset in read["assets"] as JsonArray ?? [])
            if (call.Tenant.Find("Asset", Tenant.Int(asset?["id"])) is null)
                return Reply.NoSuchReference("assets", "Faults");
        var type = call.Tenant.Find("TicketType", Tenant.Int(read["tickettype_id"] ?? held?["tickettype_id"]) ?? 1);
        var sla = read["sla_id"] ?? held?["sla_id"] ?? type?["default_sla"];
        if (Tenant.Int(read["priority_id"]) is > 0 && TicketRecord.Priority(call.Tenant, sla, read["priority_id"]) is null)
            return Reply.Refused($"Priority {read["priority_id"]} is not one of the ticket's SLA");
        if (TicketRecord.PlaceProblem(call.Tenant, read, held) is { } place)
            return place;
        if (Attachments.Problem(given["attachments"]) is { } file)
            return file;
        if (held is not null || Tenant.IsTrue(given["_novalidate"]))
            return null;
        var missing = (type?["fields"] as JsonArray ?? []).Where(field => Tenant.Int(field!["technew"]) == 2)
            .FirstOrDefault(field => string.IsNullOrWhiteSpace(read[field!["fieldname"]!.ToString()]?.ToString()));
        return missing is null ? null : Reply.Sentence($"Please complete the field {missing["label"]}.");
    }

    static void Fill(Call call, JsonObject ticket, JsonObject given, int usualType)
    {
        var isNew = ticket["dateoccurred"] is null;
        var type = call.Tenant.Find("TicketType", Tenant.Int(ticket["tickettype_id"] ??= usualType));
        ticket["dateoccurred"] ??= call.Now;
        ticket["sla_id"] ??= type?["default_sla"]?.DeepClone() ?? 1;
        ticket["priority_id"] ??= type?["default_priority"]?.DeepClone() ?? 4;
        ticket["agent_id"] ??= TicketRecord.Unassigned;
        ticket["team"] = (call.Tenant["Team"].Find(row => string.Equals(row["name"]!.ToString(), ticket["team"]?.ToString(), StringComparison.OrdinalIgnoreCase))?["name"]
            ?? type?["default_team"])?.DeepClone() ?? "";
        var user = call.Tenant.Find("Users", Tenant.Int(given["user_id"]));
        if (user is not null)
            (ticket["site_id"], ticket["client_id"]) = (user["site_id"]!.DeepClone(), user["client_id"]!.DeepClone());
        else if (given["site_id"] is not null)
            ticket["client_id"] = call.Tenant.Find("Site", Tenant.Int(given["site_id"]))?["client_id"]?.DeepClone();
        else if (given["client_id"] is not null)
            ticket["site_id"] = call.Tenant.Find("Client", Tenant.Int(given["client_id"]))?["main_site_id"]?.DeepClone();
        ticket["client_id"] ??= TicketRecord.UnknownClient;
        ticket["site_id"] ??= TicketRecord.UnknownSite;
        if (given["details_html"] is not null && given["details"] is null)
            ticket["details"] = Html.Text(given["details_html"]!.ToString());
        else if (given["details"] is not null && given["details_html"] is null)
            ticket["details_html"] = Html.Of(given["details"]!.ToString());
        TicketRecord.SetStatus(ticket, Tenant.Int(ticket["status_id"] ?? type?["initial_status"]) ?? 1, call.Now);
        if (isNew)
            (ticket["deleted"], ticket["timetaken"], ticket["lastactiondate"]) = (false, 0, call.Now);
        ticket["last_update"] = call.Now;
        TicketRecord.SetTargets(call.Tenant, ticket);
        Attachments.Add(call, given["attachments"], ticket["id"]!.ToString(), action: null);
    }

    static JsonAnswer List(Call call, Resource kind)
    {
        var path = call.Query("domain") switch { "opps" => "Opportunities", "prjs" => "Projects", "reqs" => "Tickets", _ => kind.Path };
        var rows = TicketFilters.Apply(call, call.Tenant[path].OrderByDescending(Tenant.IdOf)); // newest first
        rows = AdvancedSearch.Apply(call.Query("advanced_search"), rows, name => name == "id" || TicketRecord.Members.Knows(name));
        var idsOnly = call.Flag("ticketidonly");
        return Listing.Answer(call, rows, "tickets", pages: !idsOnly, row => idsOnly ? Narrowed(row) : ResourceEndpoints.Show(call, kind, row, details: false));
    }

    static JsonObject Narrowed(JsonObject ticket) => new()
    {
        ["id"] = ticket["id"]!.DeepClone(), ["sla_id"] = ticket["sla_id"]?.DeepClone(), ["status_id"] = ticket["status_id"]?.DeepClone(), ["client_id"] = ticket["client_id"]?.DeepClone(), ["lastincomingemail"] = Tenant.NoDate,
    };

    /// <summary>A row has ids where people expect names, unless the extra columns are asked for.</summary>
    static void Dress(Call call, JsonObject shown, bool details)
    {
        var (tenant, id) = (call.Tenant, shown["id"]?.ToString() ?? "");
        foreach (var name in new[] { "supplier_name", "contract_ref" }) // columns of details alone
            if (!details && !call.Flag("includesupplier"))
                shown.Remove(name);
        shown["datecreated"] = null;
        if (tenant.Find("Users", Tenant.Int(shown["user_id"])) is { } user)
            (shown["user_name"], shown["user_email"]) = (user["name"]!.DeepClone(), shown["user_email"] ?? user["emailaddress"]?.DeepClone());
        if (details || call.Flag("includeagent"))
            shown["agent_name"] = tenant.Find("Agent", Tenant.Int(shown["agent_id"]))?["name"]?.DeepClone();
        if (details || call.Flag("includestatus"))
            shown["status_name"] = tenant.Find("Status", Tenant.Int(shown["status_id"]))?["name"]?.DeepClone();
        if (details || call.Flag("includetickettype"))
            shown["tickettype_name"] = tenant.Find("TicketType", Tenant.Int(shown["tickettype_id"]))?["name"]?.DeepClone();
        if (details || call.Flag("includelastnote"))
            shown["lastnote"] = tenant.ActionsOf(id).LastOrDefault()?["note"]?.DeepClone() ?? "";
        if ((details || call.Flag("includeslatimer")) && shown["fixbydate"]?.ToString() is { } fixBy)
        {
            var left = (DateTimeOffset.Parse(fixBy + "Z", CultureInfo.InvariantCulture) - tenant.Clock.GetUtcNow()).TotalHours;
            (shown["slatimeleft"], shown["slastate"]) = (Math.Round(left, 2), left < 0 ? "O" : "I");
        }

        if (!details)
            return;
        shown["attachment_count"] = tenant["Attachment"].Count(file => file["ticket_id"]?.ToString() == id);
        shown["child_count"] = tenant["Tickets"].Count(row => row["parent_id"]?.ToString() == id);
        shown["approvers"] = new JsonArray([.. tenant["TicketApproval"].Where(row => row["ticket_id"]!.ToString() == id).Select(row => row.DeepClone())]);
        if (call.Flag("includelastaction"))
            shown["last_action"] = tenant.ActionsOf(id).LastOrDefault()?.DeepClone();
    }
}
