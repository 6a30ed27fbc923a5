using Spectre.Console;

namespace Patchbay.Cli;

/// <summary>Rows for people on a screen, or tab-separated without a heading for what reads a pipe.</summary>
internal static class Table
{
    /// <param name="none">Said on standard error when there are no rows, so that an empty answer is told from a broken one.</param>
    public static async Task WriteAsync(Terminal terminal, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> source, string none)
    {
        var rows = source.ToList();
        if (rows.Count == 0)
        {
            await terminal.Error.WriteLineAsync(none);
            return;
        }

        if (!terminal.IsScreen)
        {
            foreach (var row in rows)
            {
                await terminal.Out.WriteLineAsync(string.Join('\t', row.Select(Flat)));
            }

            return;
        }

        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumns([.. headings.Select(heading => new TableColumn(heading).NoWrap())]);
        table.Columns[^1].NoWrap = false;
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) }).Write(table);
    }

    private static string Flat(string cell) => cell.ReplaceLineEndings(" ").Replace('\t', ' ');
}
