using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>
/// The demo's data folder. A folder that was named is kept, with the admin token and the MCP URLs of the run before, so that a
/// client configured then still works; they are shown only once otherwise. A folder of its own is removed at the end.
/// </summary>
internal sealed class DemoFolder : IDisposable
{
    private readonly bool temporary;

    /// <param name="kept">Null makes a folder of its own.</param>
    public DemoFolder(string? kept)
    {
        temporary = kept is null;
        Path = kept ?? Directory.CreateTempSubdirectory("patchbay-demo-").FullName;
    }

    public string Path { get; }

    private string File => System.IO.Path.Combine(Path, "demo.json");

    /// <summary>What the run before kept; empty when there was none, or it cannot be read.</summary>
    public JsonObject Recall()
    {
        try
        {
            return System.IO.File.Exists(File) ? JsonNode.Parse(System.IO.File.ReadAllText(File)) as JsonObject ?? [] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return []; // everything can be made afresh
        }
    }

    /// <summary>Keeps a value for the next run, readable by this user only.</summary>
    public void Keep(JsonObject value)
    {
        if (temporary)
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(File, options);
        writer.Write(value.ToJsonString());
    }

    public void Dispose()
    {
        if (temporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
