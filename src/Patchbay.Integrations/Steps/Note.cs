using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Adds a sentence to a result that would mislead without it, such as a list the vendor silently limits. <c>unless</c> names query
/// parameters of which any makes it needless.
/// </summary>
internal sealed class Note : ICallStep
{
    private static readonly StepParameter[] Known = [new("text", StepParameterKind.Text, Required: true), new("unless", StepParameterKind.Texts)];

    public string Name => "note";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult> FinishAsync(Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken) =>
        Task.FromResult(result.Error is not null || use.Texts("unless").Any(name => call.Plan.Query.Exists(pair => pair.Key == name))
            ? result
            : result with { Json = With(result.Json, use.Text("text")!) });

    private static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> json, string text)
    {
        // A list that was cut has a note of its own; two members of one name would hide it.
        if (json.Span.LastIndexOf("\"note\":"u8) >= 0 && JsonNode.Parse(json.Span) is JsonObject noted && noted["note"] is { } own)
        {
            noted["note"] = $"{own} {text}";
            return Encoding.UTF8.GetBytes(noted.ToJsonString(JsonBody.Readable));
        }

        return JsonNotes.Append(json, text);
    }
}
