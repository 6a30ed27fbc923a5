using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Solutions;

/// <summary>The knowledge base: articles in folders in categories.</summary>
static class SolutionEndpoints
{
    const int Draft = 1;
    const int Published = 2;
    const int ForDepartments = 4;
    const int ForAgentGroups = 5;
    const int ForRequesterGroups = 6;

    static readonly Collection Categories = new("/solutions/categories", "category", "categories", "name* description visible_in_portals:int[] workspace_id+:int")
    {
        ByWorkspace = true, Unique = "name", Extra = """{"position":1,"default_category":false}""",
    };

    static readonly Collection Folders = new("/solutions/folders", "folder", "folders",
        "name* category_id*:@solutions/categories visibility*:int(1|2|3|4|5|6) description department_ids:@departments[] group_ids:@groups[] requester_group_ids:@requester_groups[] manage_by_group_ids:@groups[] "
        + "approval_settings:{approval_type:int(1|4) approver_ids:@agents[]} workspace_id+:int")
    {
        Extra = """{"position":1,"default_folder":false}""",
        Where = (call, rows) => InParent(call, rows, "category_id"),
        Check = CheckFolder,
        After = (call, folder, _) => folder["workspace_id"] = call.Tenant["solutions/categories"].Find(folder.Number("category_id"))!.Number("workspace_id"),
    };

    static readonly Collection Articles = new("/solutions/articles", "article", "articles",
        "title* description folder_id*:@solutions/folders article_type:int(1|2) category_id:@solutions/categories status:int(1|2) tags:str[] keywords:str[] review_date:dt url user_id:@users workspace_id+:int")
    {
        Extra = """{"description_text":"","approval_status":null,"position":1,"thumbs_up":0,"thumbs_down":0,"views":0,"inserted_into_tickets":0,"attachments":[],"cloud_files":[],"approvals":[],"modified_by":null,"modified_at":null}""",
        Heavy = ["description"],
        Where = (call, rows) => InParent(call, rows, "folder_id"),
        Check = (_, body, held) => held is null && string.IsNullOrEmpty(body.Text("description")) && body["url"] is null ? [Refusal.Missing("description")] : [],
        After = Complete,
    };

    public static void Map(Routes routes)
    {
        var articles = new CollectionEndpoints(Articles);
        CollectionEndpoints.Map(routes, Categories, Folders, Articles);
        routes.Add("GET", "/solutions/articles/search", Search);
        routes.Add("PUT", "/solutions/articles/{id}/send_for_approval", call =>
        {
            var article = articles.Find(call);
            article["approval_status"] = 1;
            article["updated_at"] = call.Now;
            return Replies.One("article", article);
        });
        routes.Add("GET", "/solutions/folders/{id}/sub-folders", call => Replies.List(call, "sub_folders",
            call.Tenant["solutions/sub-folders"].Rows.Where(row => row.Number("_folder") == call.Find("solutions/folders").Number("id"))));
    }

    /// <summary>A list names what it is a list of.</summary>
    static IEnumerable<JsonObject> InParent(Call call, IEnumerable<JsonObject> rows, string parent) => call.Query(parent) is { } id
        ? rows.Where(call.Sees).Where(row => row.Text(parent) == (long.TryParse(id, out _) ? id : throw Refusal.Field(parent, "It should be a/an Positive Integer", "datatype_mismatch")))
        : throw Refusal.Field(parent, "It should not be blank as this is a mandatory field", "missing_field");

    static IEnumerable<JsonObject> CheckFolder(Call call, JsonObject body, JsonObject? held)
    {
        foreach (var (visibility, name) in new[] { (ForDepartments, "department_ids"), (ForAgentGroups, "group_ids"), (ForRequesterGroups, "requester_group_ids") })
            if (body.Number("visibility") == visibility && !body.Items(name).Any())
                yield return Refusal.Missing(name);
    }

    static void Complete(Call call, JsonObject article, JsonObject body)
    {
        var folder = call.Tenant["solutions/folders"].Find(article.Number("folder_id"))!;
        (article["category_id"], article["workspace_id"]) = (folder["category_id"]?.DeepClone(), folder["workspace_id"]?.DeepClone());
        article["article_type"] ??= 1;
        article["status"] ??= Draft;
        article["agent_id"] ??= call.Caller.Id;
        (article["modified_by"], article["modified_at"]) = (call.Caller.Id, call.Now);
    }

    /// <summary>Published articles with every word of the term; on behalf of someone else only for those who may.</summary>
    static JsonAnswer Search(Call call)
    {
        if (call.Query("search_term") is not { } term)
            throw Refusal.Field("search_term", "It should not be blank as this is a mandatory field", "missing_field");
        if (call.Query("user_email") is { } email)
        {
            if (!call.Caller.IsAdmin)
                throw Refusal.Denied;
            if (call.Tenant.PersonByEmail(email) is null)
                throw Refusal.Field("user_email", "There is no contact matching the given email", "invalid_value");
        }

        var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = call.InWorkspace(call.Tenant["solutions/articles"].Rows).Where(article => article.Number("status") == Published)
            .Where(article => words.All(word => $"{article.Text("title")} {article.Text("description_text")} {article["tags"]} {article["keywords"]}".Contains(word, StringComparison.OrdinalIgnoreCase)));
        return Replies.WithMeta(call, "articles", found, article =>
        {
            var folder = call.Tenant["solutions/folders"].Find(article.Number("folder_id"))!;
            var row = article.Shown();
            row["folder_visibility"] = folder["visibility"]?.DeepClone();
            row["folder_department_ids"] = folder["department_ids"]?.DeepClone();
            row["group_folder_group_ids"] = folder["group_ids"]?.DeepClone();
            row["group_folder_department_ids"] = new JsonArray();
            row["group_folder_requester_group_ids"] = folder["requester_group_ids"]?.DeepClone();
            return row;
        });
    }
}
