using System.Diagnostics;
using System.Net.Http.Headers;

namespace Patchbay.Tests.Hosting;

/// <summary><c>patchbay serve</c> as a process of its own, which can be stopped as an operator does, or killed.</summary>
sealed class PatchbayProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private PatchbayProcess(Process process, string address, string? adminToken, Task<string> errors)
    {
        this.process = process;
        this.errors = errors;
        Address = address;
        AdminToken = adminToken;
    }

    public string Address { get; }

    /// <summary>Null when the database had a token already.</summary>
    public string? AdminToken { get; }

    /// <summary>Returns once it listens.</summary>
    public static async Task<PatchbayProcess> StartAsync(DataFolder folder, string integrations, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(Patchbay.Hosting.PatchbayApp).Assembly.Location, "serve", "--port", "0", "--data", folder.Path, "--integrations", integrations])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (folder.Options().Database is { } database)
        {
            start.Environment["PATCHBAY_DATABASE"] = database;
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string? admin = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Admin token", StringComparison.Ordinal))
            {
                admin = line.Split(' ')[^1];
            }
            else if (line.StartsWith("Patchbay listens on ", StringComparison.Ordinal))
            {
                return new PatchbayProcess(process, line.Split(' ')[^1], admin, errors);
            }
        }

        throw new InvalidOperationException($"patchbay serve ended: {await errors}");
    }

    /// <summary>A client that sends this API token.</summary>
    public HttpClient Client(string? token) => new()
    {
        BaseAddress = new Uri(Address),
        DefaultRequestHeaders = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
    };

    /// <summary>All that it wrote to standard error, once it has ended.</summary>
    public Task<string> ErrorsAsync() => errors;

    /// <summary>SIGTERM, and the exit code it ends with.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>SIGKILL: the process gets to do nothing more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
