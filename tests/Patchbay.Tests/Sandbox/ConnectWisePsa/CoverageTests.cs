using System.Text.Json.Nodes;

namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>Every collection the product documents answers here, in the same way.</summary>
public sealed class CoverageTests
{
    /// <summary>The collections that stand alone, each with a record of the seed where there is one.</summary>
    public static TheoryData<string> Collections() =>
    [
        "/service/boards", "/service/boards/1/statuses", "/service/boards/1/types", "/service/boards/1/subtypes", "/service/boards/1/items", "/service/boards/1/teams", "/service/boards/1/typeSubTypeItemAssociations",
        "/service/teams", "/service/priorities", "/service/severities", "/service/impacts", "/service/sources", "/service/locations", "/service/SLAs", "/service/SLAs/1/priorities", "/service/codes", "/service/templates",
        "/service/knowledgeBaseArticles", "/service/knowledgeBaseCategories", "/service/surveys", "/service/emailTemplates", "/time/sheets", "/time/workTypes", "/time/workRoles", "/time/chargeCodes", "/time/entries",
        "/company/companies", "/company/companies/2/sites", "/company/companies/2/notes", "/company/companies/2/teams", "/company/companies/2/typeAssociations", "/company/companies/statuses", "/company/companies/types",
        "/company/contacts", "/company/contacts/1/communications", "/company/contacts/1/notes", "/company/contacts/types", "/company/communicationTypes", "/company/configurations", "/company/configurations/statuses",
        "/company/configurations/types", "/company/configurations/types/2/questions", "/company/configurations/types/2/questions/2/values", "/company/noteTypes", "/finance/agreements", "/finance/agreements/1/additions",
        "/finance/agreements/1/workroles", "/finance/agreements/types", "/finance/invoices", "/finance/billingCycles", "/finance/billingTerms", "/project/projects", "/project/projects/1/phases", "/project/projects/1/notes",
        "/project/projects/1/teamMembers", "/project/tickets", "/project/statuses", "/sales/opportunities", "/sales/opportunities/1/notes", "/sales/opportunities/1/forecast", "/sales/activities", "/sales/activities/types",
        "/sales/stages", "/schedule/entries", "/schedule/types", "/schedule/statuses", "/schedule/holidayLists/1/holidays", "/procurement/catalog", "/procurement/products", "/procurement/purchaseorders",
        "/procurement/purchaseorders/1/lineitems", "/procurement/manufacturers", "/expense/entries", "/expense/reports", "/expense/types", "/system/members", "/system/info/members", "/system/info/locations",
        "/system/info/departments", "/system/locations", "/system/departments", "/system/userDefinedFields", "/system/standardNotes", "/service/tickets/1101/tasks", "/service/tickets/1101/notes", "/service/tickets/1101/configurations",
    ];

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task A_collection_lists_counts_and_reads(string path)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var rows = (await vendor.GetAsync(path + "?pageSize=1000")).AsArray();
        var count = (await vendor.GetAsync(path + "/count"))["count"];
        var one = await vendor.GetAsync($"{path}/{rows[0]!["id"]}");

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, (int)count!);
        Assert.True(JsonNode.DeepEquals(rows[0], one));
    }

    [Theory]
    [InlineData("/service/priorities/1", "sortOrder", "7")]
    [InlineData("/service/boards/1/statuses/1", "name", "\"Fresh\"")]
    [InlineData("/service/tickets/1101/tasks/1", "closedFlag", "true")]
    [InlineData("/company/companies/2", "phoneNumber", "\"5550111\"")]
    [InlineData("/company/contacts/1", "title", "\"Director\"")]
    [InlineData("/company/configurations/1", "notes", "\"Moved\"")]
    [InlineData("/finance/agreements/1", "billAmount", "1800")]
    [InlineData("/finance/agreements/1/additions/1", "quantity", "30")]
    [InlineData("/finance/invoices/1", "reference", "\"R-1\"")]
    [InlineData("/project/projects/1", "percentComplete", "0.5")]
    [InlineData("/project/tickets/1106", "budgetHours", "9")]
    [InlineData("/sales/opportunities/1", "source", "\"Fair\"")]
    [InlineData("/sales/activities/1", "notes", "\"Done\"")]
    [InlineData("/schedule/entries/1", "doneFlag", "true")]
    [InlineData("/procurement/catalog/1", "price", "23")]
    [InlineData("/procurement/purchaseorders/1", "trackingNumber", "\"T1\"")]
    [InlineData("/expense/entries/1", "amount", "25")]
    [InlineData("/system/members/1", "title", "\"Lead\"")]
    [InlineData("/time/entries/60", "notes", "\"Corrected\"")]
    public async Task A_record_of_the_seed_can_be_patched(string path, string property, string value)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, patched) = await vendor.AskAsync("PATCH", path, $$"""[{"op":"replace","path":"{{property}}","value":{{value}} }]""");

        Assert.Equal(200, status);
        Assert.Equal(value, patched![property]!.ToJsonString());
    }

    [Theory]
    [InlineData("/finance/agreements", """{"name":"Backup","type":{"id":1},"company":{"id":2},"contact":{"id":1},"startDate":"2026-01-01T00:00:00Z"}""")]
    [InlineData("/finance/agreements/1/additions", """{"product":{"identifier":"AV-SEAT"},"quantity":5,"billCustomer":"Billable","effectiveDate":"2026-01-01T00:00:00Z"}""")]
    [InlineData("/finance/invoices", """{"type":"Standard","company":{"id":2}}""")]
    [InlineData("/project/projects", """{"name":"Move","board":{"id":2},"company":{"id":2},"billingMethod":"FixedFee","estimatedStart":"2026-01-01T00:00:00Z","estimatedEnd":"2026-02-01T00:00:00Z"}""")]
    [InlineData("/project/tickets", """{"summary":"Pack","phase":{"id":1}}""")]
    [InlineData("/sales/opportunities", """{"name":"Printers","company":{"id":2},"contact":{"id":1},"primarySalesRep":{"identifier":"jdoe"},"expectedCloseDate":"2026-06-01T00:00:00Z"}""")]
    [InlineData("/sales/activities", """{"name":"Call","assignTo":{"identifier":"jdoe"}}""")]
    [InlineData("/expense/entries", """{"company":{"id":2},"type":{"name":"Parking"},"amount":12.5,"date":"2026-01-05T00:00:00Z"}""")]
    [InlineData("/service/tickets/1101/tasks", """{"notes":"Look at the disk"}""")]
    [InlineData("/service/knowledgeBaseArticles", """{"title":"T","issue":"I","resolution":"R"}""")]
    [InlineData("/service/boards/1/statuses", """{"name":"Parked"}""")]
    public async Task The_smallest_body_makes_a_record(string path, string body)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (status, made) = await vendor.AskAsync("POST", path, body);

        Assert.Equal(201, status);
        Assert.Equal(200, (await vendor.AskAsync("GET", $"{path}/{made!["id"]}")).Status);
    }

    [Theory]
    [InlineData("/system/reports/Company?columns=Company_ID", "row_values")]
    [InlineData("/company/companies/default", "status")]
    [InlineData("/service/tickets/1101/info", "summary")]
    [InlineData("/system/members/jdoe", "identifier")]
    [InlineData("/system/info", "version")]
    public async Task Odd_routes_answer(string path, string property)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        Assert.NotNull((await vendor.GetAsync(path))[property]);
    }

    [Fact]
    public async Task A_thousand_operations_are_known()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        Assert.InRange(vendor.Sandbox.OperationCount, 1000, 3000);
    }
}
