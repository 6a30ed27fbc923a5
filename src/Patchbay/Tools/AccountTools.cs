using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Tools;

/// <summary>All tools of an account, unfiltered.</summary>
sealed class AccountTools(IAccountUpstream upstream, ToolsetCache toolsets)
{
    public async ValueTask<Toolset> ForAsync(IntegratedAccount account, Integration integration, CancellationToken cancellationToken) =>
        toolsets.Get(integration, await upstream.FieldsAsync(account, refresh: false, cancellationToken), ToolFilter.None);
}
