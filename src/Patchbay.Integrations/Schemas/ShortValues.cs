using System.Text.Json.Nodes;
using Patchbay.Integrations.Files;

namespace Patchbay.Integrations.Schemas;

/// <summary><c>values</c>: an enum of one type, with what each value means told in the description.</summary>
internal static class ShortValues
{
    /// <summary>Sets the enum and returns the sentence about meanings; null when there is none to tell.</summary>
    public static string? Apply(Section property, JsonObject schema, string type)
    {
        if (property.Value("values") is not { } values)
        {
            return null;
        }

        if (type is not ("string" or "integer" or "number"))
        {
            property.Error("values", "'values' is only for string, integer or number");
            return null;
        }

        var choices = new JsonArray();
        var meanings = new List<string>();
        foreach (var (text, meaning, line) in Pairs(property, values))
        {
            if (YamlJson.OfType(text, type) is not { } choice)
            {
                property.Findings.Error(line, $"the value '{text}' is no {type}");
                continue;
            }

            choices.Add(choice);
            meanings.Add(meaning is null ? text : $"{text} = {meaning}");
        }

        if (choices.Count == 0)
        {
            property.Error("values", "'values' must be a list, or a mapping of value to meaning, with at least one value");
            return null;
        }

        schema["enum"] = choices;
        return values is YamlMap && meanings.Exists(meaning => meaning.Contains(" = ")) ? $"Values: {string.Join(", ", meanings)}." : null;
    }

    /// <summary>The type all values have.</summary>
    public static string Infer(Section property) =>
        property.Value("values") is { } values && Pairs(property, values, silent: true).All(pair => YamlJson.OfType(pair.Text, "integer") is not null)
            ? "integer"
            : "string";

    private static IEnumerable<(string Text, string? Meaning, int Line)> Pairs(Section property, YamlValue values, bool silent = false)
    {
        if (values is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                yield return (entry.Key, entry.Value is YamlText { IsNull: false } meaning ? meaning.Text : null, entry.Line);
            }

            yield break;
        }

        foreach (var item in (values as YamlList)?.Items ?? [])
        {
            if (item is YamlText { IsNull: false } text)
            {
                yield return (text.Text, null, text.Line);
            }
            else if (!silent)
            {
                property.Findings.Error(item.Line, $"a value must be a text or a number, found {item.Kind}");
            }
        }
    }
}
