using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace Patchbay.Dashboard;

/// <summary>
/// The built dashboard, as it lay in its folder at start. Only what was found then is ever served, so no path can lead out of the folder.
/// </summary>
sealed class DashboardFiles
{
    private const string Index = "/index.html";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly FrozenDictionary<string, DashboardAsset> assets;

    /// <param name="folder">Need not exist: a program built without Node.js has no dashboard.</param>
    public DashboardFiles(string folder)
    {
        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(file => "/" + Path.GetRelativePath(folder, file).Replace('\\', '/'), file => file, StringComparer.Ordinal)
            : [];
        Page = files.Remove(Index, out var index) ? new DashboardPage(File.ReadAllText(index)) : null;
        assets = files
            .Where(file => ContentTypes.TryGetContentType(file.Key, out _) && !file.Key.EndsWith(".br", StringComparison.Ordinal) && !file.Key.EndsWith(".gz", StringComparison.Ordinal))
            .ToFrozenDictionary(file => file.Key, file => Asset(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>Null when this program was built without a dashboard.</summary>
    public DashboardPage? Page { get; }

    /// <summary>Null when there is no such file.</summary>
    public DashboardAsset? Find(string path) => assets.GetValueOrDefault(path);

    private static DashboardAsset Asset(string path, string file)
    {
        ContentTypes.TryGetContentType(path, out var type);
        var isText = type is "image/svg+xml" or "application/json" or "application/manifest+json"
            || type!.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("javascript", StringComparison.Ordinal);
        return new DashboardAsset(file, isText && type != "application/json" ? type + "; charset=utf-8" : type!, isText, path.StartsWith("/assets/", StringComparison.Ordinal));
    }
}
