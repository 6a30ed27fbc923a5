using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Catalogue;
using Patchbay.Sandbox.Freshservice.Tickets;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Seeding;

/// <summary>Tickets of five months, the last a few minutes old; exactly one that is open is about the VPN.</summary>
static class TicketSeed
{
    const int Count = 1_100;
    const int Open = 2;
    const int Closed = 5;

    static readonly (string Subject, string Category, string Below)[] Topics =
    [
        ("Laptop does not charge", "Hardware", "Computer"), ("Printer on the third floor is jammed", "Hardware", "Printer"), ("Outlook asks for the password again and again", "Software", "E-mail"),
        ("Wi-Fi is slow in the meeting rooms", "Network", "Connectivity"), ("Access to the finance share", "Network", "Access"), ("Browser crashes on the intranet", "Software", "Browser"), ("External monitor stays black", "Hardware", "Computer"),
        ("New starter needs a phone", "Other", ""), ("Password expired while travelling", "Network", "Access"), ("Video calls freeze", "Network", "Connectivity"),
    ];

    public static void Fill(Tenant tenant)
    {
        var now = tenant.Clock.GetUtcNow();
        for (var i = 1; i <= Count; i++)
            Add(tenant, i, now.AddHours(-3.3 * (Count - i)).AddMinutes(-20));
        Tell(tenant, now);
    }

    static void Add(Tenant tenant, int i, DateTimeOffset at)
    {
        var ticket = TicketWriter.Blank(tenant, at);
        var (subject, category, below) = Topics[i % Topics.Length];
        var workspace = i % 10 == 0 ? 3 : Tenant.PrimaryWorkspace;
        var status = i > Count - 120 ? (i % 5 == 0 ? 3 : Open) : i % 4 == 0 ? 4 : Closed;
        ticket.Take(new()
        {
            ["subject"] = subject, ["description"] = $"<div>{subject}. Seen since this morning.</div>", ["description_text"] = $"{subject}. Seen since this morning.", ["status"] = status, ["priority"] = 1 + (i * 7 % 4),
            ["urgency"] = 1 + (i % 3), ["impact"] = 1 + (i % 3), ["source"] = 1 + (i % 3), ["category"] = category, ["sub_category"] = below.Length > 0 ? below : null, ["requester_id"] = Seed.Id(tenant, "requesters", i),
            ["requested_for_id"] = Seed.Id(tenant, "requesters", i), ["responder_id"] = i % 3 == 0 && status == Open ? null : Seed.Id(tenant, "agents", workspace == 3 ? 7 : 1 + (i % 5)),
            ["group_id"] = Seed.Id(tenant, "groups", workspace == 3 ? 5 : i % 4), ["department_id"] = Seed.Id(tenant, "departments", i), ["workspace_id"] = workspace, ["tags"] = i % 6 == 0 ? new JsonArray("monthly") : new JsonArray(),
            ["custom_fields"] = Values(tenant, workspace, i), ["updated_at"] = Tenant.Stamp(status == Closed ? at.AddHours(6) : at),
        });
        if (status is 4 or Closed)
            (ticket["_resolved_at"], ticket["_closed_at"]) = (Tenant.Stamp(at.AddHours(5)), status == Closed ? Tenant.Stamp(at.AddHours(6)) : null);
        tenant.Tickets.Rows.Add(ticket);
        if (i % 5 == 0)
            Say(tenant, ticket, at.AddMinutes(30), Seed.Id(tenant, "agents", 1), "<div>We are looking into it.</div>", source: 0, isPrivate: false);
    }

    static JsonObject Values(Tenant tenant, int workspace, int i)
    {
        var values = new JsonObject();
        foreach (var field in CustomFields.Of(tenant, "tickets", workspace))
            values[field.Text("name")!] = null;
        values["building"] = i % 2 == 0 ? "North" : "South";
        values["affected_users"] = 1 + (i % 9);
        values["is_recurring"] = i % 8 == 0;
        if (workspace == 3)
            values["employee_number"] = $"E{1000 + (i % 100)}";
        return values;
    }

    /// <summary>The few tickets with a story.</summary>
    static void Tell(Tenant tenant, DateTimeOffset now)
    {
        var rows = tenant.Tickets.Rows;
        var vpn = rows[Count - 6];
        vpn.Take(new()
        {
            ["subject"] = "VPN drops every few minutes", ["description"] = "<div>The VPN drops every few minutes when I work from home.</div>", ["description_text"] = "The VPN drops every few minutes when I work from home.", ["status"] = Open,
            ["priority"] = 3, ["category"] = "Network", ["sub_category"] = "Access", ["responder_id"] = null, ["tags"] = new JsonArray("vpn"),
        });
        Say(tenant, vpn, now.AddHours(-18), vpn.Number("requester_id")!.Value, "<div>It happened again.</div>", source: 1, isPrivate: false);
        Say(tenant, vpn, now.AddHours(-17), Seed.Id(tenant, "agents", 1), "<div>Looks like the known client problem.</div>", source: 2, isPrivate: true);
        rows[Count - 3].Take(new() { ["subject"] = "Cannot print invoices", ["category"] = "Hardware", ["sub_category"] = "Printer", ["description"] = "<div>Invoices do not print.</div>", ["description_text"] = "Invoices do not print.", ["priority"] = 3, ["status"] = Open, ["responder_id"] = null, ["workspace_id"] = Tenant.PrimaryWorkspace });
        rows[Count - 200]["_csat"] = Json.Parse("""{"id":27000000077,"overall_rating":103,"overall_rating_text":"Extremely Happy","primary_question":"How did we do?","questionnaire_responses":[],"created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-05T10:00:00Z"}""");
        rows[Count - 40]["spam"] = true;
        rows[Count - 41]["deleted"] = true;
        rows[Count - 12]["_watchers"] = new JsonArray((JsonNode?)Seed.Id(tenant, "agents", 0));
        rows[Count - 9]["_assets"] = new JsonArray(new JsonObject { ["display_id"] = 2 });
        for (var i = 0; i < 45; i++)
            tenant.Note(rows[Count - 13], Seed.Id(tenant, "agents", 1), $"changed priority, step {i + 1}");
        var item = tenant["service_catalog/items"].Rows[0];
        for (var i = 15; i < 25; i++)
        {
            var ticket = rows[Count - i];
            ticket["type"] = "Service Request";
            ticket["subject"] = $"Request for {Tenant.NameOf(tenant.Person(ticket.Number("requester_id"))!)} : {item.Text("name")}";
            CatalogueEndpoints.Add(tenant, ticket, item, [], isParent: false);
        }
    }

    static void Say(Tenant tenant, JsonObject ticket, DateTimeOffset at, long who, string body, int source, bool isPrivate)
    {
        var conversation = Conversations.New(tenant, ticket.Number("id")!.Value, who, body, source, isPrivate);
        (conversation["created_at"], conversation["updated_at"]) = (Tenant.Stamp(at), Tenant.Stamp(at));
        tenant.Conversations.Rows.Add(conversation);
    }
}
