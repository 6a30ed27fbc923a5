using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>Answers in the product's shapes.</summary>
static class Replies
{
    const int SearchPageSize = 30;

    public static JsonAnswer Empty(int status) => new(status);

    public static JsonAnswer One(string root, JsonObject record, int status = 200) => new(status, new JsonObject { [root] = record.Shown() });

    public static JsonAnswer Created(Call call, string root, JsonObject record, int status = 201, string? key = null) =>
        One(root, record, status).With("Location", $"{Origin(call)}{call.Http.Request.Path}/{record[key ?? "id"]}");

    /// <summary>An ordinary list: 30 or <c>per_page</c> rows, and the next page's address in a header as long as there is one.</summary>
    public static JsonAnswer List(Call call, string root, IEnumerable<JsonObject> rows, Func<JsonObject, JsonObject>? show = null)
    {
        var (page, size) = (Positive(call, "page", 1, int.MaxValue / 100), Positive(call, "per_page", 30, 100));
        var all = rows.ToList();
        var answer = new JsonAnswer(200, new JsonObject { [root] = Rows(all.Skip((page - 1) * size).Take(size), show) });
        return (long)page * size < all.Count ? answer.With("link", $"<{NextUrl(call, page + 1)}>; rel=\"next\"") : answer;
    }

    /// <summary>A search's list: 30 rows whatever <c>per_page</c> says, no header for the next page, the number found in a header.</summary>
    /// <param name="call">The call.</param>
    /// <param name="root">The rows' member.</param>
    /// <param name="rows">All that was found.</param>
    /// <param name="show">How a row is shown; null as it is.</param>
    /// <param name="total">True where the body tells the number too.</param>
    /// <param name="lastPage">The highest page that may be asked for.</param>
    public static JsonAnswer Found(Call call, string root, IEnumerable<JsonObject> rows, Func<JsonObject, JsonObject>? show = null, bool total = false, int lastPage = int.MaxValue / 100)
    {
        var page = Positive(call, "page", 1, lastPage);
        var all = rows.ToList();
        var body = new JsonObject { [root] = Rows(all.Skip((page - 1) * SearchPageSize).Take(SearchPageSize), show) };
        if (total)
            body["total"] = all.Count;
        return new JsonAnswer(200, body).With("X-Search-Results-Count", all.Count.ToString());
    }

    /// <summary>A list that tells its size under <c>meta</c>.</summary>
    public static JsonAnswer WithMeta(Call call, string root, IEnumerable<JsonObject> rows, Func<JsonObject, JsonObject>? show = null)
    {
        var (page, size) = (Positive(call, "page", 1, int.MaxValue / 100), Positive(call, "per_page", 30, 100));
        var all = rows.ToList();
        return new(200, new JsonObject
        {
            [root] = Rows(all.Skip((page - 1) * size).Take(size), show),
            ["meta"] = new JsonObject
            {
                ["count"] = all.Count, ["page"] = page, ["per_page"] = size, ["has_next"] = (long)page * size < all.Count,
                ["total_items"] = all.Count, ["total_pages"] = (all.Count + size - 1) / size, ["current_page"] = page,
            },
        });
    }

    public static JsonArray Rows(IEnumerable<JsonObject> rows, Func<JsonObject, JsonObject>? show = null) => new([.. rows.Select(show ?? Json.Shown)]);

    public static int Positive(Call call, string name, int usual, int most)
    {
        if (call.Query(name) is not { } text)
            return usual;
        if (!int.TryParse(text, out var number) || number < 1)
            throw Refusal.Field(name, "It should be a/an Positive Integer", "datatype_mismatch");
        return number <= most ? number : throw Refusal.Field(name, $"It should be less than or equal to {most}", "invalid_value");
    }

    public static string Origin(Call call) => $"{call.Http.Request.Scheme}://{call.Http.Request.Host}";

    static string NextUrl(Call call, int page)
    {
        var query = new QueryBuilder(call.Http.Request.Query.Where(pair => pair.Key != "page").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        query.Add("page", page.ToString());
        return $"{Origin(call)}{call.Http.Request.Path}{query}";
    }
}
