namespace Patchbay.Integrations.Files;

/// <summary>Reads which files an answer holds.</summary>
internal static class FileReader
{
    public static IReadOnlyList<FileOut> Read(Section method)
    {
        switch (method.Value("files"))
        {
            case null:
                return [];
            case YamlText { Text: "raw" }:
                return [new FileOut(null, false, null, null)];
            case YamlList list:
                return [.. list.Items.Select(item => File(item, method.Findings)).OfType<FileOut>()];
            case { } other:
                method.Error("files", $"'files' must be raw or a list of mappings (content, base64, name, type), found {other.Kind}");
                return [];
        }
    }

    private static FileOut? File(YamlValue item, Findings findings)
    {
        if (item is not YamlMap map)
        {
            findings.Error(item.Line, $"a file must be a mapping (content, base64, name, type), found {item.Kind}");
            return null;
        }

        var file = new Section(map, "file", findings);
        return new FileOut(file.RequiredText("content"), file.Flag("base64") ?? false, file.Text("name"), file.Text("type"));
    }
}
