using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Fields;

/// <summary>Rows of a metadata request, or why there are none.</summary>
internal sealed record FieldAnswer(IReadOnlyList<JsonElement> Rows, ToolError? Error, string? Message);

/// <summary>Sends metadata requests for one reading, each once.</summary>
internal sealed class FieldRequests(Integration integration, CallContext context, IUpstream upstream) : IDisposable
{
    private const int MaxPages = 50;
    private const int MaxRequests = 1_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<FieldAnswer>>> answers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(2);
    private readonly ToolRunner runner = new(new IntegrationCatalog([integration]));
    private readonly CallContext context = context with { MaxResultChars = int.MaxValue };

    /// <param name="row">The row that fills the placeholders; null for the first request.</param>
    public Task<FieldAnswer> AskAsync(FieldRequest request, JsonElement? row, CancellationToken cancellationToken)
    {
        var path = Path(request, row);
        var key = $"{request.Request.Verb} {request.Request.Path} {request.Rows} {string.Join(' ', path.Select(pair => $"{pair.Key}={pair.Value}"))}";
        return answers.GetOrAdd(key, _ => new(() => ReadAsync(request, path, cancellationToken))).Value;
    }

    public void Dispose() => slots.Dispose();

    private static Dictionary<string, string> Path(FieldRequest request, JsonElement? row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in TextTemplate.Parse(request.Request.Path).Names)
        {
            if (row is { } members && FieldRow.Text(members, name) is { } value)
            {
                values[name] = value;
            }
        }

        return values;
    }

    private async Task<FieldAnswer> ReadAsync(FieldRequest request, Dictionary<string, string> path, CancellationToken cancellationToken)
    {
        if (answers.Count > MaxRequests)
        {
            return new FieldAnswer([], ToolError.TooLarge, $"needs more than {MaxRequests} requests.");
        }

        await slots.WaitAsync(cancellationToken);
        try
        {
            return await ReadPagesAsync(request, path, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<FieldAnswer> ReadPagesAsync(FieldRequest request, Dictionary<string, string> path, CancellationToken cancellationToken)
    {
        var size = PageSize(request);
        // What lies below a row is read as a record: one without any fields may lack the member that would hold them.
        var method = MethodOf(request, size is not null, isRecord: path.Count > 0 && size is null);
        var rows = new List<JsonElement>();
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var raw = new RawCall { Path = path, Limit = size, NextCursor = cursor };
            var result = await runner.RunAsync(method, raw, context, upstream, cancellationToken);
            if (result.Error is { } error)
            {
                return new FieldAnswer([], error, result.Message);
            }

            using var answer = JsonDocument.Parse(result.Json);
            var root = answer.RootElement.Clone();
            if (method.Kind != MethodKind.List)
            {
                var found = root.ValueKind == JsonValueKind.Array || request.Rows.Length == 0 ? root : FieldRow.Member(root, request.Rows);
                return new FieldAnswer(
                    found switch { { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray()], { ValueKind: JsonValueKind.Object } one => [one], _ => [] }, null, null);
            }

            rows.AddRange(root.GetProperty("result").EnumerateArray());
            cursor = root.GetProperty("next_cursor").GetString();
            if (cursor is null)
            {
                break;
            }
        }

        return new FieldAnswer(rows, null, null);
    }

    private Method MethodOf(FieldRequest request, bool paged, bool isRecord) => new()
    {
        Name = "fields",
        Integration = integration.Name,
        Resource = request.Request.Path,
        Kind = paged || (request.Rows.Length > 0 && !isRecord) ? MethodKind.List : MethodKind.Get,
        Request = request.Request,
        BodyKind = BodyKind.None,
        Rows = isRecord ? "" : request.Rows,
        Paging = paged ? integration.Paging : null,
        Annotations = new Annotations(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Source = new SourceLocation($"{integration.Name}/integration.yaml", 1),
    };

    /// <summary>The page size the request itself names, which tells that it is paged; null when it names none.</summary>
    private int? PageSize(FieldRequest request) => integration.Paging?.Size is { } name
        && MethodShape.SplitQuery(request.Request.Path).Query.FirstOrDefault(pair => pair.Key == name).Value is { } text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var size) ? size : null;
}
