using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

public class ToolFilterTests
{
    private static readonly Integration Deskly = IntegrationFolder.Deskly();

    [Theory]
    [InlineData("read", null, "list_all_deskly_tickets get_single_deskly_ticket_by_id list_all_deskly_time_entries")]
    [InlineData("write", "time", "create_a_deskly_time_entry")]
    [InlineData("custom", null, "deskly_ticket_reply")]
    [InlineData("list create", "tickets", "list_all_deskly_tickets create_a_deskly_ticket")]
    [InlineData(null, "conversations time", "deskly_ticket_reply list_all_deskly_time_entries create_a_deskly_time_entry")]
    [InlineData("reply", "tickets conversations", "deskly_ticket_reply")]
    public void A_tool_passes_when_its_method_and_one_of_its_tags_do(string? methods, string? tags, string names)
    {
        var filter = new ToolFilter(methods?.Split(' '), tags?.Split(' '));

        Assert.Empty(filter.Check(Deskly));
        Assert.Equal(names.Split(' '), filter.Apply(ToolFactory.Build(Deskly, AccountFields.None)).Select(tool => tool.Name));
    }

    [Fact]
    public void Without_a_filter_every_tool_passes()
    {
        Assert.Empty(ToolFilter.None.Check(Deskly));
        Assert.Equal(7, ToolFilter.None.Apply(ToolFactory.Build(Deskly, AccountFields.None)).Count);
    }

    [Theory]
    [InlineData("reed", null, "Unknown method 'reed'; did you mean 'read'? Allowed: read, write, custom, create, get, list, reply, update.")]
    [InlineData("purge", null, "Unknown method 'purge'. Allowed: read, write, custom")]    // exists, but is not documented
    [InlineData("READ", null, "Unknown method 'READ'")]
    [InlineData(null, "ticket", "Unknown tag 'ticket'; did you mean 'tickets'? Allowed: conversations, tickets, time.")]
    [InlineData("custom", "time", "These filters leave no tool of deskly. Tags of the methods they allow: conversations.")]
    public void A_filter_that_cannot_be_meant_is_told_with_what_is_allowed(string? methods, string? tags, string message)
    {
        var problems = new ToolFilter(methods?.Split(' '), tags?.Split(' ')).Check(Deskly);

        Assert.StartsWith(message, Assert.Single(problems));
    }

    [Fact]
    public void An_empty_list_allows_nothing_and_is_refused()
    {
        var filter = new ToolFilter([], null);

        Assert.Contains(filter.Check(Deskly), problem => problem.Contains("leave it out to allow all"));
        Assert.Empty(filter.Apply(ToolFactory.Build(Deskly, AccountFields.None)));
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(3, new ToolFilter(["x", "y"], ["z"]).Check(Deskly).Count);
}
