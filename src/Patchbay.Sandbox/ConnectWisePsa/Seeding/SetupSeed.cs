namespace Patchbay.Sandbox.ConnectWisePsa.Seeding;

/// <summary>What an administrator sets up: people, boards, lists to choose from.</summary>
static class SetupSeed
{
    static readonly string[] Statuses = ["New", "In Progress", "Waiting", "Closed"];

    public static void Fill(Seeder seeder)
    {
        Organisation(seeder);
        Members(seeder);
        Work(seeder);
        Board(seeder, "Help Desk", project: false);
        Board(seeder, "Projects", project: true);
        Board(seeder, "Network Operations", project: false);
        Desk(seeder);
        Lists(seeder);
    }

    static void Organisation(Seeder seeder)
    {
        seeder.Names("/system/timeZoneSetups", null, "GMT/UTC Time");
        seeder.Names("/system/securityroles", null, "Admin", "Technician", "API");
        seeder.Add("/system/locations", """{"name":"Head Office","ownerLevelId":1}""");
        seeder.Add("/system/locations", """{"name":"North","ownerLevelId":2}""");
        seeder.Add("/system/departments", """{"identifier":"Service","name":"Professional Services"}""");
        seeder.Add("/system/departments", """{"identifier":"Sales","name":"Sales"}""");
        seeder.Names("/system/members/types", null, "Employee", "Contractor");
        seeder.Names("/system/myCompany/corporateStructure", null, "Corporate");
        seeder.Add("/system/standardNotes", """{"name":"Waiting for reply","contents":"We have asked the customer and wait for an answer."}""");
        seeder.Names("/system/surveys", null, "Yearly survey");
        seeder.Names("/system/menuentries", null, "Status page");
        seeder.Names("/system/workflows", null, "Escalate critical tickets");
        seeder.Add("/system/links", """{"name":"Service ticket","url":"https://na.example.test/v4_6_release/ConnectWise.aspx?routeTo=ServiceFV&recid="}""");
        seeder.Names("/system/connectwisehostedsetups", null, "Status pod");
        seeder.Names("/system/info/locales", null, "en_US", "en_GB");
    }

    static void Members(Seeder seeder)
    {
        (string Login, string First, string Last, string Class)[] members =
            [("jdoe", "Jane", "Doe", "F"), ("asmith", "Alan", "Smith", "F"), ("bwong", "Bea", "Wong", "F"), ("APIUser", "Patchbay", "Integration", "A")];
        foreach (var (login, first, last, license) in members)
        {
            seeder.Add("/system/members", $$"""
                {"identifier":"{{login}}","firstName":"{{first}}","lastName":"{{last}}","title":"Engineer","licenseClass":"{{license}}","inactiveFlag":false,"officeEmail":"{{login}}@msp.example.test",
                 "defaultEmail":"Office","primaryEmail":"{{login}}@msp.example.test","defaultPhone":"Office","officePhone":"5550100","hireDate":"2020-01-06T00:00:00Z","dailyCapacity":8,
                 "hourlyRate":120,"timeZone":{"id":1},"securityRole":{"id":{{(license == "A" ? 3 : 2)}}},"defaultLocation":{"id":1},"defaultDepartment":{"id":1},"workRole":{"id":1},"workType":{"id":1} }
                """);
        }
    }

    static void Work(Seeder seeder)
    {
        seeder.Add("/time/workTypes", """{"name":"Remote","billTime":"Billable","rateType":"Multiplier","rate":1,"overallDefaultFlag":true}""");
        seeder.Add("/time/workTypes", """{"name":"On-site","billTime":"Billable","rateType":"Multiplier","rate":1.5}""");
        seeder.Add("/time/workTypes", """{"name":"Internal","billTime":"DoNotBill","rateType":"Multiplier","rate":0}""");
        seeder.Add("/time/workRoles", """{"name":"Engineer","hourlyRate":120}""");
        seeder.Add("/time/workRoles", """{"name":"Project Manager","hourlyRate":150}""");
        seeder.Add("/time/chargeCodes", """{"name":"Staff meeting","billTime":"NoCharge","timeEntryFlag":true}""");
        seeder.Names("/time/timePeriodSetups", null, "Weekly");
        seeder.Names("/time/accruals", null, "Vacation");
        var monday = seeder.Now.Date.AddDays(-(((int)seeder.Now.DayOfWeek + 6) % 7));
        for (var week = -104; week <= 8; week++)
        {
            var start = new DateTimeOffset(monday.AddDays(7 * week), TimeSpan.Zero);
            foreach (var member in (ReadOnlySpan<int>)[1, 2, 3, 4])
            {
                var status = member == 3 && week == -1 ? "PendingApproval" : "Open"; // one week has been handed in
                seeder.Add("/time/sheets", $$"""
                    {"member":{"id":{{member}}},"year":{{start.Year}},"period":{{(start.DayOfYear / 7) + 1}},"dateStart":"{{Records.Database.Stamp(start)}}","dateEnd":"{{Records.Database.Stamp(start.AddDays(6))}}","status":"{{status}}","hours":0}
                    """);
            }
        }
    }

    static void Board(Seeder seeder, string name, bool project)
    {
        var board = seeder.Add("/service/boards", $$"""
            {"name":"{{name}}","location":{"id":1},"department":{"id":1},"inactiveFlag":false,"projectFlag":{{(project ? "true" : "false")}},"workRole":{"id":1},"workType":{"id":1},"billTime":"Billable","billExpense":"Billable","billProduct":"Billable"}
            """).Id;
        for (var i = 0; i < Statuses.Length; i++)
        {
            var closed = Statuses[i] == "Closed" ? "true" : "false";
            seeder.Add("/service/boards/{pid}/statuses", $$"""
                {"name":"{{Statuses[i]}}","sortOrder":{{i * 10}},"displayOnBoard":true,"closedStatus":{{closed}},"timeEntryNotAllowed":{{closed}},"defaultFlag":{{(i == 0 ? "true" : "false")}},"escalationStatus":"NoEscalation"}
                """, board);
        }

        seeder.Names("/service/boards/{pid}/types", board, "Break-fix", "Request", "Change");
        var firstType = (board * 3) - 2;
        seeder.Add("/service/boards/{pid}/subtypes", $$"""{"name":"Hardware","typeAssociationIds":[{{firstType}},{{firstType + 1}}]}""", board);
        seeder.Add("/service/boards/{pid}/subtypes", $$"""{"name":"Software","typeAssociationIds":[{{firstType}},{{firstType + 1}},{{firstType + 2}}]}""", board);
        seeder.Names("/service/boards/{pid}/items", board, "Printer", "Database", "Mailbox");
        var (firstSubType, firstItem) = ((board * 2) - 1, (board * 3) - 2);
        foreach (var (subType, item) in (ReadOnlySpan<(int, int)>)[(0, 0), (1, 1), (1, 2)])
        {
            seeder.Add("/service/boards/{pid}/typeSubTypeItemAssociations", $$"""
                {"type":{"id":{{firstType}}},"subType":{"id":{{firstSubType + subType}}},"item":{"id":{{firstItem + item}} } }
                """, board);
        }

        seeder.Add("/service/boards/{pid}/teams", """{"name":"First line","teamLeader":{"id":1},"members":[1,2],"defaultFlag":true,"locationId":1,"businessUnitId":1}""", board);
        seeder.Add("/service/boards/{pid}/teams", """{"name":"Second line","teamLeader":{"id":3},"members":[3],"locationId":1,"businessUnitId":1}""", board);
    }

    static void Desk(Seeder seeder)
    {
        (string Name, string Color)[] priorities = [("Priority 1 - Critical", "Red"), ("Priority 2 - High", "Orange"), ("Priority 3 - Normal", "Yellow"), ("Priority 4 - Low", "Green")];
        for (var i = 0; i < priorities.Length; i++)
            seeder.Add("/service/priorities", $$"""{"name":"{{priorities[i].Name}}","color":"{{priorities[i].Color}}","sortOrder":{{i + 1}},"defaultFlag":{{(i == 2 ? "true" : "false")}}}""");
        foreach (var (path, what) in (ReadOnlySpan<(string, string)>)[("/service/severities", "severity"), ("/service/impacts", "impact")])
        {
            foreach (var level in (ReadOnlySpan<string>)["Low", "Medium", "High"])
                seeder.Add(path, $$"""{"name":"{{level}}","description":"{{level}} {{what}}","defaultFlag":{{(level == "Medium" ? "true" : "false")}}}""");
        }

        seeder.Names("/service/sources", null, "Phone", "Email", "Portal", "Monitoring");
        seeder.Names("/service/locations", null, "Remote", "On-site");
        seeder.Names("/service/codes", null, "Checked backup", "Called customer");
        seeder.Names("/service/templates", null, "New starter");
        seeder.Names("/service/emailTemplates", null, "Ticket opened", "Ticket closed");
        seeder.Add("/service/SLAs", """{"name":"Standard","basedOn":"AllHours","defaultFlag":true,"respondHours":4,"planWithin":8,"resolutionHours":24}""");
        for (var priority = 1; priority <= 4; priority++)
            seeder.Add("/service/SLAs/{pid}/priorities", $$"""{"priority":{"id":{{priority}}},"respondHours":{{priority}},"planWithin":{{priority * 2}},"resolutionHours":{{priority * 8}}}""", 1);
        seeder.Names("/service/knowledgeBaseCategories", null, "Databases", "Printing");
        seeder.Names("/service/knowledgeBaseSubCategories", null, "Recovery");
        seeder.Add("/service/knowledgeBaseArticles", """{"title":"Restart the database cluster","issue":"The database does not answer.","resolution":"Fail over to the second node, then restart the first.","board":{"id":1},"categoryId":1,"subCategoryId":1}""");
        seeder.Add("/service/knowledgeBaseArticles", """{"title":"Clear a stuck print queue","issue":"Nothing prints.","resolution":"Stop the spooler, empty its folder, start it.","board":{"id":1},"categoryId":2}""");
        seeder.Add("/service/surveys", """{"name":"How did we do?"}""");
        seeder.Names("/service/surveys/{pid}/questions", 1, "Were you helped in time?");
    }

    static void Lists(Seeder seeder)
    {
        seeder.Names("/company/noteTypes", null, "Comments", "Billing");
        seeder.Names("/company/marketDescriptions", null, "Retail", "Manufacturing");
        seeder.Names("/company/teamRoles", null, "Account manager", "Lead engineer");
        seeder.Names("/company/tracks", null, "Welcome");
        seeder.Names("/company/companies/statuses", null, "Active", "Inactive");
        seeder.Names("/company/companies/types", null, "Customer", "Vendor", "Prospect");
        seeder.Named("/company/contacts/types", "description", null, "End user", "Approver");
        seeder.Names("/company/contacts/departments", null, "Accounting", "Production");
        seeder.Names("/company/contacts/relationships", null, "Manager");
        (string Name, string Flag)[] ways = [("Email", "emailFlag"), ("Direct", "phoneFlag"), ("Mobile", "phoneFlag"), ("Fax", "faxFlag")];
        foreach (var (name, flag) in ways)
            seeder.Add("/company/communicationTypes", $$"""{"description":"{{name}}","{{flag}}":true,"iphoneXref":"{{name}}","androidXref":"{{name}}","defaultFlag":{{(name is "Email" or "Direct" ? "true" : "false")}}}""");
        seeder.Names("/schedule/statuses", null, "Firm", "Tentative");
        seeder.Add("/schedule/types", """{"name":"Service","identifier":"S","systemFlag":true}""");
        seeder.Add("/schedule/types", """{"name":"Calendar","identifier":"C","systemFlag":true}""");
        seeder.Names("/schedule/calendars", null, "Office hours");
        seeder.Names("/schedule/holidayLists", null, "Public holidays");
        seeder.Add("/schedule/holidayLists/{pid}/holidays", $$"""{"name":"New Year","allDayFlag":true,"date":"{{seeder.Now.Year + 1}}-01-01T00:00:00Z"}""", 1);
        seeder.Names("/schedule/reminderTimes", null, "0 minutes", "15 minutes");
    }
}
