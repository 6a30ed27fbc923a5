using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Cases;

/// <summary>Reads the parts of a case out of its mapping, and says what is wrong with each.</summary>
internal sealed class CaseReader
{
    private readonly string file;
    private readonly List<string> problems;

    private CaseReader(string file, List<string> problems)
    {
        this.file = file;
        this.problems = problems;
    }

    public static CaseFile? Read(JsonObject root, string file, List<string> problems) => new CaseReader(file, problems).Case(root);

    private CaseFile? Case(JsonObject root)
    {
        Keys(root, "case", "name", "call", "variables", "fields", "max_result_chars", "downloads", "sends", "result");
        var call = Child(root, "call", "case");
        Keys(call, "call", "tool", "arguments");
        var result = Child(root, "result", "case");
        var sends = root["sends"] as JsonArray ?? [];
        return new CaseFile
        {
            Name = Required(root, "name", "case"),
            Tool = Required(call, "tool", "call"),
            Arguments = call["arguments"]?.DeepClone() as JsonObject ?? [],
            Variables = Texts(root["variables"]),
            Fields = (root["fields"] as JsonObject ?? []).Where(field => field.Value is JsonObject)
                .ToDictionary(field => field.Key, field => field.Value!.DeepClone().AsObject(), StringComparer.Ordinal),
            MaxResultChars = root["max_result_chars"] is JsonValue most ? int.Parse(WireValue.ToText(most)) : null,
            Downloads = Texts(root["downloads"]),
            Sends = [.. sends.Select((send, index) => Request(send as JsonObject ?? [], $"sends[{index}]"))],
            Result = Result(result),
        };
    }

    private CaseRequest Request(JsonObject send, string where)
    {
        Keys(send, where, "request", "headers", "body", "parts", "answer");
        var line = Required(send, "request", where).Split(' ', 2);
        var answer = Child(send, "answer", where);
        Keys(answer, $"{where}.answer", "status", "headers", "body", "text", "base64");
        if (line.Length != 2 || !line[1].StartsWith('/'))
        {
            problems.Add($"{file}: {where}.request: must be a verb and a path, such as 'GET /tickets?page=1'");
            line = ["GET", "/"];
        }

        var headers = Texts(answer["headers"]);
        if (!headers.ContainsKey("Content-Type"))
        {
            headers["Content-Type"] = answer.ContainsKey("body") ? "application/json" : "text/plain";
        }

        return new CaseRequest
        {
            Verb = line[0],
            PathAndQuery = line[1],
            Body = send["body"]?.DeepClone(),
            HasBody = send.ContainsKey("body"),
            Parts = send["parts"]?.DeepClone() as JsonObject,
            SentHeaders = Texts(send["headers"]),
            Status = answer["status"] is JsonValue status && status.TryGetValue<long>(out var number) ? (int)number : 200,
            Headers = headers,
            Answer = Bytes(answer),
        };
    }

    private CaseResult Result(JsonObject result)
    {
        Keys(result, "result", "json", "note", "error", "message", "files");
        ToolError? error = null;
        if (result["error"] is { } named)
        {
            if (Enum.TryParse<ToolError>(WireValue.ToText(named), out var known))
            {
                error = known;
            }
            else
            {
                problems.Add($"{file}: result.error: must be one of {string.Join(", ", Enum.GetNames<ToolError>())}; found '{WireValue.ToText(named)}'");
            }
        }

        return new CaseResult
        {
            Json = result["json"]?.DeepClone(),
            HasJson = result.ContainsKey("json"),
            Note = result["note"] is { } note ? WireValue.ToText(note) : null,
            Error = error,
            Message = result["message"] is { } message ? WireValue.ToText(message) : null,
            Files = [.. (result["files"] as JsonArray ?? []).OfType<JsonObject>().Select(one => one.DeepClone().AsObject())],
        };
    }

    private static byte[] Bytes(JsonObject answer) =>
        answer["base64"] is { } base64 ? Convert.FromBase64String(WireValue.ToText(base64))
        : answer.ContainsKey("body") ? Encoding.UTF8.GetBytes(answer["body"]?.ToJsonString(JsonBody.Readable) ?? "null")
        : answer["text"] is { } text ? Encoding.UTF8.GetBytes(WireValue.ToText(text))
        : [];

    private JsonObject Child(JsonObject parent, string key, string where)
    {
        if (parent[key] is JsonObject child)
        {
            return child;
        }

        problems.Add($"{file}: {where}: '{key}' is missing or no mapping");
        return [];
    }

    private string Required(JsonObject parent, string key, string where)
    {
        if (parent[key] is JsonValue value)
        {
            return WireValue.ToText(value);
        }

        problems.Add($"{file}: {where}: '{key}' is missing");
        return "";
    }

    private void Keys(JsonObject map, string where, params string[] known)
    {
        foreach (var (key, _) in map.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
        {
            problems.Add($"{file}: {ValueCheck.Unknown($"{where}.{key}", "key", key, known)}");
        }
    }

    private static Dictionary<string, string> Texts(JsonNode? map) => (map as JsonObject ?? [])
        .ToDictionary(entry => entry.Key, entry => WireValue.ToText(entry.Value), StringComparer.OrdinalIgnoreCase);
}
