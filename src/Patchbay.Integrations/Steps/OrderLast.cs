using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Makes a list's order total by sorting by <c>column</c> last, so that no row is seen twice or missed between pages. For vendors that
/// take parallel repeated parameters: <c>orderby=Due&amp;order=DESC&amp;orderby=id&amp;order=ASC</c>.
/// </summary>
/// <remarks>A direction given without a column is that of <c>column</c>.</remarks>
internal sealed class OrderLast : ICallStep
{
    private const string Column = "orderby";
    private const string Direction = "order";
    private static readonly StepParameter[] Known = [new("column", StepParameterKind.Text, Required: true)];

    public string Name => "order_last";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var last = use.Text("column")!;
        var query = call.Plan.Query;
        var columns = query.Count(pair => pair.Key == Column);
        if (query.Any(pair => pair.Key == Column && pair.Value == last))
        {
            return Task.FromResult<ToolResult?>(null);
        }

        // The vendor pairs the nth direction with the nth column: without one each, this column would take another's.
        for (var directions = query.Count(pair => pair.Key == Direction); directions < columns; directions++)
        {
            query.Add(KeyValuePair.Create(Direction, "ASC"));
        }

        query.Add(KeyValuePair.Create(Column, last));
        if (columns > 0)
        {
            query.Add(KeyValuePair.Create(Direction, "ASC"));
        }

        return Task.FromResult<ToolResult?>(null);
    }
}
