using Patchbay.Sandbox;

namespace Patchbay.Cli;

/// <summary>A simulator of every vendor there is one for, each on a free port of its own.</summary>
internal sealed class DemoSandboxes : IAsyncDisposable
{
    private readonly List<WebApplication> running = [];

    private DemoSandboxes()
    {
    }

    public IReadOnlyList<SandboxInfo> All => [.. running.Select(SandboxHost.Describe)];

    /// <summary>Host and port of each, as the list of allowed upstreams wants them.</summary>
    public IEnumerable<string> Hosts => All.Select(sandbox => new Uri(sandbox.BaseUrl).Authority);

    public static async Task<DemoSandboxes> StartAsync(CancellationToken cancellationToken)
    {
        var sandboxes = new DemoSandboxes();
        foreach (var vendor in SandboxVendors.Names)
        {
            sandboxes.running.Add(await SandboxHost.StartAsync(vendor, 0, cancellationToken));
        }

        return sandboxes;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sandbox in running)
        {
            await sandbox.DisposeAsync();
        }
    }
}
