using Patchbay.Integrations;

namespace Patchbay.Tests.Integrations;

/// <summary>Integrations on disk: the fixture <c>deskly</c>, or a copy of it with some texts changed.</summary>
sealed class IntegrationFolder : IDisposable
{
    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "integrations");

    private readonly string root = Directory.CreateTempSubdirectory("patchbay-integrations-").FullName;

    public string Root => root;

    public static Integration Deskly() => IntegrationLoader.Load(Fixtures).Catalog.Find("deskly")!;

    /// <summary>The fixture with a text replaced in one of its files, which must occur there.</summary>
    public static IntegrationFolder DesklyWith(string file, string old, string @new)
    {
        var folder = new IntegrationFolder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Fixtures, "deskly"), "*.yaml", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(Fixtures, path), File.ReadAllText(path));
        }

        var text = File.ReadAllText(Path.Combine(folder.root, "deskly", file));
        Assert.Contains(old, text);
        folder.Write($"deskly/{file}", text.Replace(old, @new));
        return folder;
    }

    public IntegrationFolder Write(string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public LoadResult Load() => IntegrationLoader.Load(root, new HashSet<string> { "read_back", "sentences" });

    public void Dispose() => Directory.Delete(root, recursive: true);
}
