using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Steps;

/// <summary>Checks what a file gives a step, collecting one sentence per problem.</summary>
internal sealed class StepParameters(StepUse use)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Problem(string sentence) => problems.Add(sentence);

    /// <summary>A required, non-empty text; null, with a problem, when it is missing.</summary>
    public string? Text(string name)
    {
        if (use.Parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0)
        {
            return text;
        }

        problems.Add($"'{name}' is required and must be text.");
        return null;
    }

    /// <summary>A required mapping; null, with a problem, when it is missing.</summary>
    public JsonObject? Object(string name)
    {
        if (use.Parameters[name] is JsonObject mapping)
        {
            return mapping;
        }

        problems.Add($"'{name}' is required and must be a mapping.");
        return null;
    }

    /// <summary>A problem for each parameter besides <paramref name="names"/>.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in use.Parameters)
        {
            if (!names.Contains(name))
            {
                problems.Add($"there is no parameter '{name}'; there are {string.Join(", ", names)}.");
            }
        }
    }
}
