using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Web;

/// <summary>
/// What answers which verb at which path. A tree of its own rather than the server's routes: a thousand paths under two prefixes would cost
/// more to set up than a test takes.
/// </summary>
sealed class Routes
{
    readonly Node root = new();

    /// <summary>How many verb and path pairs there are.</summary>
    public int Count { get; private set; }

    public void Add(string verb, string path, Func<Call, JsonAnswer> answer)
    {
        var node = root;
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment[0] == '{')
                node = node.Parameter ??= new();
            else if (node.Literals.TryGetValue(segment, out var next))
                node = next;
            else
                node = node.Literals[segment] = new();
        }

        Count += node.Verbs.TryAdd(verb, (path, answer)) ? 1 : 0;
    }

    /// <summary>What stands at the path, by verb, each with its pattern; null when nothing does. A word wins over a parameter.</summary>
    public IReadOnlyDictionary<string, (string Pattern, Func<Call, JsonAnswer> Answer)>? Find(string path) =>
        Find(root, path.Split('/', StringSplitOptions.RemoveEmptyEntries))?.Verbs;

    public static Dictionary<string, string> Values(string pattern, string path)
    {
        var names = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Zip(segments).Where(pair => pair.First[0] == '{').ToDictionary(pair => pair.First[1..^1], pair => pair.Second, StringComparer.Ordinal);
    }

    static Node? Find(Node node, ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty)
            return node.Verbs.Count > 0 ? node : null;
        if (node.Literals.TryGetValue(segments[0], out var literal) && Find(literal, segments[1..]) is { } found)
            return found;
        return node.Parameter is { } parameter ? Find(parameter, segments[1..]) : null;
    }

    sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Node? Parameter { get; set; }

        public Dictionary<string, (string Pattern, Func<Call, JsonAnswer> Answer)> Verbs { get; } = new(StringComparer.Ordinal);
    }
}
