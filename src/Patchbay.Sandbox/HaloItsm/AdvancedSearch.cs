using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>The query parameter <c>advanced_search</c>: a JSON array of filters, all of which must hold.</summary>
static class AdvancedSearch
{
    /// <exception cref="AdvancedSearchException">It cannot be read, or names what is not there.</exception>
    public static IEnumerable<JsonObject> Apply(string? text, IEnumerable<JsonObject> rows, Func<string, bool> knows)
    {
        if (text is null)
            return rows;
        var tests = Filters(text).Select(filter => Test(filter, knows)).ToList();
        return rows.Where(row => tests.TrueForAll(test => test(row)));
    }

    static JsonArray Filters(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonArray ?? throw new AdvancedSearchException("an array is expected");
        }
        catch (JsonException)
        {
            throw new AdvancedSearchException("not JSON");
        }
    }

    static Func<JsonObject, bool> Test(JsonNode? filter, Func<string, bool> knows)
    {
        var (name, value) = (filter?["filter_name"]?.ToString() ?? "", filter?["filter_value"]?.ToString() ?? "");
        if (!knows(name))
            throw new AdvancedSearchException(name);
        var listed = value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries);
        Func<string, bool> holds = Tenant.Int(filter!["filter_type"]) switch
        {
            0 => held => listed.Contains(held, StringComparer.OrdinalIgnoreCase),
            1 => held => !listed.Contains(held, StringComparer.OrdinalIgnoreCase),
            2 or 6 => held => ByValue.Compare(held, value) == 0,
            3 => held => ByValue.Compare(held, value) != 0,
            4 => held => held.Contains(value.Trim('%'), StringComparison.OrdinalIgnoreCase),
            5 => held => !held.Contains(value.Trim('%'), StringComparison.OrdinalIgnoreCase),
            7 => held => ByValue.Compare(held, value) > 0,
            8 => held => ByValue.Compare(held, value) >= 0,
            9 => held => ByValue.Compare(held, value) < 0,
            10 => held => ByValue.Compare(held, value) <= 0,
            _ => throw new AdvancedSearchException($"filter_type {filter["filter_type"]}"),
        };
        return row => holds(row[name]?.ToString() ?? "");
    }
}

/// <summary>A filter the product does not know; unlike an unknown query parameter it is told.</summary>
sealed class AdvancedSearchException(string what) : Exception($"Invalid advanced search parameter: {what}");
