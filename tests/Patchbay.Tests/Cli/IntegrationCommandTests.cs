using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Cli;

public sealed class IntegrationCommandTests
{
    [Fact]
    public async Task Lint_of_sound_files_counts_and_exits_0()
    {
        var typed = await Typed.RunAsync("integration", "lint", IntegrationFolder.Fixtures);

        Assert.Equal(0, typed.ExitCode);
        Assert.Matches(@"^1 integration in order with \d+ tools; 0 errors, \d+ warnings?\.\n$", typed.Out[typed.Out.IndexOf("1 integration", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Lint_tells_every_error_with_a_file_that_an_editor_can_open_and_exits_1()
    {
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "\nverify:", "\nverifi:");

        var typed = await Typed.RunAsync("integration", "lint", folder.Root);

        Assert.Equal(1, typed.ExitCode);
        var first = typed.Out.Split('\n')[0].Split(':');
        Assert.True(File.Exists(first[0]), typed.Out);
        Assert.True(int.Parse(first[1]) > 0);
        Assert.Contains("verifi", typed.Out, StringComparison.Ordinal);
        Assert.Contains("0 integrations in order", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_takes_the_folder_of_one_integration_too()
    {
        using var folder = IntegrationFolder.DesklyWith("integration.yaml", "\nverify:", "\nverifi:");

        var typed = await Typed.RunAsync("integration", "lint", Path.Combine(folder.Root, "deskly"));

        Assert.StartsWith(Path.Combine(folder.Root, "deskly", "integration.yaml") + ":", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_of_a_folder_that_is_not_there_fails()
    {
        var typed = await Typed.RunAsync("integration", "lint", "/nowhere/at/all");

        Assert.Equal(1, typed.ExitCode);
        Assert.Contains("/nowhere/at/all", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_tells_name_title_tools_and_coverage()
    {
        var given = new Given { Environment = new Dictionary<string, string> { ["PATCHBAY_INTEGRATIONS"] = IntegrationFolder.Fixtures } };

        var typed = await Typed.RunAsync(given, "integration", "list");

        Assert.Matches(@"^deskly\tDeskly\t(\d+)\t\1 of \d+ methods\n$", typed.Out);
    }

    [Fact]
    public async Task New_writes_files_that_lint_accepts_and_overwrites_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-test-").FullName;

        var made = await Typed.RunAsync("integration", "new", "acme_desk", "--folder", folder);
        var linted = await Typed.RunAsync("integration", "lint", folder);
        var again = await Typed.RunAsync("integration", "new", "acme_desk", "--folder", folder);

        Assert.All(made.Out.TrimEnd('\n').Split('\n'), path => Assert.True(File.Exists(path)));
        Assert.Equal((0, 0, 1), (made.ExitCode, linted.ExitCode, again.ExitCode));
        Assert.Contains("exists already", again.Error, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("../acme")]
    [InlineData("acme-desk")]
    public async Task New_explains_a_bad_name(string name)
    {
        var typed = await Typed.RunAsync("integration", "new", name, "--folder", "/nowhere/at/all");

        Assert.Equal(2, typed.ExitCode);
        Assert.Contains("is not snake case", typed.Error, StringComparison.Ordinal);
    }
}
