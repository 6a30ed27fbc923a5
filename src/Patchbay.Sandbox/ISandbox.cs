using Microsoft.AspNetCore.Routing;

namespace Patchbay.Sandbox;

/// <summary>A simulated vendor: in memory, seeded, and as strict as the product it stands for.</summary>
public interface ISandbox
{
    /// <summary>The integration this sandbox stands for, for example <c>request_tracker</c>.</summary>
    string Name { get; }

    /// <summary>Adds the vendor's API to a web application.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>What a client needs to connect when the sandbox is served from <paramref name="origin"/> (scheme, host and port).</summary>
    SandboxInfo Describe(Uri origin);
}
