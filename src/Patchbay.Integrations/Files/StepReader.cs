using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Files;

/// <summary>Reads the uses of named steps: a mapping of name to parameters, or a list of such mappings when one is used twice.</summary>
internal static class StepReader
{
    public static IReadOnlyList<StepUse> Read(Section method, IReadOnlySet<string> known)
    {
        var entries = method.Value("steps") switch
        {
            null => [],
            YamlMap map => map.Entries,
            YamlList list when list.Items.All(item => item is YamlMap) => [.. list.Items.Cast<YamlMap>().SelectMany(item => item.Entries)],
            _ => null,
        };
        if (entries is null)
        {
            method.Error("steps", "'steps' must be a mapping of step to its parameters, or a list of such mappings");
            return [];
        }

        var steps = new List<StepUse>();
        foreach (var entry in entries)
        {
            if (!known.Contains(entry.Key))
            {
                method.Findings.Error(entry.Line, $"unknown step '{entry.Key}'{Suggestion.Allowed(entry.Key, known.Order(StringComparer.Ordinal))}");
            }

            if (entry.Value is YamlMap or YamlText { IsNull: true })
            {
                steps.Add(new StepUse(entry.Key, YamlJson.Of(entry.Value) as JsonObject ?? [], method.Findings.At(entry.Line)));
            }
            else
            {
                method.Findings.Error(entry.Line, $"the parameters of step '{entry.Key}' must be a mapping, found {entry.Value.Kind}");
            }
        }

        return steps;
    }
}
