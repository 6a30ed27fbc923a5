using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>What answers which verb at which path.</summary>
sealed class Routes
{
    readonly Dictionary<string, Dictionary<string, Func<Call, JsonAnswer>>> byPath = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => byPath.Keys;

    public void Add(string verb, string path, Func<Call, JsonAnswer> answer)
    {
        if (!byPath.TryGetValue(path, out var verbs))
            byPath[path] = verbs = new(StringComparer.OrdinalIgnoreCase);
        verbs[verb] = answer;
    }

    public JsonAnswer Answer(string path, Call call) => byPath[path].TryGetValue(call.Http.Request.Method, out var answer)
        ? answer(call)
        : Reply.Error(405, "METHOD_NOT_ALLOWED", $"Request method '{call.Http.Request.Method}' is not supported");
}
