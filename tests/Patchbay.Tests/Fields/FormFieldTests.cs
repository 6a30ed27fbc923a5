using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Fields;

/// <summary>Forms with sections, levels and inherited fields, as Freshservice tells them.</summary>
public sealed class FormFieldTests
{
    private static readonly Integration Freshservice = IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.Find("freshservice")!;

    private const string TicketForm = """
        {"ticket_fields":[
          {"name":"priority","label":"Priority","default_field":true,"required_for_agents":true},
          {"name":"cost_centre","label":"Cost centre","field_type":"custom_text","default_field":false,"required_for_agents":true},
          {"name":"loan_end","label":"End of loan","field_type":"custom_date","default_field":false,"required_for_agents":true,"belongs_to_section":31},
          {"name":"hint","label":"Hint","field_type":"custom_static_rich_text","default_field":false},
          {"name":"building","label":"Building","field_type":"nested_field","default_field":false,"choices":[{"id":1,"value":"North"},{"id":2,"value":"South"}],"nested_fields":[{"name":"floor","label":"Floor","level":2}]},
          {"name":"owners","label":"Owners","field_type":"custom_multi_lookup","default_field":false}]}
        """;

    [Fact]
    public async Task A_form_gives_its_custom_fields_with_their_lower_levels()
    {
        var schema = await ReadAsync("ticket_fields", ("/ticket_form_fields", TicketForm));

        Assert.Equal(["building", "cost_centre", "floor", "loan_end", "owners"], schema["properties"]!.AsObject().Select(member => member.Key));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"type":"string","enum":["North","South"],"description":"Building."}"""), schema["properties"]!["building"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"type":"array","items":{},"description":"Owners."}"""), schema["properties"]!["owners"]), schema.ToJsonString());
        Assert.Equal("""["cost_centre"]""", schema["required"]!.ToJsonString()); // a field of a section depends on another value
    }

    [Theory]
    [InlineData(null, "/ticket_form_fields")]
    [InlineData("3", "/ticket_form_fields?workspace_id=3")]
    public async Task The_form_is_that_of_the_default_workspace_if_there_is_one(string? workspace, string request)
    {
        var vendor = new Forms(("/ticket_form_fields", TicketForm));
        var context = Deskly.ContextOf("account-1") with { Variables = workspace is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["default_workspace_id"] = workspace } };

        await FieldReader.ReadAsync(Freshservice, context, vendor, TestContext.Current.CancellationToken);

        Assert.Contains(request, vendor.Asked);
    }

    [Fact]
    public async Task Fields_of_asset_types_stand_in_sections_and_tell_which_types_have_them()
    {
        var schema = await ReadAsync(
            "asset_fields",
            ("/asset_types/7001/fields", """{"asset_type_fields":[{"field_header":"General","fields":[{"name":"name","label":"Name","required":true},{"name":"user_id","label":"Used by"}]},{"field_header":"Hardware","fields":[{"name":"asset_state_7001","label":"State","field_type":"custom_dropdown","required":true,"choices":[["In Stock",1],["In Use",2]]},{"name":"product_7001","label":"Product","field_type":"lookup"}]}]}"""),
            ("/asset_types/7002/fields", """{"asset_type_fields":[{"field_header":"Hardware","fields":[{"name":"asset_state_7001","label":"State","field_type":"custom_dropdown","required":true,"choices":[["In Stock",1],["Lost",3]]},{"name":"ram_7002","label":"RAM","field_type":"custom_number"}]}]}"""),
            ("/asset_types", """{"asset_types":[{"id":7001,"name":"Hardware"},{"id":7002,"name":"Laptop"}]}"""));

        Assert.Equal(["asset_state_7001", "product_7001", "ram_7002"], schema["properties"]!.AsObject().Select(member => member.Key));
        Assert.Equal("""["In Stock","In Use","Lost"]""", schema["properties"]!["asset_state_7001"]!["enum"]!.ToJsonString());
        Assert.Null(schema["properties"]!["product_7001"]!["type"]); // words nobody lists are taken as they come
        Assert.Equal("RAM. Applies to: Laptop.", schema["properties"]!["ram_7002"]!["description"]!.ToString());
        Assert.Equal("integer", schema["properties"]!["ram_7002"]!["type"]!.ToString());
        Assert.Equal("""["asset_state_7001"]""", schema["required"]!.ToJsonString());
    }

    private static async Task<JsonObject> ReadAsync(string source, params (string Path, string Body)[] answers)
    {
        var reading = await FieldReader.ReadAsync(Freshservice, Deskly.ContextOf("account-1"), new Forms(answers), TestContext.Current.CancellationToken);
        return reading.Fields.BySource[source];
    }

    private sealed class Forms(params (string Path, string Body)[] answers) : IUpstream
    {
        public List<string> Asked { get; } = [];

        public Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
        {
            Asked.Add(request.PathAndQuery);
            var body = answers.FirstOrDefault(answer => request.PathAndQuery.Split('?')[0] == answer.Path).Body;
            return Task.FromResult(new UpstreamResponse { Status = body is null ? 404 : 200, Body = Encoding.UTF8.GetBytes(body ?? ""), Header = _ => null });
        }

        public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
