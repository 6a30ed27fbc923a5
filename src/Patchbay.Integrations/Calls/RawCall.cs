using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>
/// A call of a method without going through a tool's arguments: path values, query and body are sent as given (escaped,
/// not checked). For methods that have no documentation record.
/// </summary>
public sealed record RawCall
{
    /// <summary>Values of the path's placeholders, unescaped.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>();

    /// <summary>Query parameters in the vendor's spelling, unescaped; one replaces a fixed parameter of the same name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body, sent whole in the method's body kind; null sends none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Rows wanted of a list; null takes the vendor's page.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the call before; null starts at the first page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Top-level members to keep of each record; empty keeps all.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
