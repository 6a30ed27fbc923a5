using Patchbay.Cli;
using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

/// <summary>The pages people read, held against what they describe.</summary>
public sealed class DocumentationTests
{
    private const string Start = "<!-- tools -->\n";
    private const string End = "<!-- end of tools -->";

    public static TheoryData<string> Integrations =>
        [.. IntegrationLoader.Load(Path.Combine(AppContext.BaseDirectory, "integrations")).Catalog.All.Select(integration => integration.Name)];

    [Theory, MemberData(nameof(Integrations))]
    public async Task The_page_of_an_integration_lists_its_tools_as_they_are(string name)
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository(), "docs", name.Replace('_', '-') + ".md"), TestContext.Current.CancellationToken);
        var folder = Path.Combine(AppContext.BaseDirectory, "integrations", name);

        var listed = page[(page.IndexOf(Start, StringComparison.Ordinal) + Start.Length)..page.IndexOf(End, StringComparison.Ordinal)];

        Assert.True(ToolTables.Of(IntegrationLoader.Load(folder).Catalog) == listed, $"docs/{name.Replace('_', '-')}.md is out of date: run dev/docs.");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run inside the repository: there is no Patchbay.slnx above them.");
        }

        return folder.FullName;
    }
}
