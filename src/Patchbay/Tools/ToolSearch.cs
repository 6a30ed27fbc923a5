using Patchbay.Integrations;

namespace Patchbay.Tools;

/// <summary>
/// Finds tools by words. A word in the name counts more than one in the title, that more than a tag, that more than one in the
/// description; a word that only begins alike counts half. Tools that match more of the words come first.
/// </summary>
static class ToolSearch
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "a", "an", "the", "of", "to", "in", "for", "with", "and", "or", "by", "all" };

    /// <summary>The tools that match at least one word, best first, ties in listed order. Without any word: all, as listed.</summary>
    public static IReadOnlyList<Tool> Find(IReadOnlyList<Tool> tools, string query)
    {
        var wanted = Words(query).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Exists(word => !Fillers.Contains(word)))
        {
            wanted.RemoveAll(Fillers.Contains);
        }

        return wanted.Count == 0
            ? tools
            : [.. from tool in tools
                  let scores = Scores(tool, wanted)
                  let hits = scores.Count(score => score > 0)
                  where hits > 0
                  orderby hits descending, scores.Sum() descending
                  select tool];
    }

    private static List<double> Scores(Tool tool, List<string> wanted)
    {
        (double Weight, HashSet<string> Words)[] fields =
        [
            (8, [.. Words(tool.Name), .. Words(tool.LongName)]),
            (5, [.. Words(tool.Title)]),
            (4, [.. tool.Method.Tags.SelectMany(Words)]),
            (2, [.. Words(tool.Description)]),
        ];
        return [.. wanted.Select(word => fields.Max(field => field.Weight * Likeness(field.Words, word)))];
    }

    private static double Likeness(HashSet<string> words, string wanted) =>
        words.Contains(wanted) ? 1
        : words.Any(word => Begin(word, wanted) || Begin(wanted, word)) ? 0.5
        : 0;

    // At least three letters: "a" begins too many words.
    private static bool Begin(string longer, string shorter) => shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal);

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return Singular(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }
    }

    // Enough to let "tickets" find "ticket" and "companies" "company"; both sides go through it, so it need not be grammar.
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
