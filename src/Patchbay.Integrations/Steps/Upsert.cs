using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// For vendors whose POST takes an array and creates or updates by whether an id is given: sends the body as an array of one, and
/// answers with the one record.
/// </summary>
/// <remarks>
/// <c>key</c> names the members an update must have; a method called <c>update</c> has <c>id</c> by default. Without them nothing is sent,
/// as the vendor would create a second record. A method without a key creates, and refuses an id: the vendor would change that record.
/// Names are compared as such vendors do, whatever their case.
/// </remarks>
internal sealed class Upsert : ICallStep
{
    private static readonly StepParameter[] Known = [new("key", StepParameterKind.Texts)];

    public string Name => "upsert";

    public IReadOnlyList<string> Check(StepUse use) => use.Problems(Known);

    public Task<ToolResult?> PrepareAsync(Call call, StepUse use, CancellationToken cancellationToken)
    {
        var key = use.Texts("key") is { Count: > 0 } named ? named : call.Method.Kind == MethodKind.Update ? ["id"] : [];
        // A raw call may bring the array itself.
        var records = call.Plan.Body is JsonArray array ? [.. array] : new List<JsonNode?> { call.Plan.Body ?? new JsonObject() };
        if (records.Count == 0 || records.Any(record => record is not JsonObject))
        {
            return Refused(call, "the body must be one record or an array of records.");
        }

        foreach (var record in records.Cast<JsonObject>())
        {
            if (key.Count == 0 && Members(record, "id").Any(id => id is not null))
            {
                return Refused(call, "id: a new record has none; to change a record use the update method.");
            }

            if (key.FirstOrDefault(name => !Members(record, name).Any() || !Members(record, name).All(IsId)) is { } missing)
            {
                return Refused(call, $"{missing}: must be the id of a record that exists; without it a second record would be created.");
            }
        }

        call.Plan.Body = call.Plan.Body is JsonArray own ? own : new JsonArray(records[0]);
        call.Plan.Members = null;
        return Task.FromResult<ToolResult?>(null);
    }

    public Task<ToolResult> FinishAsync(Call call, StepUse use, UpstreamResponse response, ToolResult result, CancellationToken cancellationToken)
    {
        if (result.Error is not null || result.Json.Span is not [(byte)'[', ..])
        {
            return Task.FromResult(result);
        }

        using var answer = JsonDocument.Parse(result.Json);
        return Task.FromResult(answer.RootElement.GetArrayLength() == 1
            ? result with { Json = JsonSerializer.SerializeToUtf8Bytes(answer.RootElement[0], JsonBody.Readable) }
            : result);
    }

    // 0 and -1 mean "none" to such vendors.
    private static bool IsId(JsonNode? value) =>
        value is JsonValue id && WireValue.ToText(id) is { Length: > 0 } text && !(decimal.TryParse(text, out var number) && number <= 0);

    private static IEnumerable<JsonNode?> Members(JsonObject record, string name) =>
        record.Where(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Select(member => member.Value);

    private static Task<ToolResult?> Refused(Call call, string problem) => Task.FromResult<ToolResult?>(call.Refuse(problem));
}
