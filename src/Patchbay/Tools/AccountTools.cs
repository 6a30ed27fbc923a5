using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Tools;

/// <summary>Single tools of an account, unfiltered.</summary>
sealed class AccountTools(FieldCache fields, ToolsetCache toolsets)
{
    /// <summary>The first tool that matches, with the account's custom fields where it has any; null when none does.</summary>
    public async ValueTask<Tool?> FindAsync(
        IntegratedAccount account, Integration integration, Func<Tool, bool> matches, CancellationToken cancellationToken)
    {
        var plain = toolsets.Get(integration, AccountFields.None, ToolFilter.None).Tools.FirstOrDefault(matches);
        if (plain is null || plain.Method.Properties.All(property => property.FieldsFrom is null))
        {
            return plain; // most tools have no custom fields, so the vendor need not be asked for any
        }

        var known = await fields.GetAsync(account, integration, cancellationToken);
        return toolsets.Get(integration, known, ToolFilter.None).Tools.FirstOrDefault(matches);
    }
}
