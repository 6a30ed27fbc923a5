using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Patchbay.Secrets;

/// <summary>Cursors of the management API's lists: the last row's id, signed, good only for the list it came from.</summary>
sealed class PageCursors(byte[] key)
{
    private const int MacLength = 16;

    public string Seal(string list, string lastId)
    {
        var id = Encoding.ASCII.GetBytes(lastId);
        return Base64Url.EncodeToString([.. Mac(list, id), .. id]);
    }

    /// <summary>The id a cursor carries; null when it was not made here for this list.</summary>
    public string? Open(string list, string cursor)
    {
        if (cursor.Length > 256 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length > MacLength
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacLength), Mac(list, bytes.AsSpan(MacLength)))
            ? Encoding.ASCII.GetString(bytes.AsSpan(MacLength))
            : null;
    }

    private byte[] Mac(string list, ReadOnlySpan<byte> id) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes(list), 0, .. id])[..MacLength];
}
