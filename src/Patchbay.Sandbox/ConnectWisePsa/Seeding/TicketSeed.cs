using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Tickets;

namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>Eleven hundred tickets of two boards, among them an outage at one customer; notes, time, tasks, schedule.</summary>
static class TicketSeed
{
    static readonly string[] Summaries =
    [
        "Cannot print on the third floor", "VPN drops every few minutes", "New starter needs access", "Laptop will not wake", "Mailbox is full",
        "Please install the drawing tool", "Meeting room screen is dark", "Password expired", "Shared drive is slow", "Phone cannot join the network",
    ];

    public static void Fill(Seeder seeder)
    {
        for (var i = 1; i <= 1100; i++)
        {
            var closed = i % 3 == 0 && i <= 1080;
            Ticket(seeder, Summaries[i % Summaries.Length], i % 5 == 0 ? 3 : 1, contact: 1 + (i % 25), priority: i % 11 == 0 ? 2 : 3 + (i % 2), closed ? 3 : i % 2, owner: i % 4, seeder.Now.AddHours(-6 * (1101 - i)), type: i % 3);
        }

        foreach (var (summary, minutes) in (ReadOnlySpan<(string, int)>)
            [("Database down: orders cannot be saved", 95), ("Database down at the warehouse", 60), ("Database down again after restart", 25), ("Reports fail, database down?", 12)])
            Ticket(seeder, summary, board: 1, contact: 1, priority: 1, status: 0, owner: 0, seeder.Now.AddMinutes(-minutes), type: 0);
        Ticket(seeder, "Laptop broken, replacement wanted", board: 1, contact: 2, priority: 3, status: 0, owner: 1, seeder.Now.AddMinutes(-5), type: 1);
        Project(seeder);
        Details(seeder);
    }

    static void Ticket(Seeder seeder, string summary, int board, int contact, int priority, int status, int owner, DateTimeOffset entered, int type)
    {
        var company = CompanySeed.CompanyOf(contact);
        var person = seeder.Data["/company/contacts"].Find(contact)!;
        var at = Database.Stamp(entered.AddHours(3) is var later && later < seeder.Now ? later : seeder.Now);
        var row = seeder.Add("/service/tickets", $$"""
            {"summary":"{{summary}}","recordType":"ServiceTicket","board":{"id":{{board}}},"status":{"id":{{((board - 1) * 4) + status + 1}}},"company":{"id":{{company}}},"site":{"id":{{(company > 2 ? company + 1 : company)}}},"siteName":"Main",
             "contact":{"id":{{contact}}},"contactName":"{{person.Text("firstName")}} {{person.Text("lastName")}}","type":{"id":{{((board - 1) * 3) + type + 1}}},"team":{"id":{{(board * 2) - 1}}},
             "priority":{"id":{{priority}}},"source":{"id":{{1 + (contact % 3)}}},"severity":"{{(priority == 1 ? "High" : "Medium")}}","impact":"{{(priority == 1 ? "High" : "Medium")}}","sla":{"id":1},"location":{"id":1},"department":{"id":1},
             "billTime":"Billable","billExpenses":"Billable","billProducts":"Billable","closedFlag":{{(status == 3 ? "true" : "false")}},"actualHours":0}
            """, entered: entered, by: "jdoe");
        if (owner > 0)
            row.Fields["owner"] = new JsonObject { ["id"] = owner };
        if (status == 3)
            (row.Fields["closedDate"], row.Fields["closedBy"]) = (at, "jdoe");
        row.LastUpdated = at;
        TicketRules.SetResources(seeder.Data, row.Fields, row.Id);
        if (row.Fields["resources"] is null)
            row.Fields.Remove("resources");
        var note = NoteRules.Add(seeder.Data, row, $"{summary}. Please help.", "detailDescriptionFlag", "jdoe");
        (note.DateEntered, note.LastUpdated, note.Fields["dateCreated"]) = (row.DateEntered, row.DateEntered, row.DateEntered);
    }

    static void Project(Seeder seeder)
    {
        seeder.Add("/project/projects", $$"""
            {"name":"Server refresh","board":{"id":2},"company":{"id":3},"contact":{"id":2},"status":{"id":1},"type":{"id":1},"manager":{"id":2},"billingMethod":"ActualRates","billingRateType":"WorkRole","billTime":"Billable",
             "billExpenses":"Billable","billProducts":"Billable","budgetAnalysis":"ActualHours","estimatedStart":"{{Database.Stamp(seeder.Now.AddDays(-20))}}","estimatedEnd":"{{Database.Stamp(seeder.Now.AddDays(40))}}","estimatedHours":120}
            """);
        seeder.Add("/project/projects/{pid}/phases", """{"description":"Plan","status":{"id":1},"wbsCode":"1","billTime":"Billable","billExpenses":"Billable","billProducts":"Billable","projectId":1}""", 1);
        seeder.Add("/project/projects/{pid}/phases", """{"description":"Move","status":{"id":1},"wbsCode":"2","billTime":"Billable","billExpenses":"Billable","billProducts":"Billable","projectId":1}""", 1);
        seeder.Add("/project/projects/{pid}/notes", """{"text":"Kick-off held.","type":{"id":1}}""", 1);
        seeder.Add("/project/projects/{pid}/teamMembers", """{"member":{"id":2},"hours":40,"workRole":{"id":2}}""", 1);
        foreach (var summary in (ReadOnlySpan<string>)["Order the new servers", "Rack the new servers", "Move the file shares", "Switch off the old servers"])
        {
            seeder.Add("/project/tickets", $$"""
                {"summary":"{{summary}}","recordType":"ProjectTicket","project":{"id":1},"phase":{"id":1},"board":{"id":2},"status":{"id":5},"company":{"id":3},"contact":{"id":2},"owner":{"id":2},"priority":{"id":3},"closedFlag":false,"resources":"asmith","budgetHours":8}
                """, entered: seeder.Now.AddDays(-10));
        }
    }

    static void Details(Seeder seeder)
    {
        for (var i = 0; i < 60; i++)
        {
            var (ticket, start) = (1000 + i, seeder.Now.AddHours(-5 * (61 - i)));
            var row = seeder.Data[TicketRules.Table].Find(ticket)!;
            seeder.Add("/time/entries", $$"""
                {"company":{"id":{{row.IdOf("company")}}},"chargeToId":{{ticket}},"chargeToType":"ServiceTicket","ticket":{"id":{{ticket}}},"member":{"id":{{1 + (i % 3)}}},"workType":{"id":1},"workRole":{"id":1},"locationId":1,"businessUnitId":1,
                 "timeStart":"{{Database.Stamp(start)}}","timeEnd":"{{Database.Stamp(start.AddMinutes(45))}}","actualHours":0.75,"billableOption":"Billable","notes":"Looked into it remotely.","addToDetailDescriptionFlag":{{(i % 2 == 0 ? "true" : "false")}},
                 "enteredBy":"jdoe","dateEntered":"{{Database.Stamp(start)}}","status":"Open"}
                """, entered: start, by: "jdoe");
            row.Fields["actualHours"] = 0.75;
        }

        seeder.Add("/service/tickets/{pid}/tasks", """{"notes":"Call the customer","priority":1}""", 1101);
        seeder.Add("/service/tickets/{pid}/tasks", """{"notes":"Check the backup","priority":2,"code":{"id":1}}""", 1101);
        foreach (var ticket in (ReadOnlySpan<int>)[1101, 1102])
            seeder.Data.Add(TicketRules.Configurations, new() { ["configuration"] = new JsonObject { ["id"] = 1 } }, ticket);
        seeder.Add("/schedule/entries", $$"""
            {"objectId":1105,"type":{"id":1},"member":{"id":1},"name":"Laptop broken, replacement wanted","dateStart":"{{Database.Stamp(seeder.Now.AddHours(2))}}","dateEnd":"{{Database.Stamp(seeder.Now.AddHours(3))}}","hours":1,"status":{"id":1} }
            """);
        seeder.Add("/schedule/entries/{pid}/details", $$"""{"dateStart":"{{Database.Stamp(seeder.Now.AddHours(2))}}","dateEnd":"{{Database.Stamp(seeder.Now.AddHours(3))}}","member":{"id":1} }""", 1);
        seeder.Add("/service/ticketLinks", """{"name":"Status page"}""");
        Installation.DocumentEndpoints.Add(seeder.Data, "Ticket", 1101, "Error log", "error.log", "connection refused"u8.ToArray(), "text/plain", "jdoe");
    }
}
