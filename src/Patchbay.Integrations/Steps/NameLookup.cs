using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;
using Patchbay.Integrations.Responses;

namespace Patchbay.Integrations.Steps;

/// <summary>What a name came to: an id; or a problem for the caller, or a failure of the vendor.</summary>
internal sealed record Found(JsonNode? Id, string? Problem)
{
    public ToolResult? Failure { get; init; }
}

/// <summary>Finds the one record of a list that goes by a name.</summary>
/// <param name="scope">Conditions that narrow the list.</param>
/// <param name="by">Fields the name may stand in; two with a space between are a first and a last name.</param>
internal sealed class NameLookup(Call call, string member, string list, IReadOnlyList<string> scope, string[] by, string? mail)
{
    private const int MostMatches = 6;
    private const int MostNear = 10;
    private const int MostChoices = 25;

    private ToolResult? failure;

    public async Task<Found> FindAsync(string text, CancellationToken cancellationToken)
    {
        var byMail = mail is not null && text.Contains('@', StringComparison.Ordinal);
        var found = byMail
            ? await AskAsync([], $"{mail} = {ConditionText.Quote(text)}", MostMatches, cancellationToken)
            : await AskAsync(Equal(text), null, MostMatches, cancellationToken);
        if (found.Count == 1)
        {
            return new Found(found[0]["id"], null);
        }

        if (found.Count == 0 && !byMail && failure is null)
        {
            found = await AskAsync([ConditionText.Any(by.SelectMany(Fields).Distinct().Select(field => $"{field} contains {ConditionText.Quote(text)}"))], null, MostNear, cancellationToken);
            // A vendor may tell capitals apart where people do not.
            var same = found.Where(row => by.Any(fields => string.Equals(Label(row, fields), text.Trim(), StringComparison.OrdinalIgnoreCase))).ToList();
            if (same.Count == 1)
            {
                return new Found(same[0]["id"], null);
            }

            found = same.Count > 0 ? same : found;
            if (same.Count == 0 && failure is null)
            {
                return new Found(null, await UnknownAsync(text, found, cancellationToken)) { Failure = failure };
            }
        }

        return failure is not null ? new Found(null, null) { Failure = failure }
            : found.Count == 0 ? new Found(null, $"nobody has the address \"{text}\". Give the id, or a name.")
            : new Found(null, $"\"{text}\" is not unique: {Choices(found)}. Give the id.");
    }

    private async Task<string?> UnknownAsync(string text, List<JsonObject> near, CancellationToken cancellationToken)
    {
        var choices = near.Count > 0 ? near : await AskAsync([], null, MostChoices, cancellationToken);
        return $"there is no \"{text}\". {(choices.Count == 0 ? "There is nothing to choose from." : $"{(near.Count > 0 ? "Similar" : "There are")}: {Choices(choices)}{(choices.Count >= MostChoices ? ", and maybe more" : "")}. Give one of these, or an id.")}";
    }

    private string Choices(List<JsonObject> rows) => string.Join(", ", rows.Select(row =>
        $"{row["id"]?.ToJsonString()} = {string.Join(" / ", by.Select(fields => Label(row, fields)).Where(label => label.Length > 0).Distinct())}"));

    private static string Label(JsonObject row, string fields) =>
        string.Join(' ', Fields(fields).Select(field => row[field] is JsonValue value ? WireValue.ToText(value) : "").Where(part => part.Length > 0));

    private static string[] Fields(string fields) => fields.Split(' ');

    private string[] Equal(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [ConditionText.Any(by.SelectMany(fields => Fields(fields) is [var first, var last]
            ? Enumerable.Range(1, Math.Max(0, words.Length - 1)).Select(count =>
                $"({first} = {ConditionText.Quote(string.Join(' ', words[..count]))} and {last} = {ConditionText.Quote(string.Join(' ', words[count..]))})").DefaultIfEmpty($"{last} = {ConditionText.Quote(text)}")
            : [$"{fields} = {ConditionText.Quote(text)}"]))];
    }

    private async Task<List<JsonObject>> AskAsync(string[] conditions, string? childConditions, int most, CancellationToken cancellationToken)
    {
        var query = new List<KeyValuePair<string, string>>();
        if (string.Join(" and ", scope.Concat(conditions)) is { Length: > 0 } all)
        {
            query.Add(KeyValuePair.Create("conditions", all));
        }

        if (childConditions is not null)
        {
            query.Add(KeyValuePair.Create("childConditions", childConditions));
        }

        query.Add(KeyValuePair.Create("fields", string.Join(',', by.SelectMany(Fields).Prepend("id").Distinct())));
        query.Add(KeyValuePair.Create("pageSize", most.ToString(CultureInfo.InvariantCulture)));
        using var response = await call.SendAsync(
            new UpstreamRequest
            {
                Verb = "GET",
                PathAndQuery = QueryText.Append(list, query, null),
                Headers = IntegrationShape.Of(call.Integration).Headers(call.Context.Variables),
            },
            cancellationToken);
        if (response.Failure is not null || response.Status is < 200 or > 299)
        {
            var told = ResponseReader.Read(call, response);
            failure = told with { Message = $"Nothing was written: the {member} could not be looked up by name. {told.Message}" };
            return [];
        }

        try
        {
            return JsonNode.Parse(response.Body.Span) is JsonArray rows ? [.. rows.OfType<JsonObject>()] : [];
        }
        catch (JsonException)
        {
            failure = ToolResult.Failed(ToolError.Malformed, $"Nothing was written: the {member} could not be looked up by name, as {call.Integration.Title} did not answer with JSON.");
            return [];
        }
    }
}
