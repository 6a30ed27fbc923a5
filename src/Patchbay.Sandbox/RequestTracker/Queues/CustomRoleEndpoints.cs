using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Queues;

/// <summary>This simulated site has made no custom roles: their collection is there, and empty.</summary>
static class CustomRoleEndpoints
{
    public static void Map(Routes routes)
    {
        routes.At("/customroles").Get(Search).Post(Search);
        routes.At("/customrole/{id}").Get(_ => Answers.NotFound);
    }

    static Http.JsonAnswer Search(Call call) => JsonSearch.Answer(call, QueueShape.Instance, []);
}
