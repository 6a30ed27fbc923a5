using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Searches;

/// <summary>Saved searches can be listed, read and run; making them is for the web interface.</summary>
static class SearchEndpoints
{
    public static void Map(Routes routes)
    {
        routes.At("/searches").Get(Search).Post(Search);
        routes.At("/search").Get(_ => Answers.NotFound);
        routes.At("/search/{id}").Get(call =>
            Records.Get(call, Find(call, call.Route("id")), s => SearchShape.Instance.Record(s, call)));
    }

    /// <summary>By number or title; null if there is none.</summary>
    public static SavedSearch? Find(Call call, string idOrDescription) => call.Tracker.Searches.FirstOrDefault(s =>
        s.ReferenceId == idOrDescription || s.Description.Equals(idOrDescription, StringComparison.OrdinalIgnoreCase));

    static Http.JsonAnswer Search(Call call) =>
        JsonSearch.Answer(call, SearchShape.Instance, call.Tracker.Searches, Access.SeesEverything(call), emptyIsAll: true);
}
