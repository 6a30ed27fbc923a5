using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary><c>orderBy</c>: a comma list of properties, each <c>asc</c> unless it says <c>desc</c>.</summary>
sealed class Ordering(IReadOnlyList<(string Path, bool Descending)> keys) : IComparer<JsonNode>
{
    /// <exception cref="ConditionException">No such property or direction.</exception>
    public static Ordering Parse(Schema schema, string text)
    {
        var keys = new List<(string, bool)>();
        foreach (var part in text.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || (words.Length == 2 && !words[1].Equals("asc", StringComparison.OrdinalIgnoreCase) && !words[1].Equals("desc", StringComparison.OrdinalIgnoreCase)))
                throw new ConditionException($"'{part.Trim()}' is not a valid order: expected a property, then asc or desc.");
            Filterable.KindOf(schema, words[0], []);
            keys.Add((words[0], words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase)));
        }

        return new(keys);
    }

    public static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public int Compare(JsonNode? x, JsonNode? y) =>
        keys.Select(key => key.Descending ? -Order(Condition.At(x, key.Path), Condition.At(y, key.Path)) : Order(Condition.At(x, key.Path), Condition.At(y, key.Path))).FirstOrDefault(order => order != 0);

    static int Order(JsonNode? x, JsonNode? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ when x.GetValueKind() == JsonValueKind.Number && y.GetValueKind() == JsonValueKind.Number => Number(x).CompareTo(Number(y)),
        _ => string.Compare(x.ToString(), y.ToString(), StringComparison.OrdinalIgnoreCase),
    };
}
