using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Order, page and wrapper of every list.</summary>
static class Listing
{
    /// <summary>Rows on one page at most, whatever is asked for; the answer still repeats the size that was asked.</summary>
    const int MaxPage = 100;

    /// <param name="call">Carries the paging parameters.</param>
    /// <param name="rows">All that match, in their usual order.</param>
    /// <param name="wrapper">Null for a bare array.</param>
    /// <param name="pages">Whether paging has an effect.</param>
    /// <param name="show">What one row looks like.</param>
    public static JsonAnswer Answer(Call call, IEnumerable<JsonObject> rows, string? wrapper, bool pages, Func<JsonObject, JsonNode> show)
    {
        var all = Ordered(call, rows).ToList();
        var (number, size) = (Math.Max(1, call.Number("page_no", 1)), call.Number("page_size", 50));
        var paged = pages && call.Flag("pageinate");
        var shown = paged ? all.Skip((number - 1) * Math.Clamp(size, 1, MaxPage)).Take(Math.Clamp(size, 1, MaxPage))
            : call.Number("count", 0) is > 0 and var count ? all.Take(count) : all;
        var array = new JsonArray([.. shown.Select(show)]);
        if (wrapper is null)
            return new(200, array);
        var body = new JsonObject();
        if (paged)
            (body["page_no"], body["page_size"]) = (number, size);
        (body["record_count"], body[wrapper]) = (all.Count, array);
        return new(200, body);
    }

    static IEnumerable<JsonObject> Ordered(Call call, IEnumerable<JsonObject> rows)
    {
        IOrderedEnumerable<JsonObject>? ordered = null;
        foreach (var suffix in new[] { "", "2", "3", "4", "5" })
        {
            if (call.Query("order" + suffix) is not { } member)
                continue;
            var (key, descends) = ((Func<JsonObject, JsonNode?>)(row => row[member]), call.Flag("orderdesc" + suffix));
            ordered = (ordered, descends) switch
            {
                (null, false) => rows.OrderBy(key, ByValue.Instance),
                (null, true) => rows.OrderByDescending(key, ByValue.Instance),
                (_, false) => ordered.ThenBy(key, ByValue.Instance),
                (_, true) => ordered.ThenByDescending(key, ByValue.Instance),
            };
        }

        return ordered ?? rows;
    }
}

/// <summary>Numbers by size, all else as text without regard to case.</summary>
sealed class ByValue : IComparer<JsonNode?>
{
    public static readonly ByValue Instance = new();

    public int Compare(JsonNode? x, JsonNode? y) => Compare(x?.ToString() ?? "", y?.ToString() ?? "");

    public static int Compare(string x, string y) =>
        decimal.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var left) && decimal.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right) : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
}
