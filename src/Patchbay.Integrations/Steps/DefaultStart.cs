using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Works out when something began from how long it took, for vendors that must have a start: the end, or else now, less the hours.
/// <c>start</c>, <c>end</c> and <c>hours</c> name the body members. Refuses what says neither how long it took nor when it ended.
/// </summary>
internal sealed class DefaultStart : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("start", StepParameterKind.Text, Required: true), new("end", StepParameterKind.Text, Required: true), new("hours", StepParameterKind.Text, Required: true),
    ];

    public string Name => "default_start";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var (start, end, hours) = (use.Text("start")!, use.Text("end")!, use.Text("hours")!);
        if (call.Plan.Members is not { } members)
        {
            return Task.FromResult<ToolResult?>(null);
        }

        if (members[hours] is null && (members[start] is null || members[end] is null))
        {
            return Task.FromResult<ToolResult?>(call.Refuse($"give {hours}, or {start} with {end}: without them it is not known how long it took."));
        }

        if (members[start] is null && decimal.TryParse(WireValue.ToText(members[hours]), NumberStyles.Float, CultureInfo.InvariantCulture, out var taken))
        {
            var until = members[end] is { } told && TextFormat.TryDateTime(WireValue.ToText(told), out var ended) ? ended : call.Context.Clock.GetUtcNow();
            members[start] = JsonValue.Create(until.UtcDateTime.AddHours(-(double)taken).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
