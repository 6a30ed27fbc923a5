using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>What answers which verb at which path, paths as after <c>/api/v2</c>.</summary>
sealed class Routes : RouteTable<Call>
{
    public JsonAnswer Answer(string path, Call call) => Find(call.Http.Request.Method, path) is { } answer
        ? answer(call)
        : new JsonAnswer(405).With("Allow", string.Join(", ", Verbs(path)));
}
