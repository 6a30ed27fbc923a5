using System.Text.Json.Nodes;
using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

public class IntegrationLoaderTests
{
    [Fact]
    public void A_sound_integration_loads_with_nothing_but_the_hint_about_its_undocumented_method()
    {
        var result = IntegrationLoader.Load(IntegrationFolder.Fixtures);

        var hint = Assert.Single(result.Problems);
        Assert.Equal("deskly/resources/tickets.yaml:51: 'purge' has no documentation record ('tool:'), so it is no tool; the proxy API offers it", hint.ToString());
        Assert.Equal(Severity.Warning, hint.Severity);
        Assert.NotNull(result.Catalog.Find("deskly"));
    }

    [Fact]
    public void Connection_facts_are_what_the_file_says()
    {
        var deskly = IntegrationFolder.Deskly();

        Assert.Equal(new RequestLine("GET", "/me"), deskly.Verify);
        Assert.Equal(TimeSpan.FromSeconds(20), deskly.Timeout);
        Assert.Equal(["subdomain", "region", "base_url"], deskly.Variables.Select(variable => variable.Name));
        Assert.Equal([true, false, false], deskly.Variables.Select(variable => variable.Required));
        Assert.Equal(ResetUnit.UnixTime, deskly.RateLimit.ResetUnit);
        Assert.Equal("Retry-After", deskly.RateLimit.RetryAfter);
        Assert.Equal([401, 403], deskly.Errors.Unauthorized);
        Assert.Equal("The id is not one of this account's.", deskly.Errors.Advice[404]);
        Assert.True(deskly.Wire.NumericBooleans);
        Assert.Equal(("MaxValues", "0"), deskly.FieldSources["ticket_fields"].Property.Many);
        Assert.Equal("{api_key}", deskly.CredentialKinds[0].Apply.Basic!.Username);
        Assert.True(deskly.CredentialKinds[1].Apply.OAuth!.BasicClient);
    }

    [Fact]
    public void A_method_inherits_paging_and_says_only_what_differs()
    {
        var lists = IntegrationFolder.Deskly().Methods.Where(method => method.Kind == MethodKind.List).ToList();

        Assert.Equal("page", lists[0].Paging!.Position);
        Assert.Equal(30, lists[0].Paging!.DefaultSize);
        Assert.Equal(50, lists[0].Paging!.MaxSize);
        Assert.Null(lists[1].Paging);
    }

    [Theory]
    [InlineData("list", true, false, true, true)]
    [InlineData("create", false, false, false, true)]
    [InlineData("update", false, true, true, true)]
    [InlineData("reply", false, false, false, false)]    // POST; the file says it stays inside
    [InlineData("purge", false, true, true, true)]       // DELETE
    public void Annotations_follow_from_the_kind_of_method(string method, bool readOnly, bool destructive, bool idempotent, bool openWorld)
    {
        var tickets = IntegrationFolder.Deskly().Resources.Single(resource => resource.Name == "tickets");

        Assert.Equal(
            new Annotations(readOnly, destructive, idempotent, openWorld),
            tickets.Methods.Single(one => one.Name == method).Annotations);
    }

    [Fact]
    public void Parameters_keep_the_vendors_spelling_apart_from_the_arguments_name()
    {
        var methods = IntegrationFolder.Deskly().Methods.ToDictionary(method => $"{method.Resource}.{method.Name}");

        var filter = methods["tickets.list"].Properties.Single(property => property.Name == "company");
        Assert.Equal(("filter[company]", ListStyle.Repeat), (filter.WireName, filter.ListStyle));
        var nested = methods["tickets.create"].Properties.Single(property => property.Name == "company");
        Assert.Equal(("company.id", true), (nested.WireName, nested.Nested));
        var file = methods["tickets.create"].Properties.Single(property => property.Name == "attachments");
        Assert.Equal(new FileIn(true, 15 * 1024 * 1024), file.File);
        Assert.Equal(2, methods["tickets.create"].FixedBody!["source"]!.GetValue<long>());
    }

    [Fact]
    public void Placeholders_of_the_path_are_parameters_even_without_documentation()
    {
        var purge = IntegrationFolder.Deskly().Methods.Single(method => method.Name == "purge");

        Assert.Null(purge.Tool);
        Assert.Equal(("ticket_id", ParameterLocation.Path, true), purge.Properties.Select(one => (one.Name, one.Location, one.Required)).Single());
    }

    [Fact]
    public void An_id_is_text_unless_the_file_says_otherwise()
    {
        var tickets = IntegrationFolder.Deskly().Resources.Single(resource => resource.Name == "tickets").Methods;

        JsonObject Id(string method) => tickets.Single(one => one.Name == method).Properties.Single(property => property.Name == "id").Schema;
        Assert.Equal("integer", Id("get")["type"]!.ToString());
        Assert.Equal("string", Id("update")["type"]!.ToString());
        Assert.Contains("Id of the ticket", Id("update")["description"]!.ToString());
    }

    [Fact]
    public void An_integration_with_errors_is_left_out_and_the_others_are_not()
    {
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "verify: GET /me", "");
        folder.Write("empty/notes.txt", "not an integration");

        var result = folder.Load();

        Assert.Empty(result.Catalog.All);
        Assert.Contains("deskly/integration.yaml:1: 'verify' is missing", result.Problems.Select(problem => problem.ToString()));
        Assert.Contains("empty/integration.yaml:1: an integration's folder needs this file", result.Problems.Select(problem => problem.ToString()));
        Assert.NotEmpty(IntegrationLoader.Load(IntegrationFolder.Fixtures).Catalog.All);
    }

    [Fact]
    public void A_folder_that_is_one_integration_can_be_loaded_alone()
    {
        var result = IntegrationLoader.Load(Path.Combine(IntegrationFolder.Fixtures, "deskly"));

        Assert.Equal("deskly", Assert.Single(result.Catalog.All).Name);
    }

    [Fact]
    public void A_missing_folder_is_a_problem_and_no_exception()
    {
        var result = IntegrationLoader.Load("/nowhere/integrations");

        Assert.Contains("no such folder", Assert.Single(result.Problems).Message);
    }
}
