using Patchbay.Integrations;
using Patchbay.Integrations.Steps;

namespace Patchbay.Tests.Integrations;

/// <summary>What holds for all of Request Tracker's files, whatever single cases say.</summary>
public sealed class RequestTrackerFilesTests
{
    private static readonly LoadResult Loaded = IntegrationLoader.Load(
        Path.Combine(AppContext.BaseDirectory, "integrations", "request_tracker"), CallSteps.Names.ToHashSet());

    private static Integration RequestTracker => Loaded.Catalog.Find("request_tracker")!;

    [Fact]
    public void They_have_no_problem_and_their_steps_neither()
    {
        Assert.Empty(Loaded.Problems);
        Assert.Empty(RequestTracker.Methods.SelectMany(method => method.Steps).SelectMany(use => CallSteps.Find(use.Name)!.Check(use)));
    }

    [Theory]
    [InlineData("list_all_request_tracker_tickets")]
    [InlineData("get_single_request_tracker_ticket_by_id")]
    [InlineData("create_a_request_tracker_ticket")]
    [InlineData("update_a_request_tracker_ticket_by_id")]
    [InlineData("delete_a_request_tracker_ticket_by_id")]
    [InlineData("create_a_request_tracker_ticket_comment")]
    [InlineData("create_a_request_tracker_ticket_reply")]
    [InlineData("list_all_request_tracker_ticket_history")]
    [InlineData("list_all_request_tracker_ticket_attachments")]
    [InlineData("get_single_request_tracker_attachment_by_id")]
    [InlineData("request_tracker_ticket_take")]
    [InlineData("list_all_request_tracker_queues")]
    [InlineData("list_all_request_tracker_users")]
    [InlineData("list_all_request_tracker_groups")]
    [InlineData("create_a_request_tracker_asset")]
    [InlineData("update_a_request_tracker_article_by_id")]
    [InlineData("list_all_request_tracker_saved_searches")]
    public void The_tools_that_people_script_against_keep_their_names(string name) =>
        Assert.Contains(name, ToolFactory.Build(RequestTracker, AccountFields.None).Select(tool => tool.Name));

    [Fact]
    public void Every_list_has_a_total_order() => Assert.All(
        RequestTracker.Methods.Where(method => method.Kind == MethodKind.List),
        method => Assert.Contains(method.Steps, use => use.Name == "order_last"));

    [Fact]
    public void Every_list_below_a_record_can_tell_that_the_record_is_missing() => Assert.All(
        RequestTracker.Methods.Where(method => method.Kind == MethodKind.List && method.Request.Path.Contains("_id}")
            && method.Resource is not ("user_groups" or "group_members")), // for these the server answers 404 and 403 itself
        method => Assert.Contains(method.Steps, use => use.Name == "exists"));

    // RT answers an update with 200 and sentences, failures among them.
    [Fact]
    public void Every_update_reads_the_sentences_and_the_record() => Assert.All(
        RequestTracker.Methods.Where(method => method.Request.Verb == "PUT" && method.Resource != "group_members"),
        method => Assert.Equal(["sentences", "read_back"], method.Steps.Select(use => use.Name)));

    // Setting the type makes a ticket vanish from every ordinary search.
    [Fact]
    public void No_tool_can_set_the_type_of_a_ticket() => Assert.DoesNotContain(
        RequestTracker.Methods.Where(method => method.Resource.StartsWith("ticket", StringComparison.Ordinal)).SelectMany(method => method.Properties),
        property => property.WireName == "Type");
}
