using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>The knowledge base: a list shows no body, a search scores its rows.</summary>
static class ArticleResources
{
    static readonly string[] Bodies = ["description_html", "description_markdown", "resolution", "resolution_html", "resolution_markdown", "related_articles", "internalmemoagent"];

    public static IEnumerable<Resource> All { get; } =
    [
        new("KBArticle", "kb")
        {
            Wrapper = "articles", Pages = true, AdvancedSearch = true, Required = ["name"], DetailsOnly = Bodies, Narrow = Narrow,
            Members = new("name:s description:s description_html:s description_markdown:s resolution:s resolution_html:s resolution_markdown:s type:i inactive:b tag_string:s tags:a faqlists:a showforall:b teams:a "
                + "related_articles:a attachments:a next_review_date:dt last_review_date:dt limit_start_date:dt limit_end_date:dt internalmemoagent:s owners:a customfields:a ticket_id:i -view_count -useful_count "
                + "-notuseful_count -date_created -date_edited -search_score"),
            Saved = (call, article, _) =>
            {
                article["inactive"] ??= false;
                article["date_created"] ??= call.Now;
                article["date_edited"] = call.Now;
                foreach (var part in new[] { "description", "resolution" })
                    if (article[part + "_html"] is null && article[part] is { } text)
                        article[part + "_html"] = $"<p>{text}</p>";
            },
            Dress = (call, shown, details) =>
            {
                if (!details && call.Query("search") is { } text)
                    shown["search_score"] = Score(shown, text);
            },
        },
        new("FAQLists", "kb")
        {
            Required = ["name"], Filters = new Dictionary<string, string> { ["level"] = "level", ["parent_id"] = "group_id", ["type"] = "type" },
            Members = new("name:s group_id:i -group_name level:i is_group:b -article_count full_name:s type:i showforall:b showforallagents:b"),
            Dress = (call, shown, _) => shown["article_count"] = call.Tenant["KBArticle"].Count(article => Folders(article).Contains(Tenant.IdOf(shown)!.Value)),
        },
    ];

    static IEnumerable<int> Folders(JsonObject article) => (article["faqlists"] as JsonArray ?? []).Select(folder => Tenant.Int(folder!["id"])).OfType<int>();

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How many of the words occur, those of the title twice.</summary>
    static int Score(JsonObject article, string text) => Words(text).Sum(word => new[] { "name", "name", "description", "resolution", "tag_string" }
        .Count(member => article[member]?.ToString().Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    static IEnumerable<JsonObject> Narrow(Call call, IEnumerable<JsonObject> rows)
    {
        if (!call.Flag("includeinactive"))
            rows = rows.Where(article => !Tenant.IsTrue(article["inactive"]));
        if (call.Ids("faqlists") is { } folders)
            rows = rows.Where(article => Folders(article).Any(folders.Contains));
        return call.Query("search") is not { } text ? rows
            : rows.Where(article => Array.TrueForAll(Words(text), word => Score(article, word) > 0)).OrderByDescending(article => Score(article, text));
    }
}
