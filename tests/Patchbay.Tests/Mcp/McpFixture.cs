[assembly: AssemblyFixture(typeof(Patchbay.Tests.Mcp.McpFixture))]

namespace Patchbay.Tests.Mcp;

/// <summary>One endpoint for all tests that leave it as it is: a server with the tool <c>echo</c>.</summary>
public sealed class McpFixture : IAsyncLifetime
{
    internal McpHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await McpHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
