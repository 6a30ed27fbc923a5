using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Fields;

/// <summary>Custom fields told by a record that shows them all, and defined elsewhere by id.</summary>
public sealed class RecordFieldTests
{
    private static readonly Integration ConnectWise = IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.Find("connect_wise_psa")!;

    [Theory]
    [InlineData("""{"fieldTypeIdentifier":"Text","entryTypeIdentifier":"EntryField","helpText":"Where it stands"}""", """{"type":"string","description":"Where it stands."}""")]
    [InlineData("""{"fieldTypeIdentifier":"Number","entryTypeIdentifier":"EntryField"}""", """{"type":"number"}""")]
    [InlineData("""{"fieldTypeIdentifier":"Checkbox","entryTypeIdentifier":"Option"}""", """{"type":"boolean"}""")]
    [InlineData("""{"fieldTypeIdentifier":"Date","entryTypeIdentifier":"Date"}""", """{"type":"string","format":"date-time"}""")]
    [InlineData("""{"fieldTypeIdentifier":"Text","entryTypeIdentifier":"List","options":[{"optionValue":"Gold","inactiveFlag":false},{"optionValue":"Lead","inactiveFlag":true}]}""", """{"type":"string","enum":["Gold"]}""")]
    public async Task A_field_has_the_type_its_definition_gives(string definition, string expected)
    {
        var source = await ReadAsync(definition);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), source["properties"]!["Contract level"]), source.ToJsonString());
        Assert.Equal("12", source["ids"]!["Contract level"]!.ToJsonString());
        Assert.Equal("Contract level", source["required"]![0]!.ToString());
    }

    [Theory]
    [InlineData("""{"fieldTypeIdentifier":"Button"}""")]
    [InlineData("""{"fieldTypeIdentifier":"Text","readOnlyFlag":true}""")]
    public async Task What_cannot_be_written_is_not_offered(string definition) =>
        Assert.Empty((await ReadAsync(definition))["properties"]!.AsObject());

    [Fact]
    public async Task Only_the_newest_record_is_read()
    {
        var vendor = new OneRecord("""{"fieldTypeIdentifier":"Text"}""");

        await FieldReader.ReadAsync(ConnectWise, Deskly.ContextOf("account-1"), vendor, TestContext.Current.CancellationToken);

        Assert.Contains("/service/tickets/70?fields=customFields", vendor.Asked);
        Assert.DoesNotContain("/service/tickets/69?fields=customFields", vendor.Asked);
    }

    [Fact]
    public async Task A_record_of_a_kind_without_custom_fields_is_no_failure()
    {
        var reading = await FieldReader.ReadAsync(ConnectWise, Deskly.ContextOf("account-1"), new OneRecord("{}"), TestContext.Current.CancellationToken);

        Assert.Empty(reading.Failures);
        Assert.Empty(reading.Fields.BySource["company_fields"]["properties"]!.AsObject());
    }

    private static async Task<JsonObject> ReadAsync(string definition) =>
        (await FieldReader.ReadAsync(ConnectWise, Deskly.ContextOf("account-1"), new OneRecord(definition), TestContext.Current.CancellationToken)).Fields.BySource["ticket_fields"];

    private sealed class OneRecord(string definition) : IUpstream
    {
        public List<string> Asked { get; } = [];

        public Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
        {
            lock (Asked)
            {
                Asked.Add(request.PathAndQuery);
            }

            var body = request.PathAndQuery switch
            {
                "/service/tickets/70?fields=customFields" => """{"customFields":[{"id":12,"caption":"Contract level"}]}""",
                "/system/userDefinedFields/12" => Definition(),
                var path when path.StartsWith("/service/tickets?", StringComparison.Ordinal) => """[{"id":70},{"id":69}]""",
                var path when path.StartsWith("/company/companies?", StringComparison.Ordinal) => """[{"id":2}]""",
                "/company/companies/2?fields=customFields" => "{}",
                _ => "[]",
            };
            return Task.FromResult(new UpstreamResponse { Status = 200, Body = Encoding.UTF8.GetBytes(body), Header = _ => null });
        }

        public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException();

        private string Definition()
        {
            var field = JsonNode.Parse(definition)!.AsObject();
            (field["id"], field["caption"], field["requiredFlag"]) = (12, "Contract level", true);
            field.TryAdd("readOnlyFlag", false);
            return field.ToJsonString();
        }
    }
}
