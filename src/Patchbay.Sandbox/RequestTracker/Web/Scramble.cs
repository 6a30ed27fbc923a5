using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Orders that nobody may rely on, made the same in every run.</summary>
static class Scramble
{
    /// <summary>Another key order in every answer, as Perl's hashes give.</summary>
    public static JsonObject Keys(JsonObject source, Call call)
    {
        var pairs = source.OrderBy(p => Hash(p.Key, call.Number)).ToList();
        source.Clear();
        return new JsonObject(pairs);
    }

    /// <summary>The order rows have when none was asked for: fixed, but not by id.</summary>
    public static uint Row(int id) => Hash("", id);

    static uint Hash(string text, int seed)
    {
        var hash = 2166136261u ^ (uint)seed * 2654435761u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        hash ^= hash >> 15;
        return hash * 2246822519u ^ hash >> 13;
    }
}
