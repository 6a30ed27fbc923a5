using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Patchbay.Hosting;
using Patchbay.Storage;

namespace Patchbay.Secrets;

/// <summary>
/// The one secret that is not in the database. Every use has its own key derived from it, so no use can stand in for another.
/// </summary>
/// <remarks>
/// Hashes of tokens cannot be made anew, as the tokens are not kept. What hashes are made under, the root, is therefore a key of
/// its own, which stands in the database sealed under the master key and stays when that is rotated. In databases older than
/// rotation the root is the master key they were made under.
/// </remarks>
sealed class MasterKey
{
    /// <summary>Name of the key file in the data folder.</summary>
    public const string FileName = "master.key";

    /// <summary>Name of the setting that holds the sealed root.</summary>
    internal const string RootSetting = "root_key";

    /// <summary>Name of the setting that tells whether a master key is the right one.</summary>
    internal const string CheckSetting = "master_key_check";

    private const int Length = 32;
    private const string RootPurpose = "root-key";

    private readonly byte[] key;
    private readonly byte[] root;

    private MasterKey(byte[] key, byte[] root) => (this.key, this.root) = (key, root);

    /// <summary>
    /// Takes the key from the settings, or else from the key file, which the first start makes. A key other than the one the
    /// database was last written under is refused before anything is read or written under it.
    /// </summary>
    /// <exception cref="StartupException">The key is missing, malformed, or not this database's.</exception>
    public static MasterKey Open(PatchbayOptions options, Database database)
    {
        var file = Path.Combine(options.DataFolder, FileName);
        var expected = database.Use(connection => Setting(connection, CheckSetting, null));
        if (options.MasterKey is null)
        {
            FinishRotation(file, expected);
            if (expected is not null && !File.Exists(file))
            {
                throw new StartupException(
                    $"The master key is missing: this database was written under one, but PATCHBAY_MASTER_KEY is not set and {file} does not exist. "
                    + "Restore the key; without it the stored credentials cannot be read.");
            }
        }

        var source = options.MasterKey is null ? file : "PATCHBAY_MASTER_KEY";
        var key = Parse(options.MasterKey ?? KeyFile.ReadOrCreate(file), source);
        var (check, sealedRoot) = database.Use(connection => FirstUse(connection, key));
        return Matches(key, check)
            ? new MasterKey(key, sealedRoot is null ? key : SealedBytes.Open(Derive(key, RootPurpose), Convert.FromBase64String(sealedRoot)))
            : throw new StartupException(
                $"The master key from {source} is not the one this database was written under. "
                + "Nothing was changed. Start with the right key, or with an empty database.");
    }

    /// <summary>The 32-byte key of one purpose; the same on every node, and also after the master key was rotated.</summary>
    public byte[] Derive(string purpose) => Derive(root, purpose);

    /// <summary>The 32-byte key of one purpose under this very master key: another one after a rotation.</summary>
    public byte[] DeriveCurrent(string purpose) => Derive(key, purpose);

    /// <summary>What the same database has under another master key.</summary>
    internal MasterKey Under(byte[] newKey) => new(newKey, root);

    internal bool IsSame(byte[] other) => CryptographicOperations.FixedTimeEquals(key, other);

    /// <summary>Value of <see cref="CheckSetting"/>.</summary>
    internal string Check() => CheckOf(key);

    /// <summary>Value of <see cref="RootSetting"/>.</summary>
    internal string SealRoot() => Convert.ToBase64String(SealedBytes.Seal(DeriveCurrent(RootPurpose), root));

    /// <param name="source">Where the text stood, for the message.</param>
    /// <exception cref="StartupException">Not 32 bytes in base64.</exception>
    internal static byte[] Parse(string text, string source)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Length
            ? bytes[..Length]
            : throw new StartupException($"{source} does not hold a master key: 32 random bytes in base64 (openssl rand -base64 32).");
    }

    /// <summary>True when a database with this <see cref="CheckSetting"/> opens with <paramref name="key"/>.</summary>
    internal static bool Opens(byte[] key, string check) => Matches(key, check);

    // A rotation that was killed between the database and the key file left the new key beside the old one.
    private static void FinishRotation(string file, string? expected)
    {
        var draft = KeyFile.NextOf(file);
        if (expected is not null && File.Exists(draft) && Matches(Parse(KeyFile.Read(draft), draft), expected))
        {
            KeyFile.Replace(file);
        }
    }

    // Both settings or none: a database has a root from the start, or else is older than that.
    private static (string Check, string? SealedRoot) FirstUse(DbConnection connection, byte[] key)
    {
        using var transaction = connection.BeginTransaction();
        if (Setting(connection, CheckSetting, transaction) is null)
        {
            var made = new MasterKey(key, RandomNumberGenerator.GetBytes(Length));
            foreach (var (name, value) in new[] { (CheckSetting, made.Check()), (RootSetting, made.SealRoot()) })
            {
                connection.Execute(
                    "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", new { name, value }, transaction);
            }
        }

        var found = (Setting(connection, CheckSetting, transaction)!, Setting(connection, RootSetting, transaction));
        transaction.Commit();
        return found;
    }

    private static string? Setting(DbConnection connection, string name, DbTransaction? transaction) =>
        connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = @name", new { name }, transaction);

    private static bool Matches(byte[] key, string check) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(check), Encoding.ASCII.GetBytes(CheckOf(key)));

    private static string CheckOf(byte[] key) => Convert.ToHexStringLower(Derive(key, "check"));

    private static byte[] Derive(byte[] from, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, from, Length, info: Encoding.ASCII.GetBytes("patchbay/" + purpose));
}
