using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>What answers which verb at which path.</summary>
sealed class Routes : RouteTable<Call>
{
    public JsonAnswer Answer(string path, Call call) => Find(call.Http.Request.Method, path) is { } answer
        ? answer(call)
        : Reply.Error(405, "METHOD_NOT_ALLOWED", $"Request method '{call.Http.Request.Method}' is not supported");
}
