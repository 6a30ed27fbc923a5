using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Files;

/// <summary>Checks the <c>{name}</c> placeholders of a template.</summary>
internal static partial class Templates
{
    public static IReadOnlyList<string> Names(string template) =>
        [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Reports placeholders that are not among the names, and braces that are no placeholder.</summary>
    /// <param name="what">What the names are, for the message: <c>variables</c>.</param>
    public static void Check(string? template, IReadOnlyCollection<string> names, string what, Findings findings, int line)
    {
        if (template is null)
        {
            return;
        }

        foreach (var name in Names(template).Where(name => !names.Contains(name)))
        {
            var allowed = names.Count == 0 ? $"; there are no {what}" : $"{Suggestion.For(name, names)}{(Suggestion.For(name, names).Length == 0 ? "." : "")} The {what}: {string.Join(", ", names)}";
            findings.Error(line, $"undeclared placeholder {{{name}}}{allowed}");
        }

        if (Placeholder().Replace(template, "").AsSpan().ContainsAny('{', '}'))
        {
            findings.Error(line, $"'{template}' has a brace that is no placeholder: a placeholder is {{name}} with letters, digits and underscores");
        }
    }

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
