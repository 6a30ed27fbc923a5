namespace Patchbay.Sandbox.Http;

/// <summary>What answers which verb at which path. A verb asked for wrongly is the vendor's own refusal, so ASP.NET Core routes by path alone.</summary>
/// <typeparam name="TCall">A vendor's request under way.</typeparam>
class RouteTable<TCall>
{
    readonly Dictionary<string, Dictionary<string, Func<TCall, JsonAnswer>>> byPath = new(StringComparer.Ordinal);

    /// <summary>Route templates, in the order they were added.</summary>
    public IEnumerable<string> Paths => byPath.Keys;

    public void Add(string verb, string path, Func<TCall, JsonAnswer> answer)
    {
        if (!byPath.TryGetValue(path, out var verbs))
            byPath[path] = verbs = new(StringComparer.OrdinalIgnoreCase);
        verbs[verb] = answer;
    }

    /// <summary>The verbs a path knows.</summary>
    public IEnumerable<string> Verbs(string path) => byPath[path].Keys;

    /// <summary>What answers, null when the path does not know the verb.</summary>
    public Func<TCall, JsonAnswer>? Find(string verb, string path) => byPath[path].GetValueOrDefault(verb);
}
