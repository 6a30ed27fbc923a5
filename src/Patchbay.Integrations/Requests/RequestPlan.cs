using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Requests;

/// <summary>What is going to be sent, in pieces that steps and paging may still change.</summary>
internal sealed class RequestPlan
{
    /// <summary>Escaped, without query.</summary>
    public string Path { get; set; } = "";

    /// <summary>Unescaped pairs in the order they are sent.</summary>
    public List<KeyValuePair<string, string>> Query { get; } = [];

    /// <summary>An escaped query that replaces <see cref="Query"/>: the one of a vendor's own link to the next page.</summary>
    public string? LinkedQuery { get; set; }

    /// <summary>Headers of this call besides the integration's own; null when it has none.</summary>
    public Dictionary<string, string>? Headers { get; private set; }

    /// <summary>The whole body; null sends none.</summary>
    public JsonNode? Body { get; set; }

    /// <summary>The object inside <see cref="Body"/> that takes the arguments; null when there is no body.</summary>
    public JsonObject? Members { get; set; }

    /// <summary>Files to send; null when the call brings none.</summary>
    public List<FilePart>? Files { get; private set; }

    public void Add(IEnumerable<FilePart> files) => (Files ??= []).AddRange(files);

    public void SetHeader(string name, string value) => (Headers ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;

    /// <summary>Replaces every parameter of that name.</summary>
    public void SetQuery(string name, string value)
    {
        RemoveQuery(name);
        Query.Add(KeyValuePair.Create(name, value));
    }

    public void RemoveQuery(string name) => Query.RemoveAll(pair => pair.Key == name);

    public string PathAndQuery() => QueryText.Append(Path, Query, LinkedQuery);
}
