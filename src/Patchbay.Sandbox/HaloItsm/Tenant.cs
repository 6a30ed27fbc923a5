using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>All records of one simulated organisation, by the path that serves them.</summary>
sealed class Tenant(TimeProvider clock)
{
    /// <summary>How the product shows that there is no date.</summary>
    public const string NoDate = "1900-01-01T00:00:00";

    /// <summary>The agent that API applications sign in as.</summary>
    public const int ApiAgent = 2;

    readonly Dictionary<string, List<JsonObject>> tables = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> lastIds = new(StringComparer.OrdinalIgnoreCase);

    public TimeProvider Clock => clock;

    /// <summary>The rows behind a path, for example <c>Tickets</c>.</summary>
    public List<JsonObject> this[string table] => tables.TryGetValue(table, out var rows) ? rows : tables[table] = [];

    /// <summary>Contents of attachments by id.</summary>
    public Dictionary<int, byte[]> Files { get; } = [];

    /// <summary>Tickets, opportunities and projects share one run of numbers.</summary>
    public int NextId(string table)
    {
        var run = table is "Opportunities" or "Projects" ? "Tickets" : table;
        if (!lastIds.TryGetValue(run, out var last))
            last = this[table].Select(row => IdOf(row) ?? 0).DefaultIfEmpty().Max();
        return lastIds[run] = last + 1;
    }

    /// <summary>Makes the next number of a run at least this plus one.</summary>
    public void Reserve(string run, int last) => lastIds[run] = last;

    public JsonObject? Find(string table, string? id) =>
        id is null ? null : this[table].Find(row => string.Equals(row["id"]?.ToString(), id, StringComparison.OrdinalIgnoreCase));

    public JsonObject? Find(string table, int? id) => Find(table, id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A ticket, opportunity or project that is not deleted.</summary>
    public JsonObject? Ticket(string? id) =>
        (Find("Tickets", id) ?? Find("Opportunities", id) ?? Find("Projects", id)) is { } found && !IsTrue(found["deleted"]) ? found : null;

    public IEnumerable<JsonObject> ActionsOf(string ticket) => this["Actions"].Where(action => action["ticket_id"]!.ToString() == ticket);

    /// <summary>UTC without a zone, as the product shows times.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture);

    /// <summary>A whole number in a record; ids that the product keeps as floats included.</summary>
    public static int? Int(JsonNode? node) =>
        decimal.TryParse(node?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number) ? (int)number : null;

    public static int? IdOf(JsonObject record) => Int(record["id"]);

    public static bool IsTrue(JsonNode? node) => string.Equals(node?.ToString(), "true", StringComparison.OrdinalIgnoreCase);
}
