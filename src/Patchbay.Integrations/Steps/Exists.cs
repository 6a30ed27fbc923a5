using System.Globalization;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For lists below a record that come back empty when the record is missing or hidden: asks for the record itself. With
/// <c>when</c> also after those statuses, for vendors whose error does not tell that the record is missing.
/// </summary>
/// <remarks>Placeholders of <c>request</c> are path parameters, query parameters or variables.</remarks>
internal sealed class Exists : ICallStep
{
    private static readonly StepParameter[] Known =
        [new("request", StepParameterKind.Text, Required: true), new("when", StepParameterKind.Texts)];

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
        var empty = result.Error is null && call.RowCount == 0 && call.NextCursor is not { Length: > 0 };
        if (!empty && !(response.Failure is null && use.Texts("when").Contains(response.Status.ToString(CultureInfo.InvariantCulture))))
        {
            return result;
        }

        var template = TextTemplate.Parse(use.Text("request")!["GET ".Length..]);
        if (PathExpansion.Expand(template, [.. call.PathValues, .. call.Plan.Query], call.Context.Variables, out var problem) is not { } path)
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
