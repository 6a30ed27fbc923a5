using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>More than a thousand tickets with their actions; a few that a demo asks for come last and so are the newest.</summary>
static class SeedTickets
{
    const int First = 10_000;

    static readonly string[] Subjects =
    [
        "Cannot print on the second floor", "Mailbox is full", "New starter needs access", "Laptop will not wake", "Shared drive is slow", "Guest Wi-Fi asks for a code", "Screen flickers",
        "Password expired", "Phone cannot join the network", "Please install the drawing tool", "Payment gateway certificate renewal",
    ];

    public static void Fill(Tenant tenant)
    {
        tenant.Reserve("Tickets", First);
        for (var i = 1; i <= 1200; i++)
        {
            var user = 900 + i % 49;
            var closed = i % 3 != 0;
            var ticket = Ticket(tenant, 200.0 * (1201 - i) / 1201 + 0.5, Subjects[i % Subjects.Length], user, type: i % 9 == 0 ? 3 : 1, priority: 1 + i % 4, team: (i % 3) switch { 0 => "Service Desk", 1 => "DevOps", _ => "Network Infrastructure" }, agent: 1 + i % 5);
            if (i % 4 == 0)
                ticket["assets"] = Seed.Ids(2001 + i % 118);
            if (i % 2 == 0)
                Act(tenant, ticket, 7, "Looked at it.");
            if (closed)
                Close(tenant, ticket);
        }

        Close(tenant, Ticket(tenant, 0.45, "Payment Gateway Timeout", 904, 1, 1, "DevOps", 4)); // an earlier one, dealt with
        Ticket(tenant, 0.4, "Payment Gateway Timeout", 901, 1, 1, "DevOps", 4, "Checkout answers 504 for one card in three.");
        Ticket(tenant, 0.35, "Cannot reach the intranet", 844, 1, 3, "Network Infrastructure", 3);
        Ticket(tenant, 0.3, "Core switch drops packets", 842, 1, 1, "Network Infrastructure", 3);
        Act(tenant, Ticket(tenant, 0.2, "VPN asks for an MFA code that never comes", 844, 1, 2, "Service Desk", 5, "Since my new phone the VPN wants a code."), 7, "Asked for the phone's model.");
        Ticket(tenant, 0.1, "VPN drops every few minutes", 845, 1, 3, "Service Desk", 5);
        var change = Ticket(tenant, 0.1, "Replace the core switch", 842, 2, 2, "Network Infrastructure", 3);
        change["workflow_id"] = 2;
        Seed.Add(tenant, "TicketApproval", new() { ["id"] = 1, ["ticket_id"] = change["id"]!.DeepClone(), ["seq"] = 1, ["actionnumber"] = 1, ["result"] = 0, ["type"] = 0, ["agent_id"] = Tenant.ApiAgent, ["name"] = "API Agent", ["note"] = "" });
        Sales(tenant);
    }

    static void Sales(Tenant tenant)
    {
        for (var i = 1; i <= 12; i++)
        {
            var opportunity = Ticket(tenant, 30 + i, $"Managed backup for site {i}", 900 + i, 5, 3, "Service Desk", 3, table: "Opportunities");
            (opportunity["oppcompanyname"], opportunity["oppvalue"], opportunity["oppconversionprobability"]) = ($"Prospect {i}", 1000 * i, 10 * (i % 10));
            var project = Ticket(tenant, 60 + i, $"Office move {i}", 920 + i, 6, 3, "Network Infrastructure", 3, table: "Projects");
            (project["projecttimebudget"], project["projectmoneybudget"]) = (40 + i, 5000 + i);
        }
    }

    static JsonObject Ticket(Tenant tenant, double daysAgo, string summary, int user, int type, int priority, string team, int agent, string? details = null, string table = "Tickets")
    {
        var at = Seed.Ago(tenant, daysAgo);
        var who = tenant.Find("Users", user)!;
        var ticket = Seed.Add(tenant, table, new()
        {
            ["id"] = tenant.NextId(table), ["summary"] = summary, ["details"] = details ?? summary, ["details_html"] = Html.Of(details ?? summary), ["tickettype_id"] = type, ["status_id"] = 2, ["priority_id"] = priority, ["impact"] = 3,
            ["urgency"] = 3, ["client_id"] = who["client_id"]!.DeepClone(), ["site_id"] = who["site_id"]!.DeepClone(), ["user_id"] = user, ["agent_id"] = agent == Tenant.ApiAgent ? 3 : agent, ["team"] = team, ["sla_id"] = 1,
            ["category_1"] = "", ["dateoccurred"] = at, ["dateclosed"] = Tenant.NoDate, ["hasbeenclosed"] = null, ["lastactiondate"] = at, ["last_update"] = at, ["timetaken"] = 0, ["deleted"] = false, ["onhold"] = false,
        });
        TicketRecord.SetTargets(tenant, ticket);
        return ticket;
    }

    static void Act(Tenant tenant, JsonObject ticket, int outcome, string note)
    {
        var at = DateTimeOffset.Parse(ticket["dateoccurred"]!.ToString() + "Z", System.Globalization.CultureInfo.InvariantCulture).AddHours(1);
        var status = Tenant.Int(ticket["status_id"]);
        var action = ActionRecord.Add(tenant, ticket, tenant.Find("Outcome", outcome)!, new() { ["note"] = note, ["sendemail"] = false, ["timetaken"] = 0.25 }, at);
        (action["old_status"], action["new_status"]) = (status, outcome == 18 ? TicketRecord.Closed : status);
        (ticket["lastactiondate"], ticket["last_update"], ticket["timetaken"]) = (Tenant.Stamp(at), Tenant.Stamp(at), 0.25);
    }

    static void Close(Tenant tenant, JsonObject ticket)
    {
        Act(tenant, ticket, 18, "Done.");
        TicketRecord.SetStatus(ticket, TicketRecord.Closed, ticket["lastactiondate"]!.ToString());
    }
}
