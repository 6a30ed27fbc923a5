using Patchbay.Integrations.Files;

namespace Patchbay.Integrations;

/// <summary>Which tools an MCP server offers. A tool must pass both lists.</summary>
/// <param name="Methods"><c>read</c>, <c>write</c>, <c>custom</c> or exact method names; null lets all pass.</param>
/// <param name="Tags">A tool passes with any of them; null lets all pass.</param>
public sealed record ToolFilter(IReadOnlyList<string>? Methods, IReadOnlyList<string>? Tags)
{
    private static readonly string[] Categories = ["read", "write", "custom"];

    /// <summary>Lets everything pass.</summary>
    public static ToolFilter None { get; } = new(null, null);

    /// <summary>What is wrong with this filter for that integration, each a sentence naming what is allowed; empty when it is fine.</summary>
    public IReadOnlyList<string> Check(Integration integration)
    {
        var problems = new List<string>();
        var documented = integration.Methods.Where(method => method.Tool is not null).ToList();
        Unknown(Methods, [.. Categories, .. Sorted(documented.Select(method => method.Name))], "method", problems);
        Unknown(Tags, Sorted(documented.SelectMany(method => method.Tags)), "tag", problems);
        if (problems.Count == 0 && !documented.Exists(Passes))
        {
            problems.Add($"These filters leave no tool of {integration.Name}. Tags of the methods they allow: {Listed(Sorted(documented.Where(PassesMethods).SelectMany(method => method.Tags)))}.");
        }

        return problems;
    }

    /// <summary>The tools that pass, in their order.</summary>
    public IReadOnlyList<Tool> Apply(IEnumerable<Tool> tools) => [.. tools.Where(tool => Passes(tool.Method))];

    private bool Passes(Method method) => PassesMethods(method) && (Tags is null || Tags.Any(method.Tags.Contains));

    private bool PassesMethods(Method method) => Methods is null || Methods.Contains(Category(method.Kind)) || Methods.Contains(method.Name);

    private static string Category(MethodKind kind) => kind switch
    {
        MethodKind.List or MethodKind.Get => "read",
        MethodKind.Custom => "custom",
        _ => "write",
    };

    private static void Unknown(IReadOnlyList<string>? values, List<string> allowed, string what, List<string> problems)
    {
        if (values is { Count: 0 })
        {
            problems.Add($"The list of {what}s is empty, which would allow no tool: leave it out to allow all.");
        }

        foreach (var value in (values ?? []).Where(value => !allowed.Contains(value)))
        {
            var near = Suggestion.For(value, allowed);
            problems.Add($"Unknown {what} '{value}'{near}{(near.Length == 0 ? "." : "")} Allowed: {Listed(allowed)}.");
        }
    }

    private static List<string> Sorted(IEnumerable<string> words) => [.. words.Distinct().Order(StringComparer.Ordinal)];

    private static string Listed(List<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}
