using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>What answers which verb at which path, and which right it takes. Paths are matched without regard to case.</summary>
sealed class Routes : RouteTable<Call>
{
    /// <param name="verb">GET, POST or DELETE; the product has no other.</param>
    /// <param name="path">Below the API's root.</param>
    /// <param name="area">See <see cref="Grant.Allows"/>.</param>
    /// <param name="answer">Runs once the right is there.</param>
    public void Add(string verb, string path, string? area, Func<Call, JsonAnswer> answer) =>
        Add(verb, path, call => call.Grant.Allows(verb, area) ? answer(call) : Reply.Forbidden);

    public JsonAnswer Answer(string path, Call call)
    {
        var verb = call.Http.Request.Method;
        return Find(verb, path) is { } answer ? answer(call)
            : new(405, new System.Text.Json.Nodes.JsonObject { ["Message"] = $"The requested resource does not support http method '{verb}'." });
    }
}
