using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>One field a query may name.</summary>
/// <param name="Kind"><c>int text bool date</c>, or the choices' numbers as <c>int(1|2)</c>.</param>
/// <param name="Values">A record's values of it; several for a list.</param>
sealed record QueryField(string Kind, Func<JsonObject, IEnumerable<JsonNode?>> Values)
{
    public static QueryField Member(string kind, string name) => new(kind, record => record[name] as JsonArray ?? (IEnumerable<JsonNode?>)new[] { record[name] });

    /// <summary>Fields in short writing: <c>name:text status:int(2|3) created_at:date</c>, each the record's member of that name.</summary>
    public static Dictionary<string, QueryField> Parse(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(':')).ToDictionary(pair => pair[0], pair => Member(pair[1], pair[0]), StringComparer.Ordinal);
}

/// <summary>A query: comparisons joined by AND, OR and brackets.</summary>
static class Condition
{
    const int MostCharacters = 512;

    /// <summary>Reads a query that the product wants wrapped in double quotes; without them it breaks.</summary>
    public static Func<JsonObject, bool> Quoted(string query, IReadOnlyDictionary<string, QueryField> fields, string parameter = "query", bool hasNotEqual = false)
    {
        if (query.Length < 2 || query[0] != '"' || query[^1] != '"')
            throw Refusal.Broken;
        return Plain(query[1..^1], fields, parameter, hasNotEqual);
    }

    /// <summary>Reads a query without quotes around it.</summary>
    public static Func<JsonObject, bool> Plain(string query, IReadOnlyDictionary<string, QueryField> fields, string parameter = "query", bool hasNotEqual = false) =>
        query.Length > MostCharacters
            ? throw Refusal.Field(parameter, $"It should not have more than {MostCharacters} characters", "invalid_value")
            : new ConditionParser(query, fields, parameter, hasNotEqual).Read();
}
