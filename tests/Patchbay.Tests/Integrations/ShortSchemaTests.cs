using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Tests.Integrations;

public class ShortSchemaTests
{
    [Theory]
    [InlineData("{ type: string, description: Words., format: uri, max_length: 9 }", """{"type":"string","description":"Words.","format":"uri","maxLength":9}""")]
    [InlineData("{ type: date }", """{"type":"string","format":"date"}""")]
    [InlineData("{ type: number, min: 0.5, max: 2 }", """{"type":"number","minimum":0.5,"maximum":2}""")]
    [InlineData("{ type: 'date-time[]', max_items: 3 }", """{"type":"array","items":{"type":"string","format":"date-time"},"maxItems":3}""")]
    [InlineData("{ type: any }", "{}")]
    [InlineData("{ type: string, values: [1, b] }", """{"type":"string","enum":["1","b"]}""")]
    [InlineData("{ values: [1, 2] }", """{"type":"integer","enum":[1,2]}""")]
    [InlineData("{ type: integer, description: State., values: { 2: Open, 3: } }", """{"type":"integer","description":"State. Values: 2 = Open, 3.","enum":[2,3]}""")]
    [InlineData("{ type: 'string[]', values: { a: One } }", """{"type":"array","description":"Values: a = One.","items":{"type":"string","enum":["a"]}}""")]
    [InlineData("{ type: string, default: 30, example: true }", """{"type":"string","default":"30","examples":["true"]}""")]
    [InlineData("{ type: boolean, default: false }", """{"type":"boolean","default":false}""")]
    [InlineData("{ properties: { a: { type: string, required: true }, b: { type: integer } } }", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("{ type: 'object[]', properties: { a: { type: string } } }", """{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}}""")]
    [InlineData("{ items: { type: string, max_length: 5 } }", """{"type":"array","items":{"type":"string","maxLength":5}}""")]
    [InlineData("{ schema: { type: [string, 'null'] }, description: Maybe. }", """{"type":["string","null"],"description":"Maybe."}""")]
    public void A_line_of_yaml_becomes_json_schema(string yaml, string schema)
    {
        using var folder = IntegrationFolder.DesklyWith("resources/time_entries.yaml", "{ minutes: { type: integer, min: 1, required: true } }", $"{{ minutes: {yaml} }}");

        var result = folder.Load();

        Assert.DoesNotContain(result.Problems, problem => problem.Severity == Severity.Error);
        var compiled = result.Catalog.Find("deskly")!.Methods.Single(method => method is { Resource: "time_entries", Name: "create" }).Properties[0].Schema;
        Assert.Equal(schema, compiled.ToJsonString());
    }

    [Fact]
    public void A_file_is_given_by_address_bytes_or_text()
    {
        var attachments = IntegrationFolder.Deskly().Methods.SelectMany(method => method.Properties).Single(property => property.Name == "attachments");

        var item = attachments.Schema["items"]!;
        Assert.Equal(["url", "content_base64", "text", "filename", "content_type"], item["properties"]!.AsObject().Select(member => member.Key));
        Assert.False(item["additionalProperties"]!.GetValue<bool>());
        Assert.Contains("exactly one", item["description"]!.ToString());
    }

    [Theory]
    [InlineData("""{"properties":{"a":true}}""", "properties.a: a schema must be an object, not true")]
    [InlineData("""{"type":"array"}""", "an array needs 'items'")]
    [InlineData("""{"type":"array","items":null}""", "items: a schema must be an object, not null")]
    [InlineData("""{"type":"text"}""", "unknown type 'text'")]
    [InlineData("""{"title":null}""", "'title' is null: leave it out")]
    [InlineData("""{"anyOf":[{"$ref":"#/$defs/x"}]}""", "anyOf[0]: '$ref' is not followed")]
    [InlineData("""{"type":"object","properties":{},"required":["a"]}""", "required member 'a' is not among the properties")]
    [InlineData("""{"enum":[]}""", "an enum must be a list of at least one value")]
    public void What_a_client_would_refuse_is_found(string schema, string problem) =>
        Assert.Contains(problem, Assert.Single(ClientSafety.Check(JsonNode.Parse(schema)!.AsObject())));

    [Theory]
    [InlineData("#/$defs/address", null)]
    [InlineData("#/$defs/adress", "items: '$ref' leads to '#/$defs/adress'. Allowed: #/$defs/address")]
    [InlineData("https://deskly.example/address.json", "items: '$ref' leads to 'https://deskly.example/address.json'")]
    public void A_reference_may_lead_to_a_definition_of_the_same_tool_only(string reference, string? problem)
    {
        var schema = JsonNode.Parse($$$"""{"type":"array","items":{"$ref":"{{{reference}}}"}}""")!.AsObject();

        var problems = ClientSafety.Check(schema, ["address"]);

        Assert.Equal(problem is null ? 0 : 1, problems.Count);
        Assert.All(problems, found => Assert.Contains(problem!, found));
    }

    [Fact]
    public void Depth_is_bounded()
    {
        var schema = new JsonObject { ["type"] = "string" };
        for (var i = 0; i < 20; i++)
        {
            schema = new JsonObject { ["type"] = "array", ["items"] = schema };
        }

        Assert.Contains("nested deeper than", Assert.Single(ClientSafety.Check(schema)));
    }

    [Theory]
    [InlineData("^[a-z0-9-]+$", null)]
    [InlineData(@"^\d{2,4}\.\w+[\-x]$", null)]
    [InlineData("(?<year>[0-9]{4})(?:-|/)(?=x)", null)]
    [InlineData("(?i)abc", "no group in JavaScript")]
    [InlineData("(?>abc)", "no group in JavaScript")]
    [InlineData(@"a\z", "no escape in JavaScript")]
    [InlineData(@"a\-b", "no escape in JavaScript")]
    [InlineData("a{b", "must be written")]
    [InlineData("a]b", "must be written")]
    [InlineData("(a", "Not enough )'s")]
    public void A_pattern_must_mean_the_same_in_JavaScript(string pattern, string? refusal)
    {
        if (refusal is null)
        {
            Assert.Null(JavaScriptPattern.Refusal(pattern));
        }
        else
        {
            Assert.Contains(refusal, JavaScriptPattern.Refusal(pattern));
        }
    }
}
