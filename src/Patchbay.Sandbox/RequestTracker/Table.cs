using System.Collections;

namespace Patchbay.Sandbox.RequestTracker;

/// <summary>Numbers records; users and groups share one sequence, as principals do.</summary>
sealed class IdSequence(int first)
{
    int next = first;

    public int Take() => next++;
}

/// <summary>All records of one kind, in the order of their ids.</summary>
sealed class Table<T>(IdSequence ids) : IEnumerable<T> where T : Entity
{
    readonly SortedDictionary<int, T> rows = [];

    public T Add(T row)
    {
        if (row.Id == 0)
            row.Id = ids.Take();
        rows.Add(row.Id, row);
        return row;
    }

    public T? Find(int id) => rows.GetValueOrDefault(id);

    public T? Find(string name) => rows.Values.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>By number if it is one, else by name.</summary>
    public T? FindByIdOrName(string idOrName) => int.TryParse(idOrName, out var id) ? Find(id) : Find(idOrName);

    public IEnumerator<T> GetEnumerator() => rows.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
