using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Sql;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>All conditions of a JSON search on one field, joined left to right.</summary>
sealed class FieldConditions<T>(string name, Func<T, IEnumerable<string>> read)
{
    readonly List<(bool And, Func<string, bool> Matches)> conditions = [];

    public string Name => name;

    public void Add(JsonObject condition)
    {
        var and = JsonSearch.Text(condition["entry_aggregator"]).Equals("AND", StringComparison.OrdinalIgnoreCase);
        conditions.Add((and, Condition(condition)));
    }

    public bool Matches(T row)
    {
        var values = read(row).ToList();
        var result = false;
        foreach (var (and, matches) in conditions)
        {
            var one = values.Any(matches);
            result = and ? result && one : result || one;
        }
        return result;
    }

    static Func<string, bool> Condition(JsonObject condition)
    {
        var value = JsonSearch.Text(condition["value"]);
        var comparison = JsonSearch.Text(condition["case_sensitive"]) is "1" or "true" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        switch ((condition["operator"] is { } op ? JsonSearch.Text(op) : "=").ToUpperInvariant())
        {
            case "=": return stored => stored.Equals(value, comparison);
            case "!=": return stored => !stored.Equals(value, comparison);
            case "<": return stored => Compare(stored, value) < 0;
            case ">": return stored => Compare(stored, value) > 0;
            case "LIKE": return Pattern.Contains(value, comparison);
            case "NOT LIKE": return Not(Pattern.Contains(value, comparison));
            case "STARTSWITH": return Pattern.Starts(value, comparison);
            case "ENDSWITH": return Pattern.Ends(value, comparison);
            case "IN":
                var allowed = condition["value"] is JsonArray many ? many.Select(JsonSearch.Text).ToList() : [value];
                return stored => allowed.Exists(a => a.Equals(stored, comparison));
            default: return _ => false; // logged as an attack there, and answered with nothing
        }
    }

    static Func<string, bool> Not(Func<string, bool> matches) => stored => !matches(stored);

    static int Compare(string stored, string value)
    {
        if (long.TryParse(stored, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var a)
            && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var b))
            return a.CompareTo(b);
        // "2026-01-31 00:00:00" and "2026-01-31T00:00:00Z" are the same moment.
        return string.Compare(stored, value.Replace(' ', 'T'), StringComparison.OrdinalIgnoreCase);
    }
}
