using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>One record as kept: references as <c>{"id":n}</c> only, so that a renamed board has its new name everywhere.</summary>
sealed class Row(int id, int? parent, JsonObject fields)
{
    public int Id { get; } = id;

    /// <summary>The id of the record whose child this is; null for none.</summary>
    public int? Parent { get; } = parent;

    public JsonObject Fields { get; set; } = fields;

    public required string DateEntered { get; set; }

    public required string EnteredBy { get; init; }

    public required string LastUpdated { get; set; }

    public required string UpdatedBy { get; set; }

    public string? Text(string field) => Fields[field]?.ToString();

    public bool Flag(string field) => Fields[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>The id in a reference; null when there is none.</summary>
    public int? IdOf(string field) => Fields[field] is JsonObject reference ? (int?)reference["id"] : null;
}

/// <summary>The records of one collection, by ascending id.</summary>
sealed class Table
{
    readonly Dictionary<int, Row> byId = [];
    readonly List<Row> rows = [];

    public IReadOnlyList<Row> Rows => rows;

    public int NextId { get; private set; } = 1;

    public Row? Find(int? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    public IEnumerable<Row> Of(int? parent) => rows.Where(row => row.Parent == parent);

    public void Add(Row row)
    {
        rows.Add(row);
        byId.Add(row.Id, row);
        NextId = row.Id + 1;
    }

    public void Remove(Row row)
    {
        rows.Remove(row);
        byId.Remove(row.Id);
    }
}

/// <summary>Everything one company keeps in the product.</summary>
sealed class Database(TimeProvider clock)
{
    readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    public TimeProvider Clock => clock;

    public string Now => Stamp(clock.GetUtcNow());

    /// <summary>The bytes of uploaded documents, by document id.</summary>
    public Dictionary<int, (byte[] Bytes, string MediaType)> Files { get; } = [];

    public IReadOnlyDictionary<string, Table> Tables => tables;

    /// <summary>The table of a collection's path; empty at first.</summary>
    public Table this[string path]
    {
        get
        {
            if (!tables.TryGetValue(path, out var table))
                tables[path] = table = new();
            return table;
        }
    }

    /// <summary>UTC without a fraction, as the product writes times.</summary>
    public static string Stamp(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public Row Add(string path, JsonObject fields, int? parent = null, string by = "system")
    {
        var table = this[path];
        var row = new Row(table.NextId, parent, fields) { DateEntered = Now, LastUpdated = Now, EnteredBy = by, UpdatedBy = by };
        table.Add(row);
        return row;
    }

    /// <summary>The record a reference of this kind with this id points to; null when there is none, or nothing keeps that kind.</summary>
    public Row? Find(string kind, int? id) => References.Of(kind) is { } target ? this[target.Table].Find(id) : null;
}
