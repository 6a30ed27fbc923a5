using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Where a key may be used.</summary>
[Flags]
enum Use
{
    Record = 1,
    Lists = 2,
    Search = 4,
    All = Record | Lists | Search,
}

/// <summary>What one kind of record looks like to clients: its keys and where their values come from.</summary>
abstract class Shape
{
    /// <summary>A column's value; null when there is no such column in lists.</summary>
    public abstract object? ListValue(Entity entity, string column, Call call);
}

/// <inheritdoc cref="Shape"/>
sealed class Shape<T> : Shape where T : Entity
{
    readonly Dictionary<string, Func<T, Call, object?>> record = new(StringComparer.Ordinal);
    readonly Dictionary<string, Func<T, Call, object?>> lists = new(StringComparer.Ordinal);
    readonly Dictionary<string, Func<T, Call, object?>> search = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys every stored record has.</summary>
    public Shape() => this
        .Add("id", e => new Number(e.Id))
        .Add("Creator", e => Reference.ToOptional(e.Creator))
        .Add("LastUpdatedBy", e => Reference.ToOptional(e.LastUpdatedBy))
        .Add("Created", e => (Time)e.Created)
        .Add("LastUpdated", e => (Time)e.LastUpdated);

    public Shape<T> Add(string name, Func<T, object?> read, Use use = Use.All) => Add(name, (e, _) => read(e), use);

    /// <summary>Adds a key, or replaces it in the given uses only. A null value leaves the key out of records and is "" in lists.</summary>
    public Shape<T> Add(string name, Func<T, Call, object?> read, Use use = Use.All)
    {
        if (use.HasFlag(Use.Record))
            record[name] = read;
        if (use.HasFlag(Use.Lists))
            lists[name] = read;
        if (use.HasFlag(Use.Search))
            search[name] = read;
        return this;
    }

    /// <summary>Takes a key away that this kind of record does not have.</summary>
    public Shape<T> Remove(string name)
    {
        record.Remove(name);
        lists.Remove(name);
        search.Remove(name);
        return this;
    }

    /// <summary>How to read a key for searching and ordering, whatever the case of its name; null if it cannot be searched.</summary>
    public Func<T, object?>? Searchable(string name, Call call) =>
        search.TryGetValue(name, out var read) ? e => read(e, call) : null;

    public override object? ListValue(Entity entity, string column, Call call) =>
        lists.TryGetValue(column, out var read) ? read((T)entity, call) : null;

    /// <summary>The whole record, in another key order each time.</summary>
    public JsonObject Record(T entity, Call call)
    {
        var json = new JsonObject();
        var expansion = Expansion.Of(call);
        foreach (var (name, read) in record)
        {
            if (read(entity, call) is { } value)
                json[name] = Render.Value(name, value, call, expansion, inList: false);
        }
        return Scramble.Keys(json, call);
    }
}

/// <summary>A record's own id: a number on the wire, where all other numbers are strings.</summary>
readonly record struct Number(int Value);

/// <summary>A date that may be unset, which the wire shows as 1970.</summary>
readonly record struct Time(DateTimeOffset? At)
{
    public static implicit operator Time(DateTimeOffset? at) => new(at);

    public static implicit operator Time(DateTimeOffset at) => new(at);

    public override string ToString() => (At ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
}
