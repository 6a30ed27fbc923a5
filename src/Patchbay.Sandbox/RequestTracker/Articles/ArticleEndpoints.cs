using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Articles;

/// <summary>The knowledge base.</summary>
static class ArticleEndpoints
{
    static readonly TextAttributes<Article> Attributes = new("Article", '"',
    [
        new("Name", a => a.Name, (a, v) => a.Name = v),
        new("Summary", a => a.Summary, (a, v) => a.Summary = v),
    ]);

    public static void Map(Routes routes)
    {
        routes.At("/articles").Get(Search).Post(Search);
        routes.At("/article").Get(_ => Answers.NotFound).Post(Create);
        routes.At("/article/{id}")
            .Get(call => Records.Get(call, Find(call), a => ArticleShape.Instance.Record(a, call)))
            .Put(Update)
            .Post(call => Records.AlreadyThere(Find(call)))
            .Delete(call => Records.Delete(call, Find(call), Access.CanWork(call), a => !a.Disabled && (a.Disabled = true)));
        routes.At("/article/{id}/history").Get(call => HistoryList.Of(call, Find(call)));
        ClassEndpoints.Map(routes);
    }

    static Article? Find(Call call) => call.Tracker.Articles.Find(call.RouteId());

    static JsonAnswer Search(Call call) =>
        JsonSearch.Answer(call, ArticleShape.Instance, call.Tracker.Articles, Access.SeesAllContainers(call));

    static JsonAnswer Create(Call call)
    {
        var fields = call.Fields();
        if (fields.Text("Class") is not { Length: > 0 } name)
            return Answers.Message(400, "Invalid Class");
        if (call.Tracker.Classes.FindByIdOrName(name) is not { Disabled: false } @class || !Access.CanWork(call))
            return Answers.Message(403, "Permission Denied");
        if (fields.Text("Name") is { Length: > 0 } title && call.Tracker.Articles.Find(title) is not null)
            return Answers.Message(400, "Create failed for unknown reason");
        var article = call.Tracker.Create(call.Tracker.Articles, Attributes.Fill(new() { Class = @class }, fields), call.Caller);
        new CustomFieldWriter(call, article).Fill(fields["CustomFields"]);
        call.Tracker.Record(article, call.Caller, new() { Kind = "Create" });
        return Answers.Created(call, article);
    }

    static JsonAnswer Update(Call call)
    {
        var article = Records.ToChange(call, Find(call));
        var fields = call.Fields();
        if (!Access.CanWork(call))
            return Answers.Sentences([$"Article {article.Name}: Permission Denied"]);
        var sentences = Attributes.Update(call, article, fields);
        sentences.AddRange(ClassSentence(call, article, fields));
        sentences.AddRange(new CustomFieldWriter(call, article).Update(fields["CustomFields"]));
        return Answers.Sentences(sentences);
    }

    /// <summary>An article stays in its class.</summary>
    static IEnumerable<string> ClassSentence(Call call, Article article, JsonObject fields) =>
        fields.Text("Class") is { } name && call.Tracker.Classes.FindByIdOrName(name) != article.Class
            ? [$"Article {article.Name}: Class could not be set to {name}."]
            : [];
}
