using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Sends an update's members as a JSON Patch: <c>[{"op":"replace","path":"summary","value":"…"}]</c>. Null removes the value. Paths
/// stand without a slash before them, and reach no deeper than a member of the record: references and arrays are replaced whole.
/// </summary>
internal sealed class JsonPatch : ICallStep
{
    public string Name => "json_patch";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems([]);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        // A raw call may bring the operations itself.
        if (call.Plan.Members is not { } members)
        {
            return Task.FromResult<ToolResult?>(null);
        }

        if (members.Count == 0)
        {
            return Task.FromResult<ToolResult?>(call.Refuse("there is nothing to change: give at least one field besides the id."));
        }

        call.Plan.Body = new JsonArray([.. members.Select(member => (JsonNode)(member.Value is null
            ? new JsonObject { ["op"] = "remove", ["path"] = member.Key }
            : new JsonObject { ["op"] = "replace", ["path"] = member.Key, ["value"] = member.Value.DeepClone() }))]);
        call.Plan.Members = null;
        return Task.FromResult<ToolResult?>(null);
    }
}
