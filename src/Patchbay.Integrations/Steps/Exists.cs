using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>For lists below a record that come back empty when the record is missing or hidden: asks for the record itself.</summary>
internal sealed class Exists : ICallStep
{
    private static readonly StepParameter[] Known = [new("request", StepParameterKind.Text, Required: true)];

    public string Name => "exists";

    public IReadOnlyList<string> Check(StepUse use)
    {
        var problems = use.Problems(Known);
        if (use.Text("request") is { } request && !request.StartsWith("GET /", StringComparison.Ordinal))
        {
            problems.Add($"exists.request: must be GET and a path, such as 'GET /ticket/{{ticket_id}}'; got '{request}'.");
        }

        return problems;
    }

    public async Task<ToolResult> FinishAsync(
        Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken)
    {
        if (result.Error is not null || call.RowCount != 0 || call.NextCursor is { Length: > 0 })
        {
            return result;
        }

        var template = TextTemplate.Parse(use.Text("request")!["GET ".Length..]);
        if (PathExpansion.Expand(template, call.PathValues, call.Context.Variables, out var problem) is not { } path)
        {
            return call.Refuse(problem!);
        }

        using var parent = await call.SendAsync(
            new UpstreamRequest
            {
                Verb = "GET",
                PathAndQuery = path,
                Headers = IntegrationShape.Of(call.Integration).Headers(call.Context.Variables),
            },
            cancellationToken);
        return parent.Failure is { } failure ? ToolResult.Failed(failure, parent.FailureMessage ?? $"{call.Integration.Title} could not be asked.")
            : parent.Status is >= 200 and <= 299 ? result
            : ErrorReader.Read(call, parent);
    }
}
