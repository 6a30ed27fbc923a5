namespace Patchbay.Secrets;

/// <summary>A column of texts sealed by <see cref="CredentialVault"/> for the row's id.</summary>
sealed record SealedColumn(string Table, string Column);

/// <summary>Every such column there is: what is missing here cannot be opened any more after the master key was rotated.</summary>
static class SealedColumns
{
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        new("integrated_account", "credentials"),
        new("integrated_account", "oauth"),
        new("connect_link", "credentials"),
        new("connect_link", "consent"),
        new("idempotent_call", "result"),
    ];
}
