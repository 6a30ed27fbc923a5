using Patchbay.Tests.EndToEnd;

namespace Patchbay.Tests.Cli;

public sealed class OpenApiCommandTests
{
    [Fact]
    public async Task The_dashboard_s_document_is_what_the_program_writes()
    {
        var kept = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "dashboard", "openapi.json"));

        var typed = await Typed.RunAsync("openapi");

        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.True(kept == typed.Out, "The management API has changed since dashboard/openapi.json was written: run dev/openapi, then npm run api in dashboard/.");
    }

    [Fact]
    public async Task It_writes_to_a_file_and_then_says_nothing()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("patchbay-test-").FullName, "openapi.json");

        var typed = await Typed.RunAsync("openapi", "--output", file);

        Assert.Equal((0, "", ""), (typed.ExitCode, typed.Out, typed.Error));
        Assert.StartsWith("{\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_at_once_it_writes_nothing()
    {
        var session = new CommandSession("openapi");

        var exitCode = await session.StopAsync();

        Assert.Equal((1, ""), (exitCode, session.Error));
    }
}
