using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace Patchbay.Secrets;

/// <summary>HMAC-SHA-256 of a token: all that is kept of it. Small enough to be a cache key without allocation.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>64 hex digits, as stored.</summary>
    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

    public static TokenHash Parse(string hex)
    {
        Span<byte> bytes = stackalloc byte[32];
        Convert.FromHexString(hex, bytes, out _, out _);
        return Of(bytes);
    }

    internal static TokenHash Of(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));
}

/// <summary>Hashes one kind of token under its own key, so that a hash of one kind means nothing for another.</summary>
sealed class TokenHasher(byte[] key)
{
    /// <summary>Longest token that can be ours, in characters; a longer one is not hashed at all.</summary>
    public const int MaxLength = 128;

    // Used again: making one for each token takes longer than hashing it.
    private readonly DefaultObjectPool<IncrementalHash> keyed = new(new Keyed(key));

    /// <summary>Null when the text cannot be a token of ours: empty, too long or not ASCII.</summary>
    public TokenHash? Hash(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (token.IsEmpty || token.Length > MaxLength || !Encoding.ASCII.TryGetBytes(token, bytes, out var length)
            || token.ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[32];
        var hmac = keyed.Get();
        hmac.AppendData(bytes[..length]);
        hmac.GetHashAndReset(hash);
        keyed.Return(hmac);
        return TokenHash.Of(hash);
    }

    private sealed class Keyed(byte[] key) : PooledObjectPolicy<IncrementalHash>
    {
        public override IncrementalHash Create() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

        public override bool Return(IncrementalHash obj) => true;
    }
}

static class SecretToken
{
    /// <summary>256 random bits in 43 URL-safe characters, after the prefix.</summary>
    public static string New(string prefix = "") =>
        prefix + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
