using System.Runtime.CompilerServices;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Tools;

/// <summary>All tools of an account, unfiltered. Accounts with the same integration and fields share one set.</summary>
sealed class AccountTools(FieldCache fields)
{
    private const int Sets = 256; // for each integration; one set is a few hundred kilobytes

    // By reference, so that integrations read again from changed files start afresh.
    private readonly ConditionalWeakTable<Integration, BoundedCache<string, Toolset>> sets = [];

    public async ValueTask<Toolset> ForAsync(IntegratedAccount account, Integration integration, CancellationToken cancellationToken) =>
        For(integration, await fields.GetAsync(account, integration, cancellationToken));

    public Toolset For(Integration integration, AccountFields known) =>
        sets.GetValue(integration, static _ => new BoundedCache<string, Toolset>(Sets))
            .GetOrAdd(known.Version, _ => new Toolset(ToolFactory.Build(integration, known)));
}
