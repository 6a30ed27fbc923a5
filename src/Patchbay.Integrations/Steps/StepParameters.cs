using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Steps;

/// <summary>Reads and checks a step's parameters.</summary>
internal static class StepParameters
{
    public static string? Text(this StepUse use, string name) =>
        use.Parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this StepUse use, string name) =>
        use.Parameters[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static int? Number(this StepUse use, string name) =>
        use.Parameters[name] is JsonValue value && value.TryGetValue<long>(out var number) ? (int)number : null;

    /// <summary>Empty when the file has none.</summary>
    public static JsonObject Mapping(this StepUse use, string name) => use.Parameters[name] as JsonObject ?? [];

    public static IReadOnlyList<string> Texts(this StepUse use, string name) => use.Parameters[name] switch
    {
        JsonArray items => [.. items.OfType<JsonValue>().Where(item => item.TryGetValue<string>(out _)).Select(item => item.GetValue<string>())],
        JsonValue one when one.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>Unknown names, missing ones, and values of the wrong shape.</summary>
    public static List<string> Problems(this StepUse use, IReadOnlyList<StepParameter> known)
    {
        var problems = new List<string>();
        foreach (var (name, value) in use.Parameters)
        {
            if (known.FirstOrDefault(one => one.Name == name) is not { } parameter)
            {
                problems.Add(ValueCheck.Unknown($"{use.Name}.{name}", "parameter", name, known.Select(one => one.Name)));
            }
            else if (!parameter.Fits(value))
            {
                problems.Add($"{use.Name}.{name}: must be {parameter.Said}.");
            }
        }

        problems.AddRange(known.Where(one => one.Required && !use.Parameters.ContainsKey(one.Name))
            .Select(one => $"{use.Name}.{one.Name}: required, but missing; it is {one.Said}."));
        return problems;
    }

    public static IEnumerable<string> PatternProblems(this StepUse use, string name)
    {
        foreach (var pattern in use.Texts(name))
        {
            var problem = "";
            try
            {
                _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100));
            }
            catch (ArgumentException invalid)
            {
                problem = $"{use.Name}.{name}: '{pattern}' is no regular expression: {invalid.Message}";
            }

            if (problem.Length > 0)
            {
                yield return problem;
            }
        }
    }
}

internal enum StepParameterKind { Text, Texts, Number, Flag, Mapping, Mappings, TextLists }

internal sealed record StepParameter(string Name, StepParameterKind Kind, bool Required = false)
{
    public string Said => Kind switch
    {
        StepParameterKind.Text => "a text",
        StepParameterKind.Texts => "a list of texts",
        StepParameterKind.Number => "a whole number",
        StepParameterKind.Mapping => "a mapping",
        StepParameterKind.TextLists => "a list of lists of texts",
        StepParameterKind.Mappings => "a list of mappings",
        _ => "true or false",
    };

    public bool Fits(JsonNode? value) => Kind switch
    {
        StepParameterKind.Flag => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        StepParameterKind.Number => value is JsonValue number && number.TryGetValue<long>(out var whole) && whole is > 0 and < int.MaxValue,
        StepParameterKind.Texts when value is JsonArray items => items.All(IsText),
        StepParameterKind.Mapping => value is JsonObject,
        StepParameterKind.Mappings => value is JsonArray mappings && mappings.All(item => item is JsonObject),
        StepParameterKind.TextLists => value is JsonArray lists && lists.All(list => list is JsonArray texts && texts.All(IsText)),
        StepParameterKind.Texts => false,
        _ => IsText(value),
    };

    private static bool IsText(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out _);
}
