using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>A file as uploaded.</summary>
sealed record StoredFile(string Name, string ContentType, byte[] Content);

/// <summary>All records of one simulated account.</summary>
sealed class Tenant(TimeProvider clock)
{
    /// <summary>Global settings, which are no workspace of their own.</summary>
    public const int GlobalWorkspace = 1;

    public const int PrimaryWorkspace = 2;

    readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);
    long lastId = 27_000_100_000;

    public TimeProvider Clock => clock;

    public string Now => Stamp(clock.GetUtcNow());

    public Table Tickets => this["tickets"];

    public Table Conversations => this["conversations"];

    public Table Assets => this["assets"];

    public Table Agents => this["agents"];

    public Table Requesters => this["requesters"];

    public Table Workspaces => this["workspaces"];

    /// <summary>Form fields by form: tickets, problems, changes, releases, requesters, agents, departments.</summary>
    public Dictionary<string, List<JsonObject>> Forms { get; } = new(StringComparer.Ordinal);

    /// <summary>Uploaded files by attachment id.</summary>
    public Dictionary<long, StoredFile> Files { get; } = [];

    /// <summary>The table of a path without its parameters, for example <c>tickets/tasks</c>.</summary>
    public Table this[string name] => tables.TryGetValue(name, out var table)
        ? table
        : tables[name] = new(name is "assets" or "service_catalog/items" ? "display_id" : "id");

    /// <summary>Ids have eleven digits, as the product's have.</summary>
    public long NextId() => ++lastId;

    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The id of a new record: tickets and their kin count from 1.</summary>
    public long IdFor(string table) => table is "tickets" or "problems" or "changes" or "releases" or "workspaces" or "onboarding_requests" or "offboarding_requests"
        ? this[table].TakeNumber() : NextId();

    /// <summary>A requester or agent.</summary>
    public JsonObject? Person(long? id) => Requesters.Find(id) ?? Agents.Find(id);

    public JsonObject? PersonByEmail(string? email) => email is null ? null
        : Requesters.Rows.Find(row => string.Equals(row.Text("primary_email"), email, StringComparison.OrdinalIgnoreCase))
          ?? Agents.Rows.Find(row => string.Equals(row.Text("email"), email, StringComparison.OrdinalIgnoreCase));

    public static string NameOf(JsonObject person) => $"{person.Text("first_name")} {person.Text("last_name")}".Trim();

    public static string? EmailOf(JsonObject person) => person.Text("primary_email") ?? person.Text("email");

    public void Note(JsonObject ticket, long actor, string content) => this["activities"].Rows.Add(new()
    {
        ["_ticket"] = ticket.Number("id"),
        ["actor"] = new JsonObject { ["id"] = actor, ["name"] = Person(actor) is { } person ? NameOf(person) : "System" },
        ["content"] = content, ["sub_contents"] = new JsonArray(), ["created_at"] = Now,
    });
}
