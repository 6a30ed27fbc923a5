using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary>The two ways through a list: by page number, or forward only from an id.</summary>
static class Paging
{
    /// <summary>More than this is cut without a word.</summary>
    const int LargestPage = 1000;

    public static JsonAnswer Answer(Call call, IEnumerable<Listed> records, Question question)
    {
        var size = Math.Min(Number(call, "pageSize", 25, least: 1), LargestPage);
        return string.Equals(call.Header("pagination-type"), "forward-only", StringComparison.OrdinalIgnoreCase)
            ? Forward(call, records, question, size)
            : Numbered(call, [.. records], size);
    }

    static JsonAnswer Numbered(Call call, List<Listed> records, int size)
    {
        var page = Number(call, "page", 1, least: 1);
        var last = Math.Max(1, (records.Count + size - 1) / size);
        var links = new List<string>();
        if (page > 1)
            links.AddRange([Link(call, "first", ("page", 1), ("pageSize", size)), Link(call, "prev", ("page", Math.Min(page - 1, last)), ("pageSize", size))]);
        if (page < last)
            links.AddRange([Link(call, "next", ("page", page + 1), ("pageSize", size)), Link(call, "last", ("page", last), ("pageSize", size))]);
        return Page(call, records.Skip((page - 1) * size).Take(size), links);
    }

    static JsonAnswer Forward(Call call, IEnumerable<Listed> records, Question question, int size)
    {
        if (!string.IsNullOrWhiteSpace(question.OrderBy))
            throw new ConditionException("orderBy is not supported with forward-only pagination.");
        var after = Number(call, "pageId", 0, least: 0);
        var rows = records.Where(listed => listed.Id > after).Take(size + 1).ToList();
        return Page(call, rows.Take(size), rows.Count > size ? [Link(call, "next", ("pageId", rows[size - 1].Id), ("pageSize", size))] : []);
    }

    static JsonAnswer Page(Call call, IEnumerable<Listed> rows, IReadOnlyCollection<string> links)
    {
        var answer = new JsonAnswer(200, new JsonArray([.. rows.Select(listed => Projection.Apply(listed.Record.Value, call.Query("fields")).DeepClone())]));
        return links.Count > 0 ? answer.With("Link", string.Join(", ", links)) : answer;
    }

    static string Link(Call call, string rel, params (string Name, int Value)[] turned)
    {
        var kept = call.Http.Request.Query.Where(pair => pair.Key is not ("page" or "pageSize" or "pageId")).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        return $"<{call.Root}{call.Path}?{string.Join('&', kept.Concat(turned.Select(pair => $"{pair.Name}={pair.Value}")))}>; rel=\"{rel}\"";
    }

    static int Number(Call call, string name, int usual, int least)
    {
        if (call.Query(name) is not { } text)
            return usual;
        return int.TryParse(text, out var number) && number >= least ? number : throw new ConditionException($"{name} must be a whole number of at least {least}.");
    }
}
