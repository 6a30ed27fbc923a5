using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Assets;

static class AssetEndpoints
{
    public static void Map(Routes routes)
    {
        routes.At("/assets").Get(Search).Post(Search, Takes.Json | Takes.Form);
        routes.At("/asset").Get(_ => Answers.NotFound).Post(call => Answers.Created(call, AssetChanges.Make(call, call.Fields())));
        routes.At("/asset/{id}")
            .Get(call => Records.Get(call, Find(call), a => AssetShape.Instance.Record(a, call)))
            .Put(call => Answers.Sentences(new AssetChanges(call, Records.ToChange(call, Find(call))).Update(call.Fields())))
            .Post(call => Records.AlreadyThere(Find(call)))
            .Delete(call => Records.Delete(call, Find(call), allowed: false, _ => false)); // fails even for root
        routes.At("/asset/{id}/history").Get(call => HistoryList.Of(call, Find(call)));
        CatalogEndpoints.Map(routes);
    }

    static Asset? Find(Call call) => call.Tracker.Assets.Find(call.RouteId());

    static JsonAnswer Search(Call call) => SqlSearch.Answer(
        call, AssetShape.Instance, call.Tracker.Assets.Where(a => a.Status != "deleted"), new AssetFields(call.Tracker, call.Caller), Access.SeesAllContainers(call));
}
