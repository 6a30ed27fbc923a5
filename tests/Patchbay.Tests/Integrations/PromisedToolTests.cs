using System.Text.Json.Nodes;
using Patchbay.Integrations;
using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Integrations;

/// <summary>Names that prompts and configurations outside this project rely on, and what every shipped tool promises.</summary>
public sealed class PromisedToolTests
{
    private static readonly Lazy<IReadOnlyList<Tool>> Shipped = new(() =>
        [.. IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.All.SelectMany(integration => ToolFactory.Build(integration, AccountFields.None))]);

    public static TheoryData<string, string, string, string> Promised()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var columns in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "contract-tools.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            if (Shipped.Value.Any(tool => tool.Method.Integration == columns[0]))
            {
                data.Add(columns[0], columns[1], columns[2], columns[3]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Promised))]
    public void A_promised_tool_exists_under_its_exact_name(string integration, string name, string category, string tag)
    {
        var tool = Assert.Single(Shipped.Value, tool => tool.Method.Integration == integration && (tool.Name == name || tool.LongName == name));

        Assert.Equal(category, tool.Category);
        Assert.Contains(tag, tool.Method.Tags);
    }

    [Theory]
    [InlineData("atomicwork", 90)]
    [InlineData("connect_wise_psa", 300)]
    [InlineData("freshservice", 320)]
    [InlineData("halo_itsm", 120)]
    [InlineData("request_tracker", 60)]
    public void A_product_is_covered_broadly(string integration, int atLeast) =>
        Assert.InRange(Shipped.Value.Count(tool => tool.Method.Integration == integration), atLeast, int.MaxValue);

    [Fact]
    public void Every_tool_says_what_it_is_for_and_every_id_where_it_comes_from()
    {
        var silent = Shipped.Value.SelectMany(tool => tool.Arguments.Where(argument => (argument.Name == "id" || argument.Name.EndsWith("_id", StringComparison.Ordinal)) && argument.Schema["description"] is not JsonValue)
            .Select(argument => $"{tool.Name}.{argument.Name}")).Concat(Shipped.Value.Where(tool => tool.Description.Length < 8).Select(tool => tool.Name)).ToList();

        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    /// <summary>Every list, and every method that changes something: the calls whose requests must not be wrong.</summary>
    [Fact]
    public void Every_list_and_every_write_has_a_golden_case()
    {
        var shown = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "integrations"), "*.case", SearchOption.AllDirectories)
            .Select(CaseFile.Read).Where(one => one.Sends.Count > 0).Select(one => one.Tool).ToHashSet(StringComparer.Ordinal);

        var without = Shipped.Value.Where(tool => (tool.Method.IsList || !tool.Method.Annotations.ReadOnly) && !shown.Contains(tool.Name) && !shown.Contains(tool.LongName))
            .Select(tool => tool.Name).ToList();

        Assert.True(without.Count == 0, $"{without.Count} without a case:\n{string.Join('\n', without)}");
    }

    [Fact]
    public async Task Every_schema_compiles_as_JSON_Schema_2020_12()
    {
        var tools = new JsonArray([.. Shipped.Value.Select(tool => (JsonNode)new JsonObject { ["name"] = tool.Name, ["inputSchema"] = tool.InputSchema.DeepClone() })]);

        var refused = await NodeScript.RunAsync("compile-schemas.mjs", [], tools);

        Assert.True(refused.AsArray().Count == 0, string.Join('\n', refused.AsArray()));
    }

    [Fact]
    public void No_two_tools_share_a_name() => Assert.DoesNotContain(Shipped.Value.CountBy(tool => tool.Name), count => count.Value > 1);
}
