using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Files;

/// <summary>Reads the forms an operator fills in: variables and credential fields.</summary>
internal static partial class VariableReader
{
    public static List<Variable> Read(Section section, string key, bool secretsAllowed)
    {
        var variables = new List<Variable>();
        foreach (var entry in section.Entries(key))
        {
            if (!Name().IsMatch(entry.Key))
            {
                section.Findings.Error(entry.Line, $"'{entry.Key}' is no name: use lower-case letters, digits and underscores");
            }

            if (Section.Of(entry, "variable", section.Findings) is { } variable)
            {
                variables.Add(Read(entry.Key, variable, secretsAllowed));
            }
        }

        return variables;
    }

    /// <summary>
    /// The variable every integration has. One that is declared keeps its title and help; whether it is required follows from
    /// the base URL.
    /// </summary>
    public static IReadOnlyList<Variable> WithBaseUrl(List<Variable> variables, string? baseUrl)
    {
        var required = baseUrl is null;
        if (variables.FindIndex(variable => variable.Name == "base_url") is var at and >= 0)
        {
            variables[at] = variables[at] with { Required = required };
            return variables;
        }

        var own = new Variable
        {
            Name = "base_url",
            Title = "Base URL",
            Help = required
                ? "Scheme and host of this account's server, with the path in front of the API if there is one."
                : "Only for a private host, a proxy or a sandbox: replaces the vendor's own address.",
            Example = "https://itsm.example.com",
            Required = required,
        };
        return required ? [own, .. variables] : [.. variables, own];
    }

    private static Variable Read(string name, Section section, bool secretsAllowed)
    {
        var pattern = Pattern(section, "pattern");
        var secret = section.Flag("secret") ?? false;
        if (secret && !secretsAllowed)
        {
            section.Error("secret", $"'{name}' is a variable, and variables are shown to operators: a secret belongs in a field of 'credentials'");
        }

        if (secret && section.Has("default"))
        {
            section.Error("default", "a secret has no default");
        }

        var @default = section.Text("default");
        var required = section.Flag("required") ?? (@default is null);
        foreach (var (key, value) in new[] { ("default", @default), ("example", section.Text("example")) })
        {
            if (pattern is not null && value is not null && !MatchesWhole(pattern, value))
            {
                section.Error(key, $"the {key} '{value}' does not match the pattern '{pattern}'");
            }
        }

        return new Variable
        {
            Name = name,
            Title = section.RequiredText("title"),
            Help = section.Text("help"),
            Example = section.Text("example"),
            Pattern = pattern,
            Required = required,
            Secret = secret,
            Default = @default,
        };
    }

    /// <summary>A regular expression; null when left out or malformed.</summary>
    public static string? Pattern(Section section, string key)
    {
        if (section.Text(key) is not { } pattern)
        {
            return null;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return pattern;
        }
        catch (ArgumentException malformed)
        {
            section.Error(key, $"'{key}' is no regular expression: {malformed.Message}");
            return null;
        }
    }

    private static bool MatchesWhole(string pattern, string value) =>
        Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
