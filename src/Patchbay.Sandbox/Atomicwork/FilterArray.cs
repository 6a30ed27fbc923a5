using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>The product's list filter: an array of conditions that must all hold.</summary>
static class FilterArray
{
    /// <summary>How many values each operator takes; −1 is one or more.</summary>
    static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["EQUALS"] = 1, ["NOT_EQUALS"] = 1, ["CONTAINS"] = -1, ["NOT_CONTAINS"] = -1, ["IN"] = -1, ["NOT_IN"] = -1,
        ["GREATER_THAN"] = 1, ["LESS_THAN"] = 1, ["GREATER_THAN_EQUALS"] = 1, ["LESS_THAN_EQUALS"] = 1, ["IS_BETWEEN"] = 2,
        ["IS_NULL"] = 0, ["IS_NOT_NULL"] = 0, ["STARTS_WITH"] = 1, ["ENDS_WITH"] = 1, ["TEXT_CONTAINS"] = 1,
        ["TEXT_DOES_NOT_CONTAINS"] = 1, ["IS_ANY_OF"] = -1, ["IS_NOT_ANY_OF"] = -1, ["IS_EXACTLY"] = -1,
        ["IS_ON_OR_BEFORE"] = 1, ["IS_ON_OR_AFTER"] = 1, ["IS_WITHIN"] = 1, ["LIKE"] = 1,
    };

    /// <summary>The rows that pass, or what is wrong with the filter.</summary>
    /// <param name="value">The texts a row has for an attribute; null when there is no such attribute.</param>
    public static (IEnumerable<JsonObject> Rows, string? Problem) Apply(
        IEnumerable<JsonObject> rows, JsonNode? filter, Func<JsonObject, string, IReadOnlyList<string>?> value)
    {
        if (filter is not JsonArray conditions)
            return ([], "Cannot deserialize the filter: an array is expected");
        foreach (var condition in conditions)
        {
            if (condition is not JsonObject one || one["attribute"] is null || one["operator"] is null)
                return ([], "A filter needs attribute and operator");
            var (attribute, comparison) = (one["attribute"]!.ToString(), one["operator"]!.ToString());
            if (!Counts.TryGetValue(comparison, out var count))
                return ([], $"Unknown operator {comparison}");
            var given = one["values"] as JsonArray ?? [];
            if (given.Any(item => item is not JsonObject wrapped || !wrapped.ContainsKey("value")))
                return ([], "values must be a list of {\"value\": …}");
            var values = given.Select(item => item!["value"]?.ToString() ?? "").ToList();
            if (count >= 0 ? values.Count != count : values.Count == 0)
                return ([], $"{comparison} takes {(count < 0 ? "at least 1 value" : $"{count} values")}");
            var sample = rows.FirstOrDefault();
            if (sample is not null && value(sample, attribute) is null)
                return ([], $"Unknown attribute {attribute}");
            rows = [.. rows.Where(row => Holds(value(row, attribute) ?? [], comparison, values))];
        }

        return (rows, null);
    }

    static bool Holds(IReadOnlyList<string> held, string comparison, List<string> values) => comparison switch
    {
        "IS_NULL" => held.Count == 0,
        "IS_NOT_NULL" => held.Count > 0,
        "EQUALS" or "IN" or "IS_ANY_OF" or "IS_EXACTLY" => held.Any(one => values.Contains(one, StringComparer.OrdinalIgnoreCase)),
        "NOT_EQUALS" or "NOT_IN" or "IS_NOT_ANY_OF" => !held.Any(one => values.Contains(one, StringComparer.OrdinalIgnoreCase)),
        "CONTAINS" or "TEXT_CONTAINS" or "LIKE" => held.Any(one => values.Exists(text => one.Contains(text, StringComparison.OrdinalIgnoreCase))),
        "NOT_CONTAINS" or "TEXT_DOES_NOT_CONTAINS" => !held.Any(one => values.Exists(text => one.Contains(text, StringComparison.OrdinalIgnoreCase))),
        "STARTS_WITH" => held.Any(one => one.StartsWith(values[0], StringComparison.OrdinalIgnoreCase)),
        "ENDS_WITH" => held.Any(one => one.EndsWith(values[0], StringComparison.OrdinalIgnoreCase)),
        "GREATER_THAN" => held.Any(one => Compare(one, values[0]) > 0),
        "LESS_THAN" => held.Any(one => Compare(one, values[0]) < 0),
        "GREATER_THAN_EQUALS" or "IS_ON_OR_AFTER" => held.Any(one => Compare(one, values[0]) >= 0),
        "LESS_THAN_EQUALS" or "IS_ON_OR_BEFORE" => held.Any(one => Compare(one, values[0]) <= 0),
        "IS_BETWEEN" => held.Any(one => Compare(one, values[0]) >= 0 && Compare(one, values[1]) <= 0),
        _ => false,
    };

    static int Compare(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b)
        : DateTimeOffset.TryParse(left, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var x) && DateTimeOffset.TryParse(right, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var y) ? x.CompareTo(y)
        : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
}
