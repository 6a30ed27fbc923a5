using System.Text.RegularExpressions;
using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

public class ToolNamesTests
{
    [Theory]
    [InlineData("atomicwork", "requests_search", "list", "list_all_atomicwork_requests_search")]
    [InlineData("atomicwork", "requests_id", "get", "get_single_atomicwork_requests_id_by_id")]
    [InlineData("atomicwork", "requests_number", "partial_update", "atomicwork_requests_number_partial_update")]
    [InlineData("atomicwork", "requests_number", "delete", "delete_a_atomicwork_requests_number_by_id")]
    [InlineData("atomicwork", "requests", "create", "create_a_atomicwork_request")]
    [InlineData("atomicwork", "requests_v2", "create", "create_a_atomicwork_requests_v_2")]
    [InlineData("atomicwork", "request_activity_notes", "create", "create_a_atomicwork_request_activity_note")]
    [InlineData("atomicwork", "request_trash", "list", "list_all_atomicwork_request_trash")]
    [InlineData("atomicwork", "change_trash", "create", "create_a_atomicwork_change_trash")]
    [InlineData("atomicwork", "requester_entities", "list", "list_all_atomicwork_requester_entities")]
    [InlineData("atomicwork", "assets_id", "update", "update_a_atomicwork_assets_id_by_id")]
    [InlineData("atomicwork", "change_management_changes", "create", "create_a_atomicwork_change_management_change")]
    [InlineData("atomicwork", "change_management_changes_create_with_file", "create", "create_a_atomicwork_change_management_changes_create_with_file")]
    [InlineData("atomicwork", "workspace_members", "update", "update_a_atomicwork_workspace_member_by_id")]
    [InlineData("halo_itsm", "knowledge_base", "list", "list_all_halo_itsm_knowledge_base")]
    [InlineData("freshservice", "solution_articles", "search", "freshservice_solution_article_search")]
    [InlineData("connect_wise_psa", "time_entries", "create", "create_a_connect_wise_psa_time_entry")]
    [InlineData("connect_wise_psa", "ticket_notes", "create", "create_a_connect_wise_psa_ticket_note")]
    [InlineData("deskly", "statuses", "get", "get_single_deskly_status_by_id")]
    [InlineData("deskly", "status", "get", "get_single_deskly_status_by_id")]
    [InlineData("deskly", "addresses", "get", "get_single_deskly_address_by_id")]
    [InlineData("deskly", "custom_data", "create", "create_a_deskly_custom_data")]
    [InlineData("deskly", "tickets", "bulkUpdate2", "deskly_ticket_bulk_update_2")]
    [InlineData("deskly", "SLAPolicies", "get", "get_single_deskly_sla_policy_by_id")]
    public void A_tool_is_named_after_integration_resource_and_method(string integration, string resource, string method, string name) =>
        Assert.Equal(name, ToolNames.Long(integration, resource, method));

    [Fact]
    public void A_name_over_64_characters_gets_a_short_form_that_tells_it_from_its_neighbours()
    {
        var one = ToolNames.Long("deskly", "change_management_configuration_item_relationship_types", "create");
        var other = ToolNames.Long("deskly", "change_management_configuration_item_relationship_topics", "create");

        Assert.Equal("create_a_deskly_change_management_configuration_item_re_9ad63511", ToolNames.Short(one));
        Assert.All([one, other], name => Assert.Matches(new Regex("^[a-zA-Z0-9_-]{1,64}$"), ToolNames.Short(name)));
        Assert.NotEqual(ToolNames.Short(one), ToolNames.Short(other));
    }

    [Fact]
    public void A_name_of_64_characters_stays_as_it_is() =>
        Assert.Equal(new string('a', 64), ToolNames.Short(new string('a', 64)));

    [Theory]
    [InlineData("tickets", "list", "List tickets")]
    [InlineData("time_entries", "create", "Create time entry")]
    [InlineData("solution_articles", "search", "Solution article: search")]
    public void A_title_is_the_name_as_people_would_say_it(string resource, string method, string title) =>
        Assert.Equal(title, ToolNames.Title(resource, method));
}
