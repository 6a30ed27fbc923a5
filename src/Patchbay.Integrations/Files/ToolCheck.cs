namespace Patchbay.Integrations.Files;

/// <summary>What can only be seen once all methods are read: duplicate tools, long names, collisions of arguments.</summary>
internal static class ToolCheck
{
    public static void Run(IReadOnlyList<Method> methods, IReadOnlyDictionary<string, Findings> byFile)
    {
        var tools = new Dictionary<string, Method>();
        foreach (var method in methods.Where(method => method.Tool is not null))
        {
            var findings = byFile[method.Source.File];
            var name = ToolNames.Long(method.Integration, method.Resource, method.Name);
            if (!tools.TryAdd(name, method))
            {
                findings.Error(method.Source.Line, $"duplicate tool '{name}': {tools[name].Source} makes it too");
            }
            else if (name.Length > ToolNames.MaxLength)
            {
                findings.Warn(method.Source.Line, $"the tool name '{name}' has {name.Length} characters; it is listed as '{ToolNames.Short(name)}' (at most {ToolNames.MaxLength})");
            }
            else if (name.Length > ToolNames.Comfortable)
            {
                findings.Warn(method.Source.Line, $"the tool name '{name}' has {name.Length} characters; some clients show no tool with more than {ToolNames.Comfortable}");
            }

            Arguments(method, findings);
        }
    }

    private static void Arguments(Method method, Findings findings)
    {
        var names = FlatNames.Of(method.Properties);
        var line = method.Source.Line;
        foreach (var shared in names.GroupBy(pair => pair.Property.Name).Where(group => group.Count() > 1))
        {
            var now = shared.Select(pair => $"{pair.Name} ({pair.Property.Location.ToString().ToLowerInvariant()})");
            findings.Warn(line, $"the argument '{shared.Key}' stands in several places; they are called {string.Join(", ", now)}");
        }

        foreach (var name in names.Select(pair => pair.Name).Where(name => name is ToolArgument.IdempotencyKeyName or ToolArgument.ConfirmationName))
        {
            findings.Error(line, $"'{name}' is an argument tools have of their own: rename it and keep its spelling with 'as'");
        }

        foreach (var name in names.CountBy(pair => pair.Name).Where(count => count.Value > 1).Select(count => count.Key))
        {
            findings.Error(line, $"two arguments would be called '{name}': rename one and keep its spelling with 'as'");
        }
    }
}
