using System.Text.Json;

namespace Patchbay.Integrations.Fields;

/// <summary>The last rows of a source's chain of requests.</summary>
/// <param name="AllOwners">Every owner that was asked.</param>
/// <param name="Failure">Why the source could not be read; null when it was.</param>
internal sealed record FieldRows(IReadOnlyList<FieldRow> Rows, IReadOnlyList<string> AllOwners, string? Failure)
{
    public static async Task<FieldRows> ReadAsync(FieldSource source, FieldRequests requests, CancellationToken cancellationToken)
    {
        IReadOnlyList<FieldRow> rows = [];
        var owners = new List<string>();
        for (var level = 0; level < source.Requests.Count; level++)
        {
            var request = source.Requests[level];
            FieldRow?[] from = level == 0 ? [null] : [.. rows];
            var isLast = level == source.Requests.Count - 1;
            var answers = await Task.WhenAll(from.Select(row => requests.AskAsync(request, row?.Value, cancellationToken)));
            var next = new List<FieldRow>();
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i].Error is not { } error)
                {
                    next.AddRange(Each(answers[i].Rows, request.Each).Where(row => row.ValueKind == JsonValueKind.Object)
                        .Take(request.FirstOnly ? 1 : int.MaxValue).Select(row => Below(from[i], row, request)));
                }
                else if (level == 0 || error is not (ToolError.Forbidden or ToolError.NotFound))
                {
                    return new FieldRows([], [], answers[i].Message);
                }
                else if (isLast && from[i] is { } hidden && FieldRow.Text(hidden.Value, source.Property.Name) is not null)
                {
                    // A caller may see that a field is there, and use it, without seeing how it is set up.
                    next.Add(hidden with { IsStub = true });
                }
            }

            if (request.AppliesTo is { } member)
            {
                owners.AddRange(next.Select(row => FieldRow.Text(row.Value, member)).OfType<string>());
            }

            if (isLast && source.Property.Nested is { } nested)
            {
                next.AddRange(next.Where(row => !row.IsStub).SelectMany(row => Each([row.Value], nested).Where(one => one.ValueKind == JsonValueKind.Object)
                    .Select(one => row with { Value = one, IsBelow = true })).ToList());
            }

            rows = next;
        }

        return new FieldRows(rows, [.. owners.Distinct(StringComparer.Ordinal)], null);
    }

    private static IEnumerable<JsonElement> Each(IReadOnlyList<JsonElement> rows, string? member) => member is null ? rows
        : rows.SelectMany(row => FieldRow.Member(row, member) is { ValueKind: JsonValueKind.Array } inner ? inner.EnumerateArray() : Enumerable.Empty<JsonElement>());

    private static FieldRow Below(FieldRow? parent, JsonElement row, FieldRequest request) => new(
        row,
        request.AppliesTo is { } member && FieldRow.Text(row, member) is { } owner ? [owner] : parent?.Owners ?? [],
        IsStub: false);
}
