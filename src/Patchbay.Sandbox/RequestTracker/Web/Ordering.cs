using System.Globalization;
using Patchbay.Sandbox.RequestTracker.CustomFields;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary><c>orderby</c> and <c>order</c>, both repeatable.</summary>
static class Ordering
{
    /// <summary>The rows in the order asked for; null when a column is unknown, which the product answers with no items at all.</summary>
    public static IEnumerable<T>? Apply<T>(Call call, Shape<T> shape, IEnumerable<T> rows, ListDefaults? defaults) where T : Entity
    {
        var columns = Values(call, "orderby", defaults?.OrderBy);
        var directions = Values(call, "order", defaults?.Order);
        IOrderedEnumerable<T>? ordered = null;
        for (var i = 0; i < columns.Count; i++)
        {
            if (Key(call, shape, columns[i]) is not { } key)
                return null;
            var descending = i < directions.Count && directions[i].Equals("DESC", StringComparison.OrdinalIgnoreCase);
            ordered = (ordered, descending) switch
            {
                (null, false) => rows.OrderBy(key, SortKey.Comparer),
                (null, true) => rows.OrderByDescending(key, SortKey.Comparer),
                (_, false) => ordered.ThenBy(key, SortKey.Comparer),
                (_, true) => ordered.ThenByDescending(key, SortKey.Comparer),
            };
        }
        return ordered is null ? rows.OrderBy(r => Scramble.Row(r.Id)) : ordered.ThenBy(r => Scramble.Row(r.Id));
    }

    static List<string> Values(Call call, string name, string? fallback)
    {
        var given = call.Request.Query[name].Concat(call.Body.Form is { } form ? form[name] : []).OfType<string>().ToList();
        return given.Count > 0 || fallback is null ? given : [fallback];
    }

    static Func<T, object?>? Key<T>(Call call, Shape<T> shape, string column) where T : Entity
    {
        if (CustomFieldName.Parse(column) is { } name)
            return e => name.FieldsOf(call.Tracker).SelectMany(f => e.CustomFields.GetValueOrDefault(f.Id) ?? []).FirstOrDefault() ?? "";
        var parts = column.Split('.', 2);
        if (shape.Searchable(parts[0], call) is not { } read)
            return null;
        if (parts.Length == 1)
            return read;
        return e => read(e) is Reference { Entity: { } target } && Shapes.For(target.Type) is { } inner ? inner.ListValue(target, parts[1], call) : "";
    }
}

/// <summary>Compares column values: numbers as numbers, references by name, the rest as text without case.</summary>
sealed class SortKey : IComparer<object?>
{
    public static SortKey Comparer { get; } = new();

    public int Compare(object? x, object? y)
    {
        var (a, b) = (Plain(x), Plain(y));
        return a is long m && b is long n ? m.CompareTo(n)
            : string.Compare($"{a}", $"{b}", CultureInfo.InvariantCulture, CompareOptions.OrdinalIgnoreCase);
    }

    static object Plain(object? value) => value switch
    {
        null => "",
        Number n => (long)n.Value,
        int n => (long)n,
        Reference { Entity: { Name.Length: > 0 } target } => target.Name,
        Reference r => r.Id,
        _ => $"{value}",
    };
}
