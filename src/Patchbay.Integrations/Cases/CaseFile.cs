using System.Text.Json.Nodes;
using Patchbay.Integrations.Cases;
using Patchbay.Integrations.Files;

namespace Patchbay.Integrations;

/// <summary>A golden case: a call, the requests it must send with the vendor's answers, and the result.</summary>
public sealed record CaseFile
{
    public required string Name { get; init; }

    public required string Tool { get; init; }

    public required JsonObject Arguments { get; init; }

    /// <summary>The account's variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The account's custom fields by source, as JSON Schema objects; empty when none were read.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Fields { get; init; }

    /// <summary>Most characters of the result; null takes the default.</summary>
    public int? MaxResultChars { get; init; }

    /// <summary>Texts of files that arguments name by URL.</summary>
    public required IReadOnlyDictionary<string, string> Downloads { get; init; }

    /// <summary>Requests in the order they must be sent.</summary>
    public required IReadOnlyList<CaseRequest> Sends { get; init; }

    public required CaseResult Result { get; init; }

    /// <exception cref="FormatException">The file is no case; the message names every problem with its place.</exception>
    public static CaseFile Read(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var file = YamlFile.Parse(path, name);
        var problems = file.Findings.Problems.Select(problem => problem.ToString()).ToList();
        var read = file.Root is { } root ? CaseReader.Read((JsonObject)YamlJson.Of(root)!, name, problems) : null;
        return problems.Count == 0 && read is not null ? read : throw new FormatException(string.Join('\n', problems));
    }
}

/// <summary>A request a case expects, and the answer it gets.</summary>
public sealed record CaseRequest
{
    public required string Verb { get; init; }

    /// <summary>Path and query; the order of the query's parameters does not matter.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The JSON body, or the fields of a form; null with <see cref="HasBody"/> expects the JSON <c>null</c>.</summary>
    public JsonNode? Body { get; init; }

    public bool HasBody { get; init; }

    /// <summary>
    /// The parts of a multipart body by name: text, an object for a JSON part, <c>{filename, text, type}</c> for a file, or a
    /// list of these for parts of one name. Null when the body is not multipart.
    /// </summary>
    public JsonObject? Parts { get; init; }

    /// <summary>Request headers that must be sent with these values; others are not compared.</summary>
    public IReadOnlyDictionary<string, string> SentHeaders { get; init; } = new Dictionary<string, string>();

    public int Status { get; init; } = 200;

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Answer { get; init; }
}

/// <summary>What a call must come to: JSON, files, or an error.</summary>
public sealed record CaseResult
{
    public JsonNode? Json { get; init; }

    public bool HasJson { get; init; }

    /// <summary>Part of the result's <c>note</c>, which is then left out of the comparison; null expects the JSON as it stands.</summary>
    public string? Note { get; init; }

    public ToolError? Error { get; init; }

    /// <summary>Part of the error's message; null accepts any.</summary>
    public string? Message { get; init; }

    /// <summary>Each with <c>name</c>, <c>type</c>, and <c>text</c> or <c>base64</c>; what is left out is not compared.</summary>
    public IReadOnlyList<JsonObject> Files { get; init; } = [];
}
