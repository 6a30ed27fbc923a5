using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Refuses a call that gives none of several combinations of parameters, for vendors whose form depends on what is given.
/// <c>combinations</c> lists them in the vendor's names.
/// </summary>
internal sealed class OneOf : ICallStep
{
    private static readonly StepParameter[] Known = [new("combinations", StepParameterKind.TextLists, Required: true)];

    public string Name => "one_of";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var combinations = use.Parameters["combinations"]!.AsArray().Select(names => names!.AsArray().Select(name => name!.ToString()).ToList()).ToList();
        return Task.FromResult(combinations.Any(names => names.TrueForAll(name => call.Planned(name) is not null))
            ? null
            : call.Refuse($"too little to go by. Give one of: {string.Join("; or ", combinations.Select(names => string.Join(" with ", names.Select(name => Argument(call, name)))))}."));
    }

    private static string Argument(Call call, string wireName) =>
        call.Method.Properties.FirstOrDefault(property => property.WireName == wireName)?.Name ?? wireName;
}
