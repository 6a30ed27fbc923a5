namespace Patchbay.Tests.Sandbox.RequestTracker;

public class JsonSearchTests : SandboxTests
{
    [Theory]
    [InlineData("""[{"field":"Name","value":"it support"}]""", "IT Support")]
    [InlineData("""[{"field":"Name","value":"it support","case_sensitive":1}]""", "")]
    [InlineData("""[{"field":"Name","operator":"LIKE","value":"i"},{"field":"Description","operator":"STARTSWITH","value":"Rooms"}]""", "Facilities")]
    [InlineData("""[{"field":"Name","value":"General"},{"field":"Name","value":"Facilities"}]""", "Facilities,General")]       // same field: OR
    [InlineData("""[{"field":"Name","operator":"LIKE","value":"i"},{"field":"Name","operator":"LIKE","value":"infra","entry_aggregator":"AND"}]""", "Infrastructure")]
    [InlineData("""[{"field":"Name","operator":"IN","value":["General","Purchasing"]}]""", "General,Purchasing")]
    [InlineData("""[{"field":"Name","operator":"ENDSWITH","value":"ing"},{"field":"Bogus","value":"x"}]""", "Purchasing")]      // dropped
    [InlineData("""[{"field":"Bogus","value":"x"}]""", "")]
    [InlineData("""[{"field":"Name","operator":"REGEX","value":"."}]""", "")]
    [InlineData("""[{"field":"id","operator":">","value":4}]""", "Purchasing")]                                               // the disabled one is left out
    public async Task Conditions_combine_as_in_the_product(string query, string expected)
    {
        var byGet = await Rt.SearchAsync("queues", query, "&orderby=Name&fields=Name");
        var byPost = await Rt.PostAsync("/queues?orderby=Name&fields=Name", query);

        Assert.Equal(expected, string.Join(",", byGet.Column("Name")));
        Assert.Equal(byGet.Column("Name"), byPost.Column("Name"));
    }

    [Fact]
    public async Task Broken_json_is_500_in_the_url_and_400_in_the_body()
    {
        var inUrl = await Rt.GetAsync("/queues?query=[nope");
        var inBody = await Rt.PostAsync("/queues", "[nope");

        Assert.Equal((500, ""), (inUrl.Status, inUrl.Text));
        Assert.Equal(400, inBody.Status);
        Assert.StartsWith("JSON parse error: ", inBody.Message);
    }

    [Fact]
    public async Task References_are_searched_by_number_and_custom_fields_only_in_articles()
    {
        var byNumber = await Rt.SearchAsync("articles", """[{"field":"Class","value":3}]""");
        var byName = await Rt.SearchAsync("articles", """[{"field":"Class","value":"Procedures"}]""");
        var byField = await Rt.SearchAsync("articles", """[{"field":"CustomField.{Audience}","value":"Agents"}]""");
        var assets = await Rt.SearchAsync("assets", """[{"field":"CustomField.{Manufacturer}","value":"HP"}]""");

        Assert.Equal(8, byNumber.Total);
        Assert.Equal(0, byName.Total);
        Assert.Equal(8, byField.Total);
        Assert.Equal(0, assets.Total);
    }

    [Fact]
    public async Task A_ticket_search_does_not_understand_json()
    {
        var list = await Rt.PostAsync("/tickets", """[{"field":"id","operator":">","value":0}]""");

        Assert.Equal(0, list.Total);
    }
}
