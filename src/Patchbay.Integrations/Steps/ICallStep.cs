using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Logic one vendor or several need and files cannot say. A method names its steps with parameters; they run in that order,
/// first all <see cref="PrepareAsync"/> before the request is sent, then all <see cref="FinishAsync"/> once it is answered.
/// </summary>
internal interface ICallStep
{
    /// <summary>What files call it; snake case.</summary>
    string Name { get; }

    /// <summary>One sentence per problem of the parameters; empty when they are right.</summary>
    IReadOnlyList<string> Check(StepUse use);

    /// <summary>
    /// May change <see cref="Call.Plan"/> (wrap the body, move arguments into a filter, resolve names by requests of its own).
    /// Null goes on; a result ends the call with nothing sent.
    /// </summary>
    Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken) => Task.FromResult<ToolResult?>(null);

    /// <summary>Answers with <paramref name="result"/>, or with what this step makes of it. Called for failures too.</summary>
    Task<ToolResult> FinishAsync(
        Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken) => Task.FromResult(result);
}
