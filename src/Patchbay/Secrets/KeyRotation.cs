using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>What a rotation did.</summary>
/// <param name="Resealed">How many sealed texts were encrypted anew.</param>
sealed record RotatedKey(int Resealed);

/// <summary>
/// Puts a database under another master key. All that is sealed is opened and sealed anew under a fresh key ring, so that the old
/// key opens nothing that is in the database afterwards; the root of token hashes stays, sealed under the new key.
/// </summary>
static class KeyRotation
{
    /// <summary>
    /// One transaction: whenever the process dies, the database opens with one of the two keys. Nobody else may have the database
    /// open, as other processes hold keys of the old ring in memory.
    /// </summary>
    public static async Task<RotatedKey> RotateAsync(
        Database database, MasterKey old, byte[] newKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        var next = old.Under(newKey);
        await using var before = Vault(old, new KeyRing(database, clock));
        var freshKeys = new FreshKeys();
        await using var after = Vault(next, freshKeys);
        var (opening, sealing) = (before.GetRequiredService<CredentialVault>(), after.GetRequiredService<CredentialVault>());

        // Data protection may find that its key is too old and write a new one, which it could not do inside the transaction.
        opening.Seal("", "");

        return await database.WriteAsync(
            async transaction =>
            {
                var resealed = 0;
                foreach (var column in SealedColumns.All)
                {
                    resealed += await ResealAsync(transaction, column, opening, sealing, cancellationToken);
                }

                await ReplaceKeysAsync(transaction, freshKeys, clock, cancellationToken);
                foreach (var (name, value) in new[] { (MasterKey.CheckSetting, next.Check()), (MasterKey.RootSetting, next.SealRoot()) })
                {
                    await transaction.ExecuteAsync(
                        "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        new { name, value },
                        cancellationToken);
                }

                return new RotatedKey(resealed);
            },
            cancellationToken);
    }

    private static ServiceProvider Vault(MasterKey master, IXmlRepository keyRing) =>
        new ServiceCollection().AddLogging().AddVault(master, _ => keyRing).BuildServiceProvider();

    private static async Task<int> ResealAsync(
        Transaction transaction, SealedColumn column, CredentialVault opening, CredentialVault sealing, CancellationToken cancellationToken)
    {
        var rows = await transaction.QueryAsync<SealedText>(
            $"SELECT id, {column.Column} AS text FROM {column.Table} WHERE {column.Column} IS NOT NULL", null, cancellationToken);
        await transaction.ExecuteAsync(
            $"UPDATE {column.Table} SET {column.Column} = @Text WHERE id = @Id",
            rows.Select(row => new { row.Id, Text = sealing.Reseal(row.Id, row.Text, opening) }).ToList(),
            cancellationToken);
        return rows.Count;
    }

    private static async Task ReplaceKeysAsync(Transaction transaction, FreshKeys keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync("DELETE FROM key_ring", null, cancellationToken);
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (id, xml) in keys.Stored)
        {
            await transaction.ExecuteAsync(
                "INSERT INTO key_ring (id, xml, created_at) VALUES (@id, @xml, @at)", new { id, xml, at }, cancellationToken);
        }
    }

    private sealed class SealedText
    {
        public string Id { get; init; } = "";

        public string Text { get; init; } = "";
    }

    /// <summary>A key ring that begins empty and is kept in memory until the transaction writes it down.</summary>
    private sealed class FreshKeys : IXmlRepository
    {
        private readonly Dictionary<string, XElement> keys = new(StringComparer.Ordinal);

        public IEnumerable<(string Id, string Xml)> Stored =>
            keys.Select(key => (key.Key, key.Value.ToString(SaveOptions.DisableFormatting)));

        public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Values];

        public void StoreElement(XElement element, string friendlyName) => keys[friendlyName] = element;
    }
}
