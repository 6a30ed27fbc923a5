namespace Patchbay.Integrations.Files;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'x'?</c>, or nothing when no allowed word is near.</summary>
    public static string For(string word, IEnumerable<string> allowed)
    {
        var near = allowed
            .Select(candidate => (candidate, distance: IsShortFor(word, candidate) ? 1 : EditDistance.Between(word, candidate)))
            .Where(pair => pair.distance <= (Math.Min(word.Length, pair.candidate.Length) < 4 ? 1 : 2))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return near.candidate is null ? "" : $"; did you mean '{near.candidate}'?";
    }

    /// <summary><c>'x' is not allowed here; did you mean 'y'? Allowed: …</c> without its subject.</summary>
    public static string Allowed(string word, IEnumerable<string> allowed)
    {
        var list = allowed.ToList();
        var meant = For(word, list);
        return $"{(meant.Length == 0 ? "." : meant)} Allowed: {string.Join(", ", list)}";
    }

    // bool, int, str
    private static bool IsShortFor(string word, string candidate) =>
        word.Length > 2 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
