using Patchbay.Sandbox.RequestTracker;

namespace Patchbay.Tests.Sandbox.RequestTracker;

public class TicketSqlTests : SandboxTests
{
    public static TheoryData<string, Func<TicketView, bool>> Queries => new()
    {
        { "id > 0", _ => true },
        { "id >= 10 AND id < 20", t => t.Id is >= 10 and < 20 },
        { "queue = 'it support'", t => t.Queue == "IT Support" },
        { "Queue = 2", t => t.Queue == "IT Support" },
        { "Queue LIKE 'fac'", t => t.Queue == "Facilities" },
        { "Status = '__Active__'", t => t.Status is "new" or "open" or "stalled" },
        { "Status = \"__Inactive__\"", t => t.Status is "resolved" or "rejected" },
        { "Status != 'resolved' and Owner = 'HLIND'", t => t.Status != "resolved" && t.Owner == "hlind" },
        { "Owner = 'Nobody'", t => t.Owner == "Nobody" },
        { "Owner.RealName STARTSWITH 'Hedda'", t => t.Owner == "hlind" },
        { "Requestor = 'abakke@fjordlys.example'", t => t.Roles["Requestor"].Contains("abakke") },
        { "Requestor = 'abakke'", _ => false },                       // a bare field compares the address
        { "Requestor.Name = 'abakke'", t => t.Roles["Requestor"].Contains("abakke") },
        { "AdminCc IS NULL", t => t.Roles["AdminCc"].Count == 0 },
        { "Subject LIKE 'can\\'t'", t => t.Subject.Contains("can't", StringComparison.OrdinalIgnoreCase) },
        { "Subject LIKE 'møterom'", t => t.Subject.Contains("møterom") },
        { "Subject LIKE 'Fan_alarm%switch'", t => t.Subject.StartsWith("Fan alarm") },
        { "Subject ENDSWITH '?' OR Subject ENDSWITH 'switch'", t => t.Subject.EndsWith("switch") },
        { "CF.{Impact} = 'A team'", t => t.CustomFields.GetValueOrDefault("Impact")?.Contains("A team") == true },
        { "'CF.{Affected Systems}' = 'ERP'", t => t.CustomFields.ContainsKey("Affected Systems") },
        { "CF.{IT Support}.{Impact} IS NOT NULL", t => t.CustomFields.ContainsKey("Impact") },
        { "CF.{Nope} = 'x'", _ => false },
        { "Priority > 80", t => t.Numbers["Priority"] > 80 },
        { "Priority = 'High'", t => t.Numbers["Priority"] == 100 },
        { "Due IS NULL", t => !t.Dates.ContainsKey("Due") },
        { "Due < 'today'", t => t.Dates.TryGetValue("Due", out var due) && due.UtcDateTime < RunningSandbox.Now.UtcDateTime.Date },
        { "Resolved > '5 days ago'", t => t.Dates.TryGetValue("Resolved", out var at) && at > RunningSandbox.Now.AddDays(-5) },
        { "Created > 'garbage'", _ => true },                         // read as 1970
        { "Queue = 'Nope'", _ => false },
        { "Status = 'bogus'", _ => false },
        { "Owner = 'ghost'", _ => false },
        { "(Queue = 'Facilities' AND Status = 'new') OR id = 1", t => t is { Queue: "Facilities", Status: "new" } or { Id: 1 } },
        { "Queue = 'Facilities' AND Status = 'new' OR id = 1", t => t is { Queue: "Facilities" } or { Status: "new" } or { Id: 1 } }, // the last word rules
    };

    [Theory]
    [MemberData(nameof(Queries), DisableDiscoveryEnumeration = true)]
    public async Task A_query_finds_what_the_product_would_find(string sql, Func<TicketView, bool> expected)
    {
        var wanted = Rt.State.Tickets.Where(expected).Select(t => $"{t.Id}").ToList();

        var found = new List<string>();
        for (var page = 1; page <= 3; page++)
            found.AddRange((await Rt.FindTicketsAsync(sql, $"&orderby=id&per_page=100&page={page}")).Column("id"));

        Assert.Equal(wanted, found);
    }

    [Theory]
    [InlineData("id IN (1,2)", "Wrong query, expecting a OPERATOR in 'id >IN<--here (1,2)'")]
    [InlineData("NOT id = 1", "Wrong query, expecting a OPERATOR in 'NOT >id<--here = 1'")]
    [InlineData("Subject = 'a''b'", "Wrong query, expecting a AGGREGATOR in 'Subject = 'a'>'b'<--here'")]
    [InlineData("Subject LIKE log in", "Wrong query, expecting a AGGREGATOR in 'Subject LIKE log >in<--here'")]
    [InlineData("Subject = VPN", "Wrong query, no such column 'VPN' in 'Subject = VPN'")]
    [InlineData("(id = 1", "Incomplete query, 1 unclosed paren in '(id = 1'")]
    [InlineData("id = 1)", "Wrong query, expecting a AGGREGATOR in 'id = 1>)<--here'")]
    [InlineData("id =", "Incomplete query, last element (OPERATOR) is not close paren or value in 'id ='")]
    [InlineData("Bogus = 'x'", "Unknown field: Bogus")]
    [InlineData("Requestor.Bogus = 'x'", "Invalid watcher subfield: 'Bogus'")]
    public async Task A_query_that_is_none_is_400_with_the_place_in_the_servers_source(string sql, string message)
    {
        var answer = await Rt.FindTicketsAsync(sql);

        Assert.Equal(400, answer.Status);
        Assert.Equal($"{message} at /usr/share/request-tracker5/lib/RT/Tickets.pm line 3187.\n", answer.Message);
    }

    [Fact]
    public async Task Deleted_tickets_are_never_found_but_still_read()
    {
        var deleted = await Rt.DeleteAsync("/ticket/5");
        var again = await Rt.DeleteAsync("/ticket/5");

        Assert.Equal(204, deleted.Status);
        Assert.Equal(500, again.Status);
        Assert.Empty((await Rt.FindTicketsAsync("id = 5 AND Status = 'deleted'")).Items);
        Assert.Equal("deleted", (string)(await Rt.GetAsync("/ticket/5")).Json["Status"]!);
    }

    [Fact]
    public async Task Other_types_are_found_only_by_naming_the_type()
    {
        await Rt.PutAsync("/ticket/5", """{"Type":"reminder"}""");

        Assert.Empty((await Rt.FindTicketsAsync("id = 5")).Items);
        Assert.Single((await Rt.FindTicketsAsync("id = 5 AND Type = 'reminder'")).Items);
    }

    [Theory]
    [InlineData("calendar", "Status = '__Active__' AND Subject LIKE 'calendar'")]
    [InlineData("laptop sleep status:any", "Subject LIKE 'laptop' AND Subject LIKE 'sleep'")]
    [InlineData("\"asks for\"", "Status = '__Active__' AND Subject LIKE 'asks for'")]
    [InlineData("#7", "id = 7")]
    [InlineData("resolved hlind", "Status = 'resolved' AND Owner = 'hlind'")]
    [InlineData("queue:'IT Support' abakke@fjordlys.example", "Queue = 'IT Support' AND Status = '__Active__' AND Requestor = 'abakke@fjordlys.example'")]
    public async Task Simple_search_understands_what_people_type(string typed, string sql)
    {
        var simple = await Rt.GetAsync($"/tickets?simple=1&orderby=id&per_page=100&query={Uri.EscapeDataString(typed)}");

        Assert.NotEmpty(simple.Items);
        Assert.Equal((await Rt.FindTicketsAsync(sql, "&orderby=id&per_page=100")).Column("id"), simple.Column("id"));
    }
}
