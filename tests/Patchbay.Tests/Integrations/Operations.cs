namespace Patchbay.Tests.Integrations;

/// <summary>A product's operations as <c>Fixtures/facts</c> lists them.</summary>
sealed class Operations
{
    private readonly Dictionary<string, Operation> byRequest = new(StringComparer.OrdinalIgnoreCase);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "facts");

    public static Operations Read(string integration)
    {
        var operations = new Operations();
        foreach (var columns in File.ReadLines(Path.Combine(Folder, integration + ".tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            operations.byRequest[$"{columns[0]} {Shape(columns[1])}"] = new Operation(columns[2].Split(','), columns[3].Split(','));
        }

        return operations;
    }

    /// <summary>The operation of a verb and a path with placeholders or values; null when there is none.</summary>
    public Operation? Find(string verb, string path) =>
        byRequest.GetValueOrDefault($"{verb} {Shape(path)}") ?? byRequest.Where(pair => Fits(pair.Key.Split(' '), verb, path)).OrderBy(pair => pair.Key.Count(c => c == '{')).FirstOrDefault().Value;

    private static bool Fits(string[] known, string verb, string path)
    {
        var (wanted, given) = (known[1].Split('/'), path.Split('/'));
        return known[0] == verb && wanted.Length == given.Length
            && wanted.Zip(given).All(pair => pair.First.Contains("{}", StringComparison.Ordinal) || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The path without names of placeholders, which the sources spell in many ways.</summary>
    private static string Shape(string path) => string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') && segment.EndsWith('}') ? "{}" : segment));
}

/// <summary>What an operation takes: <c>*</c> where the source lists no names, <c>[]</c> for a bare array.</summary>
sealed record Operation(IReadOnlyList<string> Query, IReadOnlyList<string> Body)
{
    public IEnumerable<string> UnknownQuery(IEnumerable<string> names) => Unknown(Query, names);

    public IEnumerable<string> UnknownBody(IEnumerable<string> names) => Unknown(Body, names);

    private static IEnumerable<string> Unknown(IReadOnlyList<string> known, IEnumerable<string> names) =>
        known.Contains("*") ? [] : names.Select(name => name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name).Except(known, StringComparer.Ordinal);
}
