using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Patchbay.Storage;

/// <summary>Binds SQLite to the operating system's own library, so that its security updates are the system's.</summary>
static class SystemSqlite
{
    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];

    private static readonly Lazy<bool> Bound = new(Bind);

    /// <exception cref="StartupException">The system has no SQLite.</exception>
    public static void Load()
    {
        if (!Bound.Value)
        {
            throw new StartupException(
                $"SQLite is not installed: none of {string.Join(", ", Names)} can be loaded. On Debian and Ubuntu: apt install libsqlite3-0.");
        }
    }

    private static bool Bind()
    {
        if (FindLibrary() == 0)
        {
            return false;
        }

        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => name == "e_sqlite3" ? FindLibrary() : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return true;
    }

    private static nint FindLibrary()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var library))
            {
                return library;
            }
        }

        return 0;
    }
}
