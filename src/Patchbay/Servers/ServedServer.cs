using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Servers;

/// <summary>What one MCP URL offers at this instant: everything the protocol edge needs, ready made and cached.</summary>
public sealed record ServedServer
{
    public required string Id { get; init; }

    /// <summary>The name its operator gave.</summary>
    public required string Name { get; init; }

    public required IntegratedAccount Account { get; init; }

    public required Integration Integration { get; init; }

    public required Toolset Tools { get; init; }

    /// <summary>True when <c>tools/list</c> shows search, describe and call instead of all tools.</summary>
    public bool Discovery { get; init; }

    /// <summary>True when a bearer API token is needed besides the URL.</summary>
    public bool RequireApiTokenAuth { get; init; }

    /// <summary>Null takes the setting.</summary>
    public int? CallsPerMinute { get; init; }

    /// <summary>Null takes the setting.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>The same for all snapshots of a URL.</summary>
    public ServerTraffic Traffic { get; init; } = new();

    /// <inheritdoc cref="McpServerConfig.WriteSafety"/>
    public WriteSafety WriteSafety { get; init; }

    /// <inheritdoc cref="McpServerConfig.ConfirmLegacy"/>
    public ConfirmLegacy ConfirmLegacy { get; init; }

    public UntrustedText UntrustedText { get; init; }

    /// <summary>Null when it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Cancelled when the server is revoked or expires: open streams end.</summary>
    public required CancellationToken Closed { get; init; }

    /// <summary>Cancelled when this snapshot no longer is what the URL offers (tools or options changed): look it up again.</summary>
    public required CancellationToken Changed { get; init; }
}
