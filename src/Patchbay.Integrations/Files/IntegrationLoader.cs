using Patchbay.Integrations.Files;
using Patchbay.Integrations.Steps;

namespace Patchbay.Integrations;

/// <summary>Reads and checks integrations.</summary>
public static class IntegrationLoader
{
    private const string FileName = "integration.yaml";

    /// <summary>
    /// Reads every integration below a folder, or the one in it when it holds an <c>integration.yaml</c> itself. All problems
    /// are told at once; an integration with errors is not in the catalog, the others are.
    /// </summary>
    /// <param name="steps">Names of the steps that exist; null takes those of this library.</param>
    public static LoadResult Load(string folder, IReadOnlySet<string>? steps = null)
    {
        steps ??= CallSteps.Names.ToHashSet();
        folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (!Directory.Exists(folder))
        {
            return new LoadResult
            {
                Catalog = new IntegrationCatalog([]),
                Problems = [new Problem(new SourceLocation(folder, 1), Severity.Error, "there is no such folder of integrations")],
            };
        }

        var folders = File.Exists(Path.Combine(folder, FileName))
            ? [folder]
            : Directory.GetDirectories(folder).Where(one => Path.GetFileName(one)[0] is not ('.' or '_')).Order(StringComparer.Ordinal).ToArray();
        var loaded = folders.AsParallel().AsOrdered().Select(one => Read(one, steps)).ToList();
        return new LoadResult
        {
            Catalog = new IntegrationCatalog(loaded.Select(one => one.Integration).OfType<Integration>()),
            Problems = [.. loaded.SelectMany(one => one.Problems)],
        };
    }

    private static (Integration? Integration, IReadOnlyList<Problem> Problems) Read(string folder, IReadOnlySet<string> steps)
    {
        var name = Path.GetFileName(folder);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return (null, [new Problem(new SourceLocation($"{name}/{FileName}", 1), Severity.Error, "an integration's folder needs this file")]);
        }

        var connection = YamlFile.Parse(path, $"{name}/{FileName}");
        var resourceFiles = ResourceFiles(folder, name, connection.Findings);
        Integration? integration = null;
        if (connection.Root is { } root)
        {
            integration = IntegrationReader.Read(root, folder, connection.Findings);
            var paging = IntegrationReader.Paging(root, connection.Findings);
            var defaults = new MethodDefaults(
                integration.Name,
                paging,
                integration.FieldSources.Keys.ToHashSet(),
                [.. integration.Variables.Select(variable => variable.Name)],
                steps);
            integration = integration with
            {
                Paging = paging,
                Resources = [.. resourceFiles.Where(file => file.Root is not null).Select(file => ResourceReader.Read(file, defaults))],
            };
            ToolCheck.Run([.. integration.Methods], resourceFiles.ToDictionary(file => file.Findings.File, file => file.Findings));
        }

        List<Problem> problems = [.. new[] { connection }.Concat(resourceFiles).SelectMany(file => file.Findings.Problems.OrderBy(problem => problem.Where.Line))];
        var broken = problems.Exists(problem => problem.Severity == Severity.Error);
        return (broken ? null : integration, problems);
    }

    private static YamlFile[] ResourceFiles(string folder, string name, Findings findings)
    {
        var resources = Path.Combine(folder, "resources");
        var paths = Directory.Exists(resources) ? Directory.GetFiles(resources).Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var other in paths.Where(path => Path.GetExtension(path) == ".yml"))
        {
            findings.Error(1, $"resources/{Path.GetFileName(other)} is not read: a resource file ends in .yaml");
        }

        paths = [.. paths.Where(path => Path.GetExtension(path) == ".yaml")];
        if (paths.Length == 0)
        {
            findings.Error(1, "there is no file in resources/: an integration needs at least one resource");
        }

        return [.. paths.AsParallel().AsOrdered().Select(path => YamlFile.Parse(path, $"{name}/resources/{Path.GetFileName(path)}"))];
    }
}
