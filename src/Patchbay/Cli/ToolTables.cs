using System.Text;
using Patchbay.Integrations;

namespace Patchbay.Cli;

/// <summary>The tools of integrations as Markdown, for the pages about them.</summary>
internal static class ToolTables
{
    /// <summary>One table for each integration: the tools of each resource, and what each is for.</summary>
    public static string Of(IntegrationCatalog catalog) =>
        string.Join("\n", catalog.All.Select(integration => Of(ToolFactory.Build(integration, AccountFields.None))));

    private static string Of(IEnumerable<Tool> tools)
    {
        var table = new StringBuilder("| Tool | What it does |\n| --- | --- |\n");
        foreach (var tool in tools)
        {
            table.Append($"| `{tool.Name}` | {FirstSentence(tool.Description)} |\n");
        }

        return table.ToString();
    }

    // The rest of a description is for the model that fills in the arguments.
    private static string FirstSentence(string description)
    {
        var line = description.ReplaceLineEndings(" ").Replace("|", "\\|");
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line.Trim() : line[..(end + 1)];
    }
}
