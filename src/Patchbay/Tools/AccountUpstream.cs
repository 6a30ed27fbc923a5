using System.Text.Json;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tools;

/// <summary>Asks vendors over HTTP.</summary>
sealed class AccountUpstream(AccountVerifier verifier, AccountUpstreams upstreams, FieldCache fields, ToolCaller caller, IntegrationCatalog catalog) : IAccountUpstream
{
    public Task<VerifyResult> VerifyAsync(IntegratedAccount account, bool inUse, CancellationToken cancellationToken) =>
        verifier.VerifyAsync(account, IntegrationOf(account), inUse, cancellationToken);

    public async ValueTask<AccountFields> FieldsAsync(IntegratedAccount account, bool refresh, CancellationToken cancellationToken) => refresh
        ? await fields.RefreshAsync(account, IntegrationOf(account), cancellationToken)
        : await fields.GetAsync(account, IntegrationOf(account), cancellationToken);

    public void Forget(string accountId)
    {
        fields.Forget(accountId);
        upstreams.Forget(accountId);
    }

    public Task<ToolResult> CallAsync(
        IntegratedAccount account, Tool tool, JsonElement arguments, CallOrigin origin, UpstreamTrace? trace, CancellationToken cancellationToken) =>
        caller.CallAsync(account, IntegrationOf(account), tool, arguments, origin, trace, cancellationToken);

    private Integration IntegrationOf(IntegratedAccount account) => catalog.Find(account.Integration)
        ?? throw new InvalidOperationException($"There is no integration '{account.Integration}', which account {account.Id} belongs to.");
}
