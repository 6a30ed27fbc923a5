using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>
/// A page position sealed for the caller: base64url of bindings (tool, account, arguments), position, and a MAC over both.
/// Opaque, not secret: it carries only what the vendor's own paging needs.
/// </summary>
internal static class Cursor
{
    private const byte Version = 1;
    private const int Head = 1 + (3 * 8) + 8 + 4 + 4;
    private const int MacLength = 16;
    private const int MaxTokenBytes = 4_096;
    private const int MaxLength = (Head + MaxTokenBytes + MacLength) * 4 / 3 + 4;
    private const string Advice = "Hand back next_cursor exactly as the last result gave it, or leave it out to start from the first row.";

    /// <summary>Null when the vendor's cursor is too long to be handed on.</summary>
    public static string? Seal(PagePosition position, Call call)
    {
        var tokenBytes = position.Token is { } token ? Encoding.UTF8.GetByteCount(token) : 0;
        if (tokenBytes > MaxTokenBytes)
        {
            return null;
        }

        Span<byte> sealedBytes = stackalloc byte[Head + tokenBytes + MacLength];
        sealedBytes[0] = Version;
        WriteBindings(sealedBytes[1..], call);
        BinaryPrimitives.WriteInt64BigEndian(sealedBytes[25..], position.Number);
        BinaryPrimitives.WriteInt32BigEndian(sealedBytes[33..], position.Size);
        BinaryPrimitives.WriteInt32BigEndian(sealedBytes[37..], position.Skip);
        Encoding.UTF8.GetBytes(position.Token, sealedBytes[Head..]);
        WriteMac(call.Context.CursorKey.Span, sealedBytes[..^MacLength], sealedBytes[^MacLength..]);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>False with a sentence that says which binding does not hold.</summary>
    public static bool TryOpen(string cursor, Call call, out PagePosition position, out string problem)
    {
        position = default;
        var bytes = cursor.Length <= MaxLength && Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        Span<byte> mac = stackalloc byte[MacLength];
        if (bytes.Length < Head + MacLength || bytes[0] != Version)
        {
            problem = $"this is no cursor of this server, or it was changed. {Advice}";
            return false;
        }

        WriteMac(call.Context.CursorKey.Span, bytes.AsSpan(..^MacLength), mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(^MacLength..)))
        {
            problem = $"this cursor was changed, or is not of this server. {Advice}";
            return false;
        }

        Span<byte> bindings = stackalloc byte[24];
        WriteBindings(bindings, call);
        if (!bindings[..8].SequenceEqual(bytes.AsSpan(1, 8)))
        {
            problem = $"this cursor belongs to another tool. {Advice}";
            return false;
        }

        if (!bindings[8..16].SequenceEqual(bytes.AsSpan(9, 8)))
        {
            problem = $"this cursor belongs to another account. {Advice}";
            return false;
        }

        if (!bindings[16..].SequenceEqual(bytes.AsSpan(17, 8)))
        {
            problem = "this cursor was handed out for other arguments. Repeat the call with the same arguments as before "
                + "(limit and fields may differ), or leave next_cursor out to start from the first row.";
            return false;
        }

        var token = bytes.AsSpan(Head..^MacLength);
        position = new PagePosition(
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(25)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(33)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(37)),
            token.IsEmpty ? null : Encoding.UTF8.GetString(token));
        problem = "";
        return true;
    }

    private static void WriteBindings(Span<byte> target, Call call)
    {
        BinaryPrimitives.WriteUInt64BigEndian(target, ArgumentDigest.Of(call.Name));
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], ArgumentDigest.Of(call.Context.AccountId));
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], call.Digest(call));
    }

    private static void WriteMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes, whole);
        whole[..MacLength].CopyTo(target);
    }
}
