using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Secrets;

namespace Patchbay.Servers;

/// <summary>Reads all that one URL offers from the database and the catalogue.</summary>
sealed partial class ServedServerLoader(
    McpServerStore servers,
    AccountStore accounts,
    IntegrationCatalog catalog,
    ToolsetCache toolsets,
    IAccountUpstream upstream,
    TimeProvider clock,
    ILogger<ServedServerLoader> logger)
{
    /// <summary>Null when there is no such server, or no longer.</summary>
    public async Task<ServedServer?> LoadAsync(TokenHash hash, CancellationToken closed, CancellationToken changed, CancellationToken cancellationToken)
    {
        if (await servers.FindAsync(hash, cancellationToken) is not { } server
            || server.ExpiresAt <= clock.GetUtcNow()
            || await accounts.FindAsync(server.AccountId, null, cancellationToken) is not { } account)
        {
            return null;
        }

        if (catalog.Find(account.Integration) is not { } integration)
        {
            LogIntegrationGone(server.Id, account.Integration);
            return null;
        }

        var fields = await upstream.FieldsAsync(account, refresh: false, cancellationToken);
        return new ServedServer
        {
            Id = server.Id,
            Name = server.Name,
            Account = account,
            Integration = integration,
            Tools = toolsets.Get(integration, fields, server.Config),
            Discovery = server.Config.ToolExposure == ToolExposure.Discovery,
            RequireApiTokenAuth = server.Config.RequireApiTokenAuth,
            CallsPerMinute = server.Config.CallsPerMinute,
            MaxConcurrentCalls = server.Config.MaxConcurrentCalls,
            WriteSafety = server.Config.WriteSafety,
            ConfirmLegacy = server.Config.ConfirmLegacy,
            UntrustedText = server.Config.UntrustedText,
            ExpiresAt = server.ExpiresAt,
            Closed = closed,
            Changed = changed,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "MCP server {Server} cannot be served: there is no integration {Integration} any more")]
    private partial void LogIntegrationGone(string server, string integration);
}
