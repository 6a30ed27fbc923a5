using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Mcp;

/// <summary>What a seal is good for. One made for one use says nothing for another.</summary>
enum SealUse : byte
{
    /// <summary>The <c>requestState</c> of a question put to the client's user.</summary>
    RequestState = 1,

    /// <summary>The code of the first of two steps.</summary>
    Confirmation = 2,
}

/// <summary>Which call a seal stands for.</summary>
/// <param name="Server">Id of the MCP server.</param>
/// <param name="UrlToken">Its URL's token: after a rotation nothing sealed before holds.</param>
/// <param name="Bearer">The API token the caller sent; null when none.</param>
/// <param name="Arguments">An object.</param>
readonly record struct SealedCall(string Server, string UrlToken, string? Bearer, string Tool, JsonElement Arguments);

enum SealVerdict { Holds, Altered, Expired, OtherCall }

/// <summary>
/// Lets a client carry, unreadable for changes, that one call was put to a person: use, key, expiry, a digest of who calls what where,
/// a digest of the arguments, and an HMAC over all of it. Nothing is kept here, so any node can check what another sealed.
/// </summary>
sealed class ConfirmationSeal
{
    public static readonly TimeSpan RequestStateLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan ConfirmationLife = TimeSpan.FromMinutes(5);

    private const byte Version = 1;
    private const int KeyIdAt = 2;
    private const int ExpiryAt = 6;
    private const int CallerAt = 14;
    private const int ArgumentsAt = CallerAt + SHA256.HashSizeInBytes;
    private const int MacAt = ArgumentsAt + SHA256.HashSizeInBytes;
    private const int Length = MacAt + HMACSHA256.HashSizeInBytes;

    private readonly byte[] key;
    private readonly byte[] keyId;
    private readonly TimeProvider clock;

    /// <param name="key">32 bytes of its own purpose, the same on all nodes.</param>
    public ConfirmationSeal(byte[] key, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32, nameof(key));
        this.key = key;
        this.clock = clock;
        keyId = HMACSHA256.HashData(key, "id"u8)[..4];
    }

    public static TimeSpan LifeOf(SealUse use) => use == SealUse.RequestState ? RequestStateLife : ConfirmationLife;

    public string Seal(SealUse use, in SealedCall call)
    {
        Span<byte> bytes = stackalloc byte[Length];
        (bytes[0], bytes[1]) = (Version, (byte)use);
        keyId.CopyTo(bytes[KeyIdAt..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[ExpiryAt..], (clock.GetUtcNow() + LifeOf(use)).ToUnixTimeMilliseconds());
        WriteDigests(call, bytes);
        HMACSHA256.HashData(key, bytes[..MacAt], bytes[MacAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    public SealVerdict Check(SealUse use, string text, in SealedCall call)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (text.Length > Length * 2 || !Base64Url.IsValid(text, out var length) || length != Length
            || !Base64Url.TryDecodeFromChars(text, bytes, out _) || bytes[0] != Version || bytes[1] != (byte)use
            || !bytes.Slice(KeyIdAt, keyId.Length).SequenceEqual(keyId))
        {
            return SealVerdict.Altered;
        }

        HMACSHA256.HashData(key, bytes[..MacAt], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[MacAt..]))
        {
            return SealVerdict.Altered;
        }

        if (BinaryPrimitives.ReadInt64BigEndian(bytes[ExpiryAt..]) <= clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return SealVerdict.Expired;
        }

        Span<byte> expected = stackalloc byte[Length];
        WriteDigests(call, expected);
        return expected[CallerAt..MacAt].SequenceEqual(bytes[CallerAt..MacAt]) ? SealVerdict.Holds : SealVerdict.OtherCall;
    }

    private static void WriteDigests(in SealedCall call, Span<byte> bytes)
    {
        using var caller = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string[])[call.Server, call.UrlToken, call.Tool, call.Bearer ?? ""])
        {
            caller.AppendData(Encoding.UTF8.GetBytes(part));
            caller.AppendData([0]);
        }

        caller.GetHashAndReset(bytes[CallerAt..]);
        SHA256.HashData(CanonicalJson.Of(call.Arguments, ToolArgument.ConfirmationName), bytes[ArgumentsAt..]);
    }
}
