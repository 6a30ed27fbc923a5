using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// After a write, reads the record through a method of the same resource and answers with it; with <c>compare</c> it notes
/// what was sent but is not what the record holds.
/// </summary>
internal sealed class ReadBack : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("get", StepParameterKind.Text), new("id", StepParameterKind.Text), new("compare", StepParameterKind.Flag), new("empty", StepParameterKind.Texts),
    ];

    public string Name => "read_back";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public async Task<ToolResult> FinishAsync(
        Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken)
    {
        if (result.Error is not null)
        {
            return result;
        }

        var name = use.Text("get") ?? "get";
        var idPath = use.Text("id") ?? "id";
        if ((call.PathValue(idPath) ?? IdIn(response.Body, idPath)) is not { } id)
        {
            return Noted(call, result, $"The record could not be read back: the answer has no '{idPath}'.");
        }

        var record = await call.RunAsync(call.Sibling(name, use), call.PathTo(name, id, use), cancellationToken);
        return record.Error is not null
            ? Noted(call, result, $"It was done, but the record could not be read back: {record.Message}")
            : Answer(call, use, result, record);
    }

    private static ToolResult Answer(Call call, StepUse use, ToolResult result, ToolResult record)
    {
        var json = record.Json;
        if (use.Flag("compare") && call.Plan.Members is { } sent && StoredValues.Differences(sent, json, use.Texts("empty")) is { Count: > 0 } differences)
        {
            call.Notes.Add($"{call.Integration.Title} accepted the call but did not store everything as sent: {string.Join("; ", differences)}.");
        }

        if (call.Messages.Count > 0 && !JsonSpans.Find(json.Span, MemberPath.Parse("messages")).Exists)
        {
            json = JsonNotes.AppendMembers(json, Messages(call));
        }

        json = call.Notes.Count > 0 ? JsonNotes.Append(json, string.Join(' ', call.Notes)) : json;
        return record with { Json = json, RateLimit = record.RateLimit ?? result.RateLimit };
    }

    /// <summary>The answer to the write itself with a note; sentences have no place for one, so they are put in an object.</summary>
    private static ToolResult Noted(Call call, ToolResult result, string note) => result with
    {
        Json = JsonNotes.Append(call.Messages.Count > 0 ? Encoding.UTF8.GetBytes($"{{{Messages(call)}}}") : result.Json, note),
    };

    private static string Messages(Call call) =>
        $"\"messages\":{new JsonArray([.. call.Messages.Select(message => (JsonNode)message)]).ToJsonString(JsonBody.Readable)}";

    private static string? IdIn(ReadOnlyMemory<byte> body, string path)
    {
        try
        {
            var span = body.IsEmpty ? default : JsonSpans.Find(body.Span, MemberPath.Parse(path));
            return span.Kind switch
            {
                JsonTokenType.String => JsonSerializer.Deserialize<string>(span.In(body.Span)),
                JsonTokenType.Number => Encoding.UTF8.GetString(span.In(body.Span)),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
