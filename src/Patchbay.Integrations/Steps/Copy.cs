using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Sends one parameter in further places, for vendors that want the same id in path, header and body: one argument cannot
/// contradict itself. <c>from</c> is the parameter; <c>header</c>, <c>query</c> and <c>body</c> name where it goes too.
/// </summary>
internal sealed class Copy : ICallStep
{
    private static readonly StepParameter[] Known =
    [
        new("from", StepParameterKind.Text, Required: true), new("header", StepParameterKind.Text),
        new("query", StepParameterKind.Text), new("body", StepParameterKind.Text),
    ];

    public string Name => "copy";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        if (call.Planned(use.Text("from")!) is { } value)
        {
            if (use.Text("header") is { } header)
            {
                call.Plan.SetHeader(header, value);
            }

            if (use.Text("query") is { } query)
            {
                call.Plan.SetQuery(query, value);
            }

            if (use.Text("body") is { } body && call.Plan.Members is { } members)
            {
                members[body] = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? JsonValue.Create(number) : JsonValue.Create(value);
            }
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
