using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Files;

/// <summary>Reads one file under <c>resources/</c>.</summary>
internal static partial class ResourceReader
{
    public static Resource Read(YamlFile file, MethodDefaults defaults)
    {
        var findings = file.Findings;
        var section = new Section(file.Root!, "resource", findings, open: true);
        var name = section.RequiredText("resource");
        var fileName = Path.GetFileNameWithoutExtension(file.Path);
        if (name.Length > 0 && name != fileName)
        {
            section.Error("resource", $"'{name}' is not the file's name, which is '{fileName}'");
        }
        else if (name.Length > 0 && !Name().IsMatch(name))
        {
            section.Error("resource", $"'{name}' is no resource name: letters, digits and underscores, a letter first");
        }

        var tags = Tags(section);
        var reader = new MethodReader(findings, defaults);
        var methods = new List<Method>();
        foreach (var entry in section.Map.Entries.Where(entry => !FileKeys.Sets["resource"].Contains(entry.Key)))
        {
            if (entry.Value is not YamlMap map)
            {
                findings.Error(entry.Line, $"unknown key '{entry.Key}'{Suggestion.Allowed(entry.Key, FileKeys.Sets["resource"])}, and methods, which are mappings");
            }
            else if (!Name().IsMatch(entry.Key))
            {
                findings.Error(entry.Line, $"'{entry.Key}' is no method name: letters, digits and underscores, a letter first");
            }
            else
            {
                methods.Add(reader.Read(name, entry.Key, new Section(map, "method", findings, entry.Line), tags));
            }
        }

        if (methods.Count == 0)
        {
            findings.Error(section.Line, "the resource has no method: list, get, create, update, delete or a name of its own");
        }

        return new Resource { Name = name, Description = section.Text("description"), Tags = tags, Methods = methods };
    }

    public static IReadOnlyList<string> Tags(Section section)
    {
        var tags = section.Texts("tags");
        foreach (var tag in tags.Where(tag => !Tag().IsMatch(tag.Text)))
        {
            section.Findings.Error(tag.Line, $"'{tag.Text}' is no tag: use lower-case letters, digits, '_' and '-'");
        }

        return [.. tags.Select(tag => tag.Text).Distinct()];
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$")]
    private static partial Regex Tag();
}
