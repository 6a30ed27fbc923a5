using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>Writes body members as JSON text, for forms whose one field holds JSON. <c>of</c> names them.</summary>
internal sealed class JsonText : ICallStep
{
    private static readonly StepParameter[] Known = [new("of", StepParameterKind.Texts, Required: true)];

    public string Name => "json_text";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        foreach (var name in use.Texts("of"))
        {
            if (call.Plan.Members?[name] is JsonObject or JsonArray)
            {
                call.Plan.Members[name] = call.Plan.Members[name]!.ToJsonString(JsonBody.Readable);
            }
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
