using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>The records of one kind, oldest first, as the JSON the API shows; members that begin with <c>_</c> are never shown.</summary>
/// <param name="key">The member a path names a record by.</param>
sealed class Table(string key)
{
    public string Key => key;

    public List<JsonObject> Rows { get; } = [];

    /// <summary>The number after the highest one given, for kinds that count from 1.</summary>
    public long NextNumber => Rows.Count == 0 ? 1 : Rows.Max(row => row.Number(key) ?? 0) + 1;

    public JsonObject? Find(string value) => Rows.Find(row => row[key]?.ToString() == value);

    public JsonObject? Find(long? value) => value is { } number ? Rows.Find(row => row.Number(key) == number) : null;
}
