using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>Refuses a call that sets none of several flags, for vendors that then store a record nobody sees. <c>of</c> names the body members.</summary>
internal sealed class AnyFlag : ICallStep
{
    private static readonly StepParameter[] Known = [new("of", StepParameterKind.Texts, Required: true)];

    public string Name => "any_flag";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken) => Task.FromResult(
        call.Plan.Members is not { } members || use.Texts("of").Any(name => members[name]?.GetValueKind() == JsonValueKind.True)
            ? null
            : call.Refuse($"set at least one of these to true: {string.Join("; ", use.Texts("of").Select(name => $"{name} ({Said(call, name)})"))}."));

    private static string Said(Call call, string name) => call.Method.Properties
        .FirstOrDefault(property => property.WireName == name)?.Schema["description"]?.ToString().TrimEnd('.') ?? "a flag";
}
