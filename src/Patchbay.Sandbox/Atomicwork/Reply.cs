using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>Answers in the product's shapes.</summary>
static class Reply
{
    public static JsonAnswer Ok(JsonNode body) => new(200, body.DeepClone());

    /// <summary>Done, without a body.</summary>
    public static JsonAnswer Done { get; } = new(200);

    public static JsonAnswer Invalid(string message) => Error(400, "INVALID_REQUEST", message);

    public static JsonAnswer NotFound(string what) => Error(404, "NOT_FOUND", $"{what} not found");

    public static JsonAnswer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = message, ["code"] = code });

    /// <summary>A page of rows, as <c>page</c> (compulsory where the product says so) and <c>per_page</c> or <c>page_size</c> ask.</summary>
    public static JsonAnswer Page(Call call, IEnumerable<JsonObject> rows, bool pageRequired = true, int usual = 25)
    {
        if (call.Query("page") is null && pageRequired)
            return Invalid("Required request parameter 'page' is not present");
        if (!TryNumber(call.Query("page"), 1, out var page) || !TryNumber(call.Query("per_page") ?? call.Query("page_size"), usual, out var size))
            return Invalid("page and per_page must be positive numbers");
        return Ok(Envelope([.. rows], page, Math.Min(size, 100)));
    }

    /// <summary>A page that goes on by token; with a token the page number counts for nothing.</summary>
    public static JsonAnswer TokenPage(IEnumerable<JsonObject> rows, string? page, string? perPage, string? token)
    {
        if (page is null)
            return Invalid("Required request parameter 'page' is not present");
        if (!TryNumber(page, 1, out var number) || !TryNumber(perPage, 25, out var size))
            return Invalid("page and per_page must be positive numbers");
        if (token is not null && !(token.StartsWith("npt-", StringComparison.Ordinal) && int.TryParse(token[4..], out number)))
            return Invalid("next_page_token is not valid");
        var all = rows.ToList();
        var answer = Envelope(all, number, Math.Min(size, 100));
        if (number * Math.Min(size, 100) < all.Count)
            answer["next_page_token"] = $"npt-{number + 1}";
        return Ok(answer);
    }

    static JsonObject Envelope(List<JsonObject> rows, int page, int size) => new()
    {
        ["data"] = new JsonArray([.. rows.Skip((page - 1) * size).Take(size).Select(row => row.DeepClone())]),
        ["total_count"] = rows.Count,
        ["total_pages"] = (rows.Count + size - 1) / size,
        ["page"] = page,
        ["per_page"] = size,
    };

    static bool TryNumber(string? text, int usual, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, out number) && number > 0);
    }
}
