using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary>A record of a list, told only when somebody looks.</summary>
sealed record Listed(int Id, Lazy<JsonObject> Record)
{
    /// <summary>The configurations of a ticket, which filters ask about though the ticket does not tell them; null for every other record.</summary>
    public Func<IEnumerable<int>>? Configurations { get; init; }

    /// <summary>The record as a filter sees it: once for each configuration when it asks for them.</summary>
    public IEnumerable<JsonObject> Asked(Condition condition) => Configurations is { } ids && condition.Paths.Contains("configuration/id", StringComparer.Ordinal)
        ? ids().Select(id => new JsonObject(Record.Value.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))) { ["configuration"] = new JsonObject { ["id"] = id } })
        : [Record.Value];

    public static Listed Of(JsonObject record) => new((int)record["id"]!, new(record));
}

/// <summary>What a list is asked: from the query, or from the body of a search.</summary>
sealed record Question(string? Conditions, string? ChildConditions, string? CustomFieldConditions, string? OrderBy)
{
    public static Question Of(Call call) => new(call.Query("conditions"), call.Query("childConditions"), call.Query("customFieldConditions"), call.Query("orderBy"));

    /// <summary>The properties of a search are read in any case.</summary>
    public static Question OfBody(Call call)
    {
        var members = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in call.Members)
            members[name] = value?.ToString();
        return new(members.GetValueOrDefault("conditions"), members.GetValueOrDefault("childConditions"), members.GetValueOrDefault("customFieldConditions"), members.GetValueOrDefault("orderBy"));
    }
}

/// <summary>Filters, sorts and cuts lists into pages.</summary>
static class Listing
{
    static readonly Schema CustomField = Schema.Of("CustomFieldValue");

    public static JsonAnswer Answer(Call call, Schema schema, IEnumerable<Listed> records) => Answer(call, schema, records, Question.Of(call));

    public static JsonAnswer Answer(Call call, Schema schema, IEnumerable<Listed> records, Question question) =>
        Understood(() => Paging.Answer(call, Sorted(schema, Filtered(schema, records, question), question), question));

    public static JsonAnswer Count(Call call, Schema schema, IEnumerable<Listed> records) =>
        Understood(() => new(200, new JsonObject { ["count"] = Filtered(schema, records, Question.Of(call)).Count() }));

    static JsonAnswer Understood(Func<JsonAnswer> answer)
    {
        try
        {
            return answer();
        }
        catch (ConditionException e)
        {
            return Answers.Error(400, "ApiFindCondition", e.Message);
        }
    }

    static IEnumerable<Listed> Filtered(Schema schema, IEnumerable<Listed> records, Question question)
    {
        if (!string.IsNullOrWhiteSpace(question.Conditions))
        {
            var condition = ConditionParser.Parse(question.Conditions, (path, texts) => Filterable.KindOf(schema, path, texts), takesIn: true);
            records = records.Where(listed => listed.Asked(condition).Any(condition.Holds));
        }

        if (!string.IsNullOrWhiteSpace(question.ChildConditions))
        {
            var condition = ConditionParser.Parse(question.ChildConditions, (path, texts) => Filterable.KindOfElement(schema, path, texts), takesIn: false);
            records = records.Where(listed => AnyElement(listed.Record.Value, condition));
        }

        if (!string.IsNullOrWhiteSpace(question.CustomFieldConditions))
        {
            var condition = ConditionParser.Parse(question.CustomFieldConditions, (path, texts) => Filterable.KindOf(CustomField, path, texts), takesIn: false);
            records = records.Where(listed => listed.Record.Value["customFields"] is JsonArray fields && fields.Any(field => condition.Holds(field!)));
        }

        return records;
    }

    /// <summary>True when one element of the list answers all of it; of several lists, when each has one.</summary>
    static bool AnyElement(JsonObject record, Condition condition)
    {
        var lists = condition.Paths.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();
        IEnumerable<JsonObject> candidates = [[]];
        foreach (var list in lists)
            candidates = candidates.SelectMany(candidate => Elements(record, list).Select(element => new JsonObject([.. candidate.DeepClone().AsObject().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())), KeyValuePair.Create(list, element?.DeepClone())])));
        return candidates.Any(condition.Holds);
    }

    static IEnumerable<JsonNode?> Elements(JsonObject record, string list) => record[list] is JsonArray { Count: > 0 } items ? items : [null];

    static IEnumerable<Listed> Sorted(Schema schema, IEnumerable<Listed> records, Question question) => string.IsNullOrWhiteSpace(question.OrderBy)
        ? records.OrderBy(listed => listed.Id)
        : records.OrderBy(JsonNode (listed) => listed.Record.Value, Ordering.Parse(schema, question.OrderBy)).ThenBy(listed => listed.Id);
}
