using Patchbay.Hosting;

namespace Patchbay.Storage;

static class StorageSetup
{
    /// <summary>Name of the embedded database in the data folder.</summary>
    public const string FileName = "patchbay.db";

    /// <summary>Opens the database that the settings name, or else the one in the data folder, which it makes.</summary>
    /// <param name="alone">True when no other process may have it open meanwhile.</param>
    /// <exception cref="StartupException">Either cannot be used.</exception>
    public static Database OpenDatabase(PatchbayOptions options, TimeProvider clock, bool alone = false)
    {
        var file = options.Database is not { Length: > 0 } ? Path.Combine(options.DataFolder, FileName) : null;
        try
        {
            // With a database elsewhere and the key in the settings, nothing is kept here.
            if (file is not null || options.MasterKey is null)
            {
                MakeForOwnerOnly(options.DataFolder, file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"The data folder {options.DataFolder} cannot be made or written to: {e.Message} Set PATCHBAY_DATA.", e);
        }

        return Database.Open(
            file is null ? new PostgresEngine(options.Database!, options.DatabasePatience) : new SqliteEngine(file, options.DatabasePatience), clock, alone);
    }

    /// <summary>Makes the data folder, readable by its owner only.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // The folder may be there already and be open to others; the database file never is, and SQLite gives its side files the same mode.
    private static void MakeForOwnerOnly(string folder, string? file)
    {
        MakeFolder(folder);
        if (file is not null && !OperatingSystem.IsWindows() && !File.Exists(file)) // closing a file that SQLite has open in this process would drop SQLite's locks
        {
            new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        }
    }

    public static IServiceCollection AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(_ => database); // made by the container's factory, so that the container disposes it
        services.AddSingleton<Changes>();
        services.AddSingleton<Leases>();
        services.AddHostedService(provider => provider.GetRequiredService<Changes>());
        services.AddSingleton(provider => new Chore("forget old changes", provider.GetRequiredService<Changes>().SweepAsync));
        return services;
    }
}
