using System.Text.Json.Nodes;
using Patchbay.Integrations;

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
    [InlineData("connect_wise_psa", 170)]
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

    [Fact]
    public void No_two_tools_share_a_name() => Assert.DoesNotContain(Shipped.Value.CountBy(tool => tool.Name), count => count.Value > 1);
}
