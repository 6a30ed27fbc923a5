using System.Diagnostics;
using Patchbay.Tests.EndToEnd;
using Patchbay.Tests.Hosting;

namespace Patchbay.Tests.Storage;

/// <summary>A PostgreSQL of one test's own, made by <c>dev/postgres</c>, which may die without harm to other tests.</summary>
sealed class PostgresCluster : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql";

    private readonly int port = Loopback.FreePort();

    private PostgresCluster()
    {
    }

    /// <summary>
    /// What <c>PATCHBAY_DATABASE</c> says. <c>dev/postgres</c> lets commits return before they are written, for speed; here they must be, as
    /// they are on any server that was not told otherwise.
    /// </summary>
    public string Url => $"postgres://patchbay:patchbay@127.0.0.1:{port}/patchbay?options=-c%20synchronous_commit=on";

    /// <summary>Skips the test where PostgreSQL's programs are missing.</summary>
    public static async Task<PostgresCluster> StartAsync()
    {
        Assert.SkipUnless(
            Directory.Exists(Programs) && Directory.EnumerateFiles(Programs, "initdb", SearchOption.AllDirectories).Any(),
            "needs PostgreSQL's programs: run dev/test, or apt-get install postgresql");
        var cluster = new PostgresCluster();
        await cluster.RunAsync("up");
        return cluster;
    }

    /// <summary>All of its processes end at once, in the middle of whatever they do.</summary>
    public Task CrashAsync() => RunAsync("crash");

    public Task StartAgainAsync() => RunAsync("up");

    public async ValueTask DisposeAsync() => await RunAsync("wipe");

    private async Task RunAsync(string verb)
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "dev", "postgres"), [verb, $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        await output;
        Assert.True(script.ExitCode == 0, $"dev/postgres {verb}: {await errors}");
    }
}
