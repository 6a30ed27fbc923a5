using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary>A filter, understood.</summary>
abstract record Condition
{
    public abstract bool Holds(JsonNode record);

    /// <summary>The properties it asks about.</summary>
    public abstract IEnumerable<string> Paths { get; }

    /// <summary>The value at a path such as <c>company/identifier</c>; null when there is none. A record's history is found with and without <c>_info</c>.</summary>
    public static JsonNode? At(JsonNode? record, string path)
    {
        if (record is JsonObject whole && whole["_info"] is JsonObject info && info.ContainsKey(path) && !whole.ContainsKey(path))
            return info[path];
        foreach (var segment in path.Split('/'))
            record = record is JsonObject members ? members[segment] : null;
        return record;
    }
}

sealed record Both(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<string> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(JsonNode record) => Left.Holds(record) && Right.Holds(record);
}

sealed record Either(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<string> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(JsonNode record) => Left.Holds(record) || Right.Holds(record);
}

/// <summary>One comparison.</summary>
sealed record Comparison(string Path, Func<JsonNode?, bool> Test) : Condition
{
    public override IEnumerable<string> Paths => [Path];

    public override bool Holds(JsonNode record) => Test(At(record, Path));
}
