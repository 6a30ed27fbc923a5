using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Turns found records into one page of a list.</summary>
static class Listing
{
    /// <param name="call">Carries paging, columns and order.</param>
    /// <param name="shape">The records' columns.</param>
    /// <param name="found">What matched, including what the caller may not see.</param>
    /// <param name="totalKnown">False where the product checks rights row by row and so never learns the total.</param>
    /// <param name="defaults">Order and page size of a saved search; null for the product's own.</param>
    public static JsonAnswer Page<T>(Call call, Shape<T> shape, IEnumerable<T> found, bool totalKnown = true, ListDefaults? defaults = null)
        where T : Entity
    {
        var rows = found.Where(e => Access.CanSee(call, e)).ToList();
        var paging = Paging.Of(call, defaults?.PageSize ?? 20);
        var items = new JsonArray();
        var fields = Expansion.Of(call);
        if (fields.Columns.Count == 0 && defaults is not null)
            fields = fields with { Columns = defaults.Columns };
        if (Ordering.Apply(call, shape, rows, defaults) is { } ordered)
        {
            foreach (var row in ordered.Skip((int)Math.Min((long)(paging.Page - 1) * paging.Size, int.MaxValue)).Take(paging.Size))
                items.Add((JsonNode)Item(call, shape, row, fields));
        }
        return new(200, paging.Envelope(call, items, rows.Count, totalKnown));
    }

    static JsonObject Item<T>(Call call, Shape<T> shape, T row, Expansion fields) where T : Entity
    {
        var item = Reference.To(row).ToJson(call);
        foreach (var column in fields.Columns)
            item[column] = Render.Value(column, shape.ListValue(row, column, call), call, fields, inList: true);
        return Scramble.Keys(item, call);
    }
}

/// <summary>What a saved search brings along.</summary>
sealed record ListDefaults(string OrderBy, string Order, int PageSize, IReadOnlyList<string> Columns);
