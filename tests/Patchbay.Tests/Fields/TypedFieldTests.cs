using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Fields;

public sealed class TypedFieldTests
{
    private static readonly Integration Halo = IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.Find("halo_itsm")!;

    [Theory]
    [InlineData("""{"type":0,"inputtype":0,"characterlimit":40}""", """{"type":"string","maxLength":40}""")]
    [InlineData("""{"type":0,"inputtype":1,"characterlimit":0}""", """{"type":"integer"}""")]
    [InlineData("""{"type":0,"inputtype":4}""", """{"type":"number"}""")]
    [InlineData("""{"type":4,"inputtype":0}""", """{"type":"string","format":"date"}""")]
    [InlineData("""{"type":4,"inputtype":1}""", """{"type":"string","format":"date-time"}""")]
    [InlineData("""{"type":6,"inputtype":0}""", """{"type":"boolean"}""")]
    [InlineData("""{"type":2,"inputtype":0,"values":[{"id":4,"name":"Finance"},{"id":5,"name":"IT"}]}""", """{"type":"integer","enum":[4,5],"description":"4 = Finance; 5 = IT."}""")]
    [InlineData("""{"type":3,"inputtype":0,"max_selection":2,"values":[{"id":4,"name":"Finance"}]}""", """{"type":"array","items":{"type":"integer","enum":[4]},"maxItems":2,"description":"4 = Finance."}""")]
    public async Task A_field_has_the_type_its_two_codes_mean_together(string field, string expected)
    {
        var row = JsonNode.Parse(field)!.AsObject();
        (row["name"], row["id"]) = ("CFx", 231.0);

        var reading = await FieldReader.ReadAsync(Halo, Deskly.ContextOf("account-1"), new OneField($"[{row.ToJsonString()}]"), TestContext.Current.CancellationToken);

        var source = reading.Fields.BySource["ticket_fields"];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), source["properties"]!["CFx"]), source.ToJsonString());
        Assert.Equal("231", source["ids"]!["CFx"]!.ToJsonString());
    }

    private sealed class OneField(string rows) : IUpstream
    {
        public Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken) => Task.FromResult(new UpstreamResponse
        {
            Status = 200,
            Body = Encoding.UTF8.GetBytes(request.PathAndQuery.Contains("typeid=1", StringComparison.Ordinal) ? rows : "[]"),
            Header = _ => null,
        });

        public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
