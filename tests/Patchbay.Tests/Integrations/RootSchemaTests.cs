using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Integrations.Calls;

namespace Patchbay.Tests.Integrations;

/// <summary><c>tool.schema</c>: JSON Schema keywords for the root of a tool's input schema.</summary>
public class RootSchemaTests
{
    private const string TimeEntries = "resources/time_entries.yaml";
    private const string Body = "    body: { minutes: { type: integer, min: 1, required: true } }";

    [Fact]
    public void Root_keywords_reach_the_client_word_for_word_beside_what_the_parameters_make()
    {
        using var folder = With(
            "$schema: https://json-schema.org/draft/2020-12/schema, $defs: { span: { $anchor: span, type: integer } }, anyOf: [{ required: [hours] }, { required: [minutes] }], if: { required: [hours] }, then: { not: { required: [minutes] } }",
            "hours: { schema: { $ref: '#/$defs/span' }, description: Whole hours. }, minutes: { type: integer }");

        var schema = Tool(folder).InputSchema;

        Assert.Equal(
            """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"hours":{"description":"Whole hours.","$ref":"#/$defs/span"},"minutes":{"type":"integer"},"idempotency_key":{"type":"string","description":"Any own text: a repeat with it within 24 h is not made twice.","maxLength":128}},"additionalProperties":false,"$defs":{"span":{"$anchor":"span","type":"integer"}},"anyOf":[{"required":["hours"]},{"required":["minutes"]}],"if":{"required":["hours"]},"then":{"not":{"required":["minutes"]}}}""",
            schema.ToJsonString());
        Assert.True(JsonNode.DeepEquals(schema, JsonNode.Parse(Tool(folder).Definition.Span)!["inputSchema"]));
    }

    [Fact]
    public void Keywords_that_some_clients_refuse_are_a_warning_and_the_tool_is_offered()
    {
        using var folder = With("$defs: { span: { type: integer } }, oneOf: [{ required: [minutes] }, {}], dependentRequired: { minutes: [day] }");

        var result = folder.Load();

        var warnings = result.Problems.Where(problem => problem.Where.File.EndsWith(TimeEntries, StringComparison.Ordinal)).ToList();
        Assert.All(warnings, warning => Assert.Equal((Severity.Warning, LineOfSchema), (warning.Severity, warning.Where.Line)));
        Assert.Contains(warnings, warning => warning.Message.StartsWith("oneOf, dependentRequired at the root of the input schema: some clients refuse", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Message.Contains("not every client follows '$ref'"));
        Assert.NotNull(Tool(folder));
    }

    [Fact]
    public void Keywords_every_client_takes_are_no_warning()
    {
        using var folder = With("minProperties: 1, examples: [{ minutes: 5 }]");

        Assert.DoesNotContain(folder.Load().Problems, problem => problem.Where.File.EndsWith(TimeEntries, StringComparison.Ordinal));
        Assert.Equal("1", Tool(folder).InputSchema["minProperties"]!.ToJsonString());
    }

    [Fact]
    public void A_call_is_not_checked_against_them()
    {
        using var folder = With(
            "$defs: { span: { type: integer } }, allOf: [{ required: [minutes] }]",
            "hours: { schema: { $ref: '#/$defs/span' } }, minutes: { type: integer }");
        var tool = Tool(folder);

        Assert.Null(ArgumentCheck.Problems(tool, ToolShape.Of(tool), JsonElement.Parse("""{"hours":"two"}"""), new Dictionary<string, string>()));
        Assert.Contains("minutes: must be an integer", ArgumentCheck.Problems(tool, ToolShape.Of(tool), JsonElement.Parse("""{"minutes":"two"}"""), new Dictionary<string, string>()));
    }

    [Theory]
    [InlineData("properties: {}", "'properties' is made from the parameters under path, query and body: leave it out of 'schema'")]
    [InlineData("additionalProperties: true", "'additionalProperties' is made from the parameters")]
    [InlineData("anyof: [{}]", "unknown keyword 'anyof'; did you mean 'anyOf'? Allowed: $schema, $comment, $defs")]
    [InlineData("$schema: http://json-schema.org/draft-07/schema#", "'$schema' must be https://json-schema.org/draft/2020-12/schema")]
    [InlineData("$defs: [a]", "'$defs' must be a mapping by name")]
    [InlineData("dependentRequired: minutes", "'dependentRequired' must be a mapping by name")]
    [InlineData("allOf: {}", "'allOf' must be a list of at least one schema")]
    [InlineData("oneOf: []", "'oneOf' must be a list of at least one schema")]
    [InlineData("minProperties: some", "'minProperties' must be a whole number from 0")]
    [InlineData("examples: 5", "'examples' must be a list")]
    [InlineData("then: {}", "'then' has no effect without 'if'")]
    [InlineData("not: true", "the tool has a schema clients would refuse: not: a schema must be an object, not true")]
    [InlineData("allOf: [{ properties: { a: { type: array } } }]", "allOf[0].properties.a: an array needs 'items'")]
    [InlineData("allOf: [{ $ref: '#/$defs/span' }]", "allOf[0]: '$ref' is not followed by every client")]
    public void A_mistake_is_told_with_its_line_and_what_is_allowed(string schema, string message)
    {
        using var folder = With(schema);

        var error = Assert.Single(folder.Load().Problems, problem => problem.Severity == Severity.Error);

        Assert.StartsWith($"deskly/{TimeEntries}:{LineOfSchema}: ", error.ToString());
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void What_is_no_mapping_is_told_with_the_keywords_there_are()
    {
        using var folder = IntegrationFolder.DesklyWith(TimeEntries, Body, $"{Body}\n    schema: [anyOf]");

        var error = Assert.Single(folder.Load().Problems, problem => problem.Severity == Severity.Error);

        Assert.Contains("'schema' of a tool must be a mapping of keywords, found a list. Allowed: $schema, $comment", error.Message);
    }

    private static int LineOfSchema { get; } =
        Array.IndexOf(File.ReadAllLines(Path.Combine(IntegrationFolder.Fixtures, "deskly", TimeEntries)), Body) + 2;

    private static IntegrationFolder With(string schema, string body = "minutes: { type: integer, min: 1, required: true }") =>
        IntegrationFolder.DesklyWith(TimeEntries, Body, $"    body: {{ {body} }}\n    schema: {{ {schema} }}");

    private static Tool Tool(IntegrationFolder folder) =>
        ToolFactory.Build(folder.Load().Catalog.Find("deskly")!, AccountFields.None).Single(tool => tool.Name == "create_a_deskly_time_entry");
}
