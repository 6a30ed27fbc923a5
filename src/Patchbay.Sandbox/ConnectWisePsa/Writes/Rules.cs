using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>What is peculiar to one kind of record when it is written or told.</summary>
sealed record Rules
{
    /// <summary>Before children of other records are looked up: settles whose children they must be, and takes out of what was given what it sees to itself.</summary>
    public Action<Change> Begin { get; init; } = _ => { };

    /// <summary>With all references known: fills in and checks.</summary>
    public Action<Change> Check { get; init; } = _ => { };

    /// <summary>After the record is kept.</summary>
    public Action<Change, Row> Saved { get; init; } = (_, _) => { };

    /// <summary>After the record is gone.</summary>
    public Action<Call, Row> Removed { get; init; } = (_, _) => { };

    /// <summary>Properties the product alone sets; given ones are passed over.</summary>
    public IReadOnlySet<string> ReadOnly { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Completes a record as told.</summary>
    public Action<Database, Row, JsonObject, Shape> Tell { get; init; } = (_, _, _, _) => { };

    /// <summary>Lists below the record that are put together from other records, linked from <c>_info</c> like its own.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    public static IReadOnlySet<string> Words(string text) => text.Split(' ').ToHashSet(StringComparer.Ordinal);
}
