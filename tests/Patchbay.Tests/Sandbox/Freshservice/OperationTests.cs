using System.Text.RegularExpressions;

namespace Patchbay.Tests.Sandbox.Freshservice;

/// <summary>The sandbox knows the operations of the product's reference, as the table of facts tells them.</summary>
public sealed class OperationTests
{
    // Told by one row of the reference only; its own example, and the same call for changes, name the group in the path.
    private const string Doubtful = "PUT /tickets/{ticket_id}/approval-groups";

    [Fact]
    public async Task Every_operation_of_the_reference_is_known()
    {
        await using var desk = await RunningFreshservice.StartAsync(new() { RequestsPerMinute = 10_000 });
        var unknown = new List<string>();

        foreach (var (verb, path) in Operations())
        {
            var answer = await desk.SendAsync("OPTIONS", Concrete(path)); // no path knows this verb, so that each names those it knows
            if (!answer.Headers.TryGetValue("Allow", out var verbs) || !verbs.Split(", ").Contains(verb))
            {
                unknown.Add($"{verb} {path}");
            }
        }

        Assert.Equal([Doubtful], unknown);
    }

    [Fact]
    public async Task No_operation_breaks_on_an_empty_or_a_missing_body()
    {
        await using var desk = await RunningFreshservice.StartAsync(new() { RequestsPerMinute = 10_000 });

        foreach (var (verb, path) in Operations().Where(operation => operation.Verb != "DELETE"))
        {
            foreach (var body in verb == "GET" ? [null] : new[] { null, "{}" })
            {
                var answer = await desk.SendAsync(verb, Concrete(path), body);
                Assert.True(answer.Status < 500, $"{verb} {path} with {body ?? "no body"}: {answer.Status}");
            }
        }
    }

    private static string Concrete(string path) => Regex.Replace(path.Replace("{module_name}", "tickets"), @"\{\w+\}", "1", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<(string Verb, string Path)> Operations() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "facts", "freshservice.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]));
}
