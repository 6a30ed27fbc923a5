using Patchbay.Integrations;
using Patchbay.Tests.Calls;

namespace Patchbay.Tests.Cases;

public class GoldenCaseTests
{
    private static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "integrations");

    private static readonly Lazy<IntegrationCatalog> Catalog = new(() => IntegrationLoader.Load(Shipped).Catalog);

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        string[] found = Directory.Exists(Shipped) ? Directory.GetFiles(Shipped, "*.case", SearchOption.AllDirectories) : [];
        foreach (var path in found.Order(StringComparer.Ordinal))
        {
            files.Add(Path.GetRelativePath(Shipped, path));
        }

        return files;
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public async Task Every_golden_case_holds(string file)
    {
        var mismatches = await CaseRunner.RunAsync(
            Catalog.Value, CaseFile.Read(Path.Combine(Shipped, file)), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.True(mismatches.Count == 0, $"{file}\n{string.Join('\n', mismatches)}");
    }

    [Fact]
    public async Task A_case_of_the_fixture_holds()
    {
        var mismatches = await RunAsync(file => file);

        Assert.Empty(mismatches);
    }

    [Theory]
    [InlineData("POST /tickets", "POST /ticket", "expected POST /ticket")]
    [InlineData("Urgent: 1", "Urgent: 0", "the body differs at $.ticket.Urgent: expected 0, found 1.")]
    [InlineData("json: { ticket: { id: 7 } }", "json: { ticket: { id: 8 } }", "The result differs at $.ticket.id: expected 8, found 7.")]
    [InlineData("json: { ticket: { id: 7 } }", "error: NotFound", "The result should be NotFound, but is no error")]
    public async Task A_case_that_does_not_hold_says_where(string old, string @new, string message)
    {
        var mismatches = await RunAsync(file => file.Replace(old, @new));

        Assert.Contains(message, string.Join('\n', mismatches));
    }

    [Fact]
    public void A_file_that_is_no_case_names_every_problem()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("patchbay-case-").FullName, "broken.case");
        File.WriteAllText(path, "name: x\ncall: { tools: a }\nsends: [ { request: tickets } ]\n");

        var problem = Assert.Throws<FormatException>(() => CaseFile.Read(path));

        Assert.Contains("call.tools: unknown key; did you mean 'tool'?", problem.Message);
        Assert.Contains("sends[0].request: must be a verb and a path", problem.Message);
        Assert.Contains("'result' is missing", problem.Message);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Func<string, string> change)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Deskly.Folder, "deskly", "cases", "opens-a-ticket.case"));
        var changed = Path.Combine(Directory.CreateTempSubdirectory("patchbay-case-").FullName, "changed.case");
        await File.WriteAllTextAsync(changed, change(text));
        return await CaseRunner.RunAsync(Deskly.Catalog, CaseFile.Read(changed), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
