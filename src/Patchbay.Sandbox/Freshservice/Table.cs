using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>The records of one kind, oldest first, as the JSON the API shows; members that begin with <c>_</c> are never shown.</summary>
/// <param name="key">The member a path names a record by.</param>
sealed class Table(string key)
{
    long lastNumber;

    public string Key => key;

    public List<JsonObject> Rows { get; } = [];

    /// <summary>The next number of a kind that counts from 1; one that was given is not given again, even after its record is gone.</summary>
    public long TakeNumber() => ++lastNumber;

    public JsonObject? Find(string value) => Rows.Find(row => row[key]?.ToString() == value);

    public JsonObject? Find(long? value) => value is { } number ? Rows.Find(row => row.Number(key) == number) : null;
}
