using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Sends null for the members of an object that an argument names: a schema every client accepts has no way to say "or null".
/// </summary>
/// <remarks><c>names</c> is the body argument with the list, <c>in</c> the body member whose members are emptied.</remarks>
internal sealed class NullMembers : ICallStep
{
    public string Name => "null_members";

    public IReadOnlyList<string> Check(StepUse use)
    {
        var parameters = new StepParameters(use);
        parameters.Text("names");
        parameters.Text("in");
        parameters.Only("names", "in");
        return parameters.Problems;
    }

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var argument = (string)use.Parameters["names"]!;
        var target = (string)use.Parameters["in"]!;
        if (call.Plan.Members is not { } body || body[argument] is not JsonArray names)
        {
            return Task.FromResult<ToolResult?>(null);
        }

        body.Remove(argument);
        if (body[target] is not JsonObject members)
        {
            body[target] = members = [];
        }

        foreach (var name in names.Select(WireValue.ToText))
        {
            if (!members.TryAdd(name, null))
            {
                return Task.FromResult<ToolResult?>(call.Refuse($"{argument}: '{name}' is also given a value in {target}."));
            }
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
