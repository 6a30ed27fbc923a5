using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Integrations.Files;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Tests.Integrations;

/// <summary>The schemas editors use and the loader know the same keys, so that neither goes stale.</summary>
public class EditorSchemaTests
{
    private static readonly string[] Methods = ["list", "get", "create", "update", "delete"];

    private static readonly JsonObject Integration = Read("integration");
    private static readonly JsonObject Resource = Read("resource");

    public static TheoryData<string> KeySets => [.. FileKeys.Sets.Keys];

    [Theory]
    [MemberData(nameof(KeySets))]
    public void The_loader_and_the_editor_schema_know_the_same_keys(string set)
    {
        var definitions = Definitions(set).ToList();

        Assert.NotEmpty(definitions);
        Assert.All(definitions, definition => Assert.Equal(
            FileKeys.Sets[set].Order(StringComparer.Ordinal),
            definition["properties"]!.AsObject().Select(member => member.Key).Except(set == "resource" ? Methods : []).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Types_and_formats_are_the_same_too()
    {
        var property = Resource["$defs"]!["property"]!["properties"]!;

        Assert.Equal(
            ShortType.Words.Concat(ShortType.Words.Select(word => $"{word}[]")),
            property["type"]!["enum"]!.AsArray().Select(word => word!.ToString()));
        Assert.Equal(ClientSafety.Formats, property["format"]!["enum"]!.AsArray().Select(word => word!.ToString()));
    }

    private static IEnumerable<JsonNode> Definitions(string set) => set switch
    {
        "integration" => [Integration],
        "resource" => [Resource],
        _ => new[] { Integration, Resource }.Select(schema => schema["$defs"]![set]).OfType<JsonNode>(),
    };

    private static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", $"{name}.schema.json")))!.AsObject();
}
