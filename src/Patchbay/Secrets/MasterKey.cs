using System.Security.Cryptography;
using System.Text;
using Dapper;
using Patchbay.Hosting;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>
/// The one secret that is not in the database. Every use has its own key derived from it, so no use can stand in for another.
/// </summary>
sealed class MasterKey
{
    /// <summary>Name of the key file in the data folder.</summary>
    public const string FileName = "master.key";

    private const int Length = 32;
    private const string CheckName = "master_key_check";

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>
    /// Takes the key from the settings, or else from the key file, which the first start makes. A key other than the one the
    /// database was first used with is refused before anything is read or written under it.
    /// </summary>
    /// <exception cref="StartupException">The key is missing, malformed, or not this database's.</exception>
    public static MasterKey Open(PatchbayOptions options, Database database)
    {
        var file = Path.Combine(options.DataFolder, FileName);
        var expected = database.Use(connection =>
            connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = @name", new { name = CheckName }));
        if (options.MasterKey is null && expected is not null && !File.Exists(file))
        {
            throw new StartupException(
                $"The master key is missing: this database was written under one, but PATCHBAY_MASTER_KEY is not set and {file} does not exist. "
                + "Restore the key; without it the stored credentials cannot be read.");
        }

        var master = new MasterKey(
            options.MasterKey is { } text ? Parse(text, "PATCHBAY_MASTER_KEY") : Parse(KeyFile.ReadOrCreate(file), file));
        var check = Convert.ToHexStringLower(master.Derive("check"));
        var kept = expected ?? database.Use(connection =>
        {
            connection.Execute(
                "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING",
                new { name = CheckName, value = check });
            return connection.ExecuteScalar<string>("SELECT value FROM setting WHERE name = @name", new { name = CheckName })!;
        });
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(check)))
        {
            throw new StartupException(
                $"The master key from {(options.MasterKey is null ? file : "PATCHBAY_MASTER_KEY")} is not the one this database was written under. "
                + "Nothing was changed. Start with the right key, or with an empty data folder.");
        }

        return master;
    }

    /// <summary>The 32-byte key of one purpose; the same on every node.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.ASCII.GetBytes("patchbay/" + purpose));

    private static byte[] Parse(string text, string source)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Length
            ? bytes[..Length]
            : throw new StartupException($"{source} does not hold a master key: 32 random bytes in base64 (openssl rand -base64 32).");
    }
}
