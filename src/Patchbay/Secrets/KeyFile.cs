using System.Security.Cryptography;
using System.Text;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>The master key on disk, readable by its owner alone.</summary>
static class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where a rotation puts the key that is to follow the one in <paramref name="path"/>.</summary>
    public static string NextOf(string path) => path + ".next";

    /// <exception cref="StartupException">The file cannot be read or made, or others may read it.</exception>
    public static string ReadOrCreate(string path) => Guard(path, () =>
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return ReadGuarded(path);
    });

    /// <exception cref="StartupException">The file cannot be read, or others may read it.</exception>
    public static string Read(string path) => Guard(path, () => ReadGuarded(path));

    /// <summary>Writes the key that is to follow, in place of one a rotation left behind that was never finished.</summary>
    /// <exception cref="StartupException">It cannot be written.</exception>
    public static void WriteNext(string path, byte[] key) => Guard(path, () =>
    {
        File.Delete(NextOf(path));
        Write(NextOf(path), key);
        return path;
    });

    /// <summary>Puts the next key into the place of the old one, which is gone then.</summary>
    /// <exception cref="StartupException">It cannot be moved.</exception>
    public static void Replace(string path) => Guard(path, () =>
    {
        File.Move(NextOf(path), path, overwrite: true);
        return path;
    });

    private static string Guard(string path, Func<string> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The key file {path} cannot be used: {e.Message}", e);
        }
    }

    private static string ReadGuarded(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute)) != UnixFileMode.None
            ? throw new StartupException($"The key file {path} can be read by others: chmod 600 {path}")
            : File.ReadAllText(path);

    private static void Create(string path)
    {
        // Written aside and then moved: a process starting at the same moment sees the whole key or none.
        var draft = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        Write(draft, RandomNumberGenerator.GetBytes(32));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft); // the other process was first: its key is the key
        }
    }

    /// <summary>Writes a key into a new file of its owner's.</summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public static void Write(string path, byte[] key)
    {
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = OwnerOnly;
        }

        using var file = new FileStream(path, settings);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
        file.Flush(flushToDisk: true);
    }
}
