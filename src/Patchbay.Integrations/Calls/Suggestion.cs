namespace Patchbay.Integrations.Calls;

/// <summary>Finds the known name a wrong one was probably meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of <paramref name="known"/>: the same but for case and separators, or few typing errors away; null when none is near.</summary>
    public static string? For(string wrong, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        var plain = Plain(wrong);
        foreach (var name in known)
        {
            var other = Plain(name);
            var distance = plain == other ? 0 : EditDistance.Between(plain, other);
            if (distance < bestDistance && distance <= Math.Max(1, Math.Min(plain.Length, other.Length) / 3))
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    private static string Plain(string name) =>
        string.Concat(name.Take(100).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
