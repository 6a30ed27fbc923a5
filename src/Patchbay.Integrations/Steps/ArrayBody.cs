using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>Sends one argument's array as the whole body, for vendors that want a bare array. <c>of</c> names the argument.</summary>
internal sealed class ArrayBody : ICallStep
{
    private static readonly StepParameter[] Known = [new("of", StepParameterKind.Text, Required: true)];

    public string Name => "array_body";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        // A raw call may bring the bare array itself.
        if (call.Plan.Members?[use.Text("of")!] is { } array)
        {
            call.Plan.Body = array.DeepClone();
            call.Plan.Members = null;
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
