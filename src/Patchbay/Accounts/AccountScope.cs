using System.Reflection;
using Patchbay.Access;
using Patchbay.Integrations;

namespace Patchbay.Accounts;

/// <summary>The accounts one request may see, each with its integration.</summary>
sealed class AccountScope
{
    private readonly AccountStore accounts;
    private readonly IntegrationCatalog catalog;
    private readonly Caller caller;

    private AccountScope(AccountStore accounts, IntegrationCatalog catalog, Caller caller)
    {
        this.accounts = accounts;
        this.catalog = catalog;
        this.caller = caller;
    }

    public static async ValueTask<AccountScope> BindAsync(HttpContext context, ParameterInfo parameter) => new(
        context.RequestServices.GetRequiredService<AccountStore>(),
        context.RequestServices.GetRequiredService<IntegrationCatalog>(),
        await Caller.BindAsync(context, parameter));

    /// <summary>Null when there is none, or none this caller may see, or when its integration is gone.</summary>
    public async Task<FoundAccount?> FindAsync(string id, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, caller.TenantId, cancellationToken) is { } account
        && catalog.Find(account.Integration) is { } integration
            ? new FoundAccount(account, integration)
            : null;
}

sealed record FoundAccount(IntegratedAccount Account, Integration Integration);
