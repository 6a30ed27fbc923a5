using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>64-bit digests of what a cursor is bound to.</summary>
internal static class ArgumentDigest
{
    /// <summary>Of all arguments but those that may change from page to page, in any order.</summary>
    public static ulong OfArguments(Call call, ToolShape shape)
    {
        if (call.Arguments.ValueKind != JsonValueKind.Object)
        {
            return 0;
        }

        var digest = 0UL;
        foreach (var given in call.Arguments.EnumerateObject())
        {
            if (shape.Find(given) is { Argument: { Role: ArgumentRole.Parameter or ArgumentRole.Id } argument }
                && !ArgumentCheck.IsLeftOut(given.Value, argument, call.Method))
            {
                // Each pair is hashed on its own, and a sum has no order.
                digest = unchecked(digest + Of(argument.Name, JsonMarshal.GetRawUtf8Value(given.Value)));
            }
        }

        return digest;
    }

    public static ulong OfRaw(RawCall raw)
    {
        var digest = 0UL;
        foreach (var (name, value) in raw.Path.Concat(raw.Query))
        {
            digest = unchecked(digest + Of(name, Encoding.UTF8.GetBytes(value)));
        }

        return raw.Body is { } body ? unchecked(digest + Of(body.ToJsonString())) : digest;
    }

    public static ulong Of(string text) => Of(text, []);

    private static ulong Of(string name, ReadOnlySpan<byte> value)
    {
        var length = Encoding.UTF8.GetMaxByteCount(name.Length) + 1 + value.Length;
        var rented = length > 1_024 ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> buffer = rented ?? stackalloc byte[1_024];
        var written = Encoding.UTF8.GetBytes(name, buffer);
        buffer[written++] = 0;
        value.CopyTo(buffer[written..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..(written + value.Length)], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
