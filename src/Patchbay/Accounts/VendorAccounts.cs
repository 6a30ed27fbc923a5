using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Accounts;

/// <summary>Asks accounts' vendors over HTTP. Calls are not recorded here: whoever calls knows for whom.</summary>
sealed class VendorAccounts(IntegrationCatalog catalog, AccountVerifier verifier, FieldCache fields, ToolCaller calls) : IAccountUpstream
{
    public Task<VerifyResult> VerifyAsync(IntegratedAccount account, CancellationToken cancellationToken) =>
        verifier.VerifyAsync(account, Of(account), cancellationToken);

    public async ValueTask<AccountFields> FieldsAsync(IntegratedAccount account, bool refresh, CancellationToken cancellationToken) => refresh
        ? await fields.RefreshAsync(account, Of(account), cancellationToken)
        : await fields.GetAsync(account, Of(account), cancellationToken);

    public Task<ToolResult> CallAsync(IntegratedAccount account, Tool tool, JsonElement arguments, CancellationToken cancellationToken) =>
        calls.RunAsync(account, Of(account), tool, arguments, cancellationToken);

    private Integration Of(IntegratedAccount account) => catalog.Find(account.Integration)
        ?? throw new InvalidOperationException($"The integration '{account.Integration}' of account {account.Id} is not in the catalogue.");
}
