using System.Security.Cryptography;
using System.Text;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>The master key on disk, readable by its owner alone.</summary>
static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="StartupException">The file cannot be read or made, or others may read it.</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None)
            {
                throw new StartupException($"The key file {path} can be read by others: chmod 600 {path}");
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The key file {path} cannot be used: {e.Message}", e);
        }
    }

    private static void Create(string path)
    {
        // Written aside and then moved: a process starting at the same moment sees the whole key or none.
        var draft = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, settings))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft); // the other process was first: its key is the key
        }
    }
}
