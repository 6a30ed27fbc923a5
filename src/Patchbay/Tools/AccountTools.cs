using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Tools;

/// <summary>All tools of an account, custom fields merged in, unfiltered.</summary>
sealed class AccountTools(FieldCache fields, ToolsetCache toolsets)
{
    public async ValueTask<Toolset> ForAsync(IntegratedAccount account, Integration integration, CancellationToken cancellationToken) =>
        toolsets.Get(integration, await fields.GetAsync(account, integration, cancellationToken), ToolFilter.None);
}
