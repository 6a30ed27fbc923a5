using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Cases;

/// <summary>Compares a request with the one a case expects.</summary>
internal static class RequestComparison
{
    public static async Task<IReadOnlyList<string>> CompareAsync(CaseRequest expected, UpstreamRequest request, CancellationToken cancellationToken)
    {
        var mismatches = new List<string>();
        if (Normal(expected.Verb, expected.PathAndQuery) is var wanted && Normal(request.Verb, request.PathAndQuery) is var sent && wanted != sent)
        {
            mismatches.Add($"expected {wanted}\n   but sent {sent}");
        }

        mismatches.AddRange(expected.SentHeaders.Where(header => request.Headers.GetValueOrDefault(header.Key) != header.Value)
            .Select(header => $"expected the header {header.Key}: {header.Value}, but sent {request.Headers.GetValueOrDefault(header.Key) ?? "none"}"));
        if (expected.Parts is { } parts)
        {
            mismatches.AddRange(await ComparePartsAsync(parts, request.Body, cancellationToken));
        }
        else if (expected.HasBody)
        {
            var body = await BodyAsync(request.Body, cancellationToken);
            if (JsonDifference.Between(expected.Body, body) is { } difference)
            {
                mismatches.Add($"the body differs {difference}");
            }
        }
        else if (request.Body is { } unexpected && await TextAsync(unexpected, cancellationToken) is not ("" or "{}") and var text)
        {
            mismatches.Add($"no body is expected, but sent {text}");
        }

        return mismatches;
    }

    /// <summary>Verb, path, and decoded query parameters in the order of their names.</summary>
    private static string Normal(string verb, string pathAndQuery)
    {
        var (path, query) = MethodShape.SplitQuery(pathAndQuery);
        return $"{verb} {path} {string.Join(" & ", query.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal))}".TrimEnd();
    }

    private static async Task<JsonNode?> BodyAsync(HttpContent? body, CancellationToken cancellationToken)
    {
        if (body is null)
        {
            return null;
        }

        var text = await TextAsync(body, cancellationToken);
        return body.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded"
            ? new JsonObject(MethodShape.SplitQuery("?" + text).Query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)))
            : JsonNode.Parse(text);
    }

    private static async Task<IEnumerable<string>> ComparePartsAsync(JsonObject expected, HttpContent? body, CancellationToken cancellationToken)
    {
        if (body is not MultipartFormDataContent multipart)
        {
            return [$"a multipart body is expected, but sent {body?.Headers.ContentType?.ToString() ?? "none"}"];
        }

        var found = new List<(string Name, JsonNode? Part)>();
        foreach (var part in multipart)
        {
            found.Add((Parameter(part, "name") ?? "", await PartAsync(part, cancellationToken)));
        }

        var wanted = expected.SelectMany(part => part.Value is JsonArray several
            ? several.Select(one => (Name: part.Key, Part: one))
            : [(Name: part.Key, Part: part.Value)]).ToList();
        var mismatches = new List<string>();
        foreach (var name in wanted.Select(part => part.Name).Union(found.Select(part => part.Name), StringComparer.Ordinal))
        {
            var a = wanted.Where(part => part.Name == name).Select(part => part.Part).ToList();
            var b = found.Where(part => part.Name == name).Select(part => part.Part).ToList();
            if (a.Count != b.Count)
            {
                mismatches.Add($"{a.Count} parts '{name}' are expected, but {b.Count} were sent");
            }
            else
            {
                mismatches.AddRange(a.Select((part, index) => JsonDifference.Between(part, Reduced(b[index], part), $"part {name}"))
                    .OfType<string>().Select(difference => $"the multipart body differs {difference}"));
            }
        }

        return mismatches;
    }

    private static async Task<JsonNode?> PartAsync(HttpContent part, CancellationToken cancellationToken)
    {
        var text = await TextAsync(part, cancellationToken);
        if (Parameter(part, "filename") is { } fileName)
        {
            return new JsonObject { ["filename"] = fileName, ["type"] = part.Headers.ContentType?.ToString(), ["text"] = text };
        }

        return part.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : JsonValue.Create(text);
    }

    /// <summary>A file may be described by fewer members than it has.</summary>
    private static JsonNode? Reduced(JsonNode? found, JsonNode? wanted) =>
        found is JsonObject file && file.ContainsKey("filename") && wanted is JsonObject described
            ? new JsonObject(file.Where(member => described.ContainsKey(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
            : found;

    private static string? Parameter(HttpContent part, string name)
    {
        var header = part.Headers.TryGetValues("Content-Disposition", out var values) ? string.Join(';', values) : "";
        var start = header.IndexOf($" {name}=\"", StringComparison.Ordinal);
        return start < 0 ? null : header[(start + name.Length + 3)..].Split('"')[0];
    }

    private static async Task<string> TextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
