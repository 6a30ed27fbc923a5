using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations;

namespace Patchbay.Tests.Calls;

/// <summary>The invented product of <c>Fixtures/calls</c>, called as one account.</summary>
sealed class Deskly(FakeVendor vendor, AccountFields? fields = null)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "calls");

    private static readonly Lazy<IntegrationCatalog> Loaded = new(Load);

    public static IntegrationCatalog Catalog => Loaded.Value;

    public static Integration Integration => Catalog.Find("deskly")!;

    public CallContext Context { get; set; } = ContextOf("account-1");

    public static CallContext ContextOf(string account) => new()
    {
        AccountId = account,
        Variables = new Dictionary<string, string> { ["subdomain"] = "acme", ["region"] = "eu" },
        CursorKey = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray(),
        Clock = new StoppedClock(),
    };

    public async Task<ToolResult> CallAsync(string tool, string arguments = "{}")
    {
        var found = ToolFactory.Build(Integration, fields ?? AccountFields.None).Single(one => one.Name == tool);
        using var document = JsonDocument.Parse(arguments);
        return await new ToolRunner(Catalog).RunAsync(found, document.RootElement, Context, vendor, TestContext.Current.CancellationToken);
    }

    private static IntegrationCatalog Load()
    {
        var loaded = IntegrationLoader.Load(Folder);
        Assert.DoesNotContain(loaded.Problems, problem => problem.Severity == Severity.Error);
        return loaded.Catalog;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    }
}

static class ToolResultReading
{
    public static string Text(this ToolResult result) => result.Error is null
        ? Encoding.UTF8.GetString(result.Json.Span)
        : throw new InvalidOperationException($"{result.Error}: {result.Message}");

    public static JsonObject Object(this ToolResult result) => JsonNode.Parse(result.Text())!.AsObject();

    /// <summary>The ids of a list's rows.</summary>
    public static string Ids(this ToolResult result) => string.Join(',', result.Object()["result"]!.AsArray().Select(row => row!["id"]!.ToString()));

    public static string? Cursor(this ToolResult result) => (string?)result.Object()["next_cursor"];
}
