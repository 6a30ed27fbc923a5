using Patchbay.Hosting;

namespace Patchbay.Storage;

static class StorageSetup
{
    /// <summary>Makes the data folder and opens the database in it.</summary>
    /// <exception cref="StartupException">Either cannot be used.</exception>
    public static Database OpenDatabase(PatchbayOptions options, TimeProvider clock)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(options.DataFolder);
            }
            else
            {
                Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartupException($"The data folder {options.DataFolder} cannot be made: {e.Message} Set PATCHBAY_DATA.", e);
        }

        return Database.Open(new SqliteEngine(Path.Combine(options.DataFolder, "patchbay.db"), options.DatabasePatience), clock);
    }

    public static IServiceCollection AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(_ => database); // made by the container's factory, so that the container disposes it
        services.AddSingleton<Changes>();
        services.AddHostedService(provider => provider.GetRequiredService<Changes>());
        services.AddSingleton(provider => new Chore("forget old changes", provider.GetRequiredService<Changes>().SweepAsync));
        return services;
    }
}
