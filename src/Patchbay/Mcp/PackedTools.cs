using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Patchbay.Integrations;

namespace Patchbay.Mcp;

/// <summary>
/// A tool list compressed once for all who ask for it. What differs between two answers, their id above all, comes last and is put behind
/// it uncompressed: a gzip stream may hold both kinds of blocks.
/// </summary>
sealed class PackedTools
{
    private static readonly ConditionalWeakTable<Toolset, PackedTools> Known = [];

    private readonly byte[] begin;
    private readonly Crc32 checksum = new();
    private readonly int length;

    private PackedTools(ReadOnlySpan<byte> tools)
    {
        byte[] plain = [.. "{\"jsonrpc\":\"2.0\",\"result\":{\"tools\":"u8, .. tools];
        var packed = new MemoryStream();
        packed.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]); // gzip, no name, no time
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(plain);
            deflate.Flush(); // up to a whole byte, where another block can follow
            begin = packed.ToArray();
        }

        checksum.Append(plain);
        length = plain.Length;
    }

    public static PackedTools Of(Toolset tools) => Known.GetValue(tools, static tools => new PackedTools(tools.ListJson.Span));

    /// <summary>The answer to <paramref name="id"/>, gzip.</summary>
    /// <param name="rest">What of the result follows its tools.</param>
    public Reply To(ReadOnlyMemory<byte> id, ReadOnlySpan<byte> rest)
    {
        var own = new PooledBuffer(begin.Length + rest.Length + id.Length + 32);
        own.Append(begin);
        var text = own.GetSpan(rest.Length + id.Length + 32)[5..];
        rest.CopyTo(text);
        var size = rest.Length;
        ",\"id\":"u8.CopyTo(text[size..]);
        size += 6;
        id.Span.CopyTo(text[size..]);
        size += id.Length;
        text[size++] = (byte)'}';

        var block = own.GetSpan();
        block[0] = 1; // the last block, stored; ids are short enough for one
        BinaryPrimitives.WriteUInt16LittleEndian(block[1..], (ushort)size);
        BinaryPrimitives.WriteUInt16LittleEndian(block[3..], (ushort)~size);
        var whole = checksum.Clone();
        whole.Append(text[..size]);
        BinaryPrimitives.WriteUInt32LittleEndian(text[size..], whole.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteInt32LittleEndian(text[(size + 4)..], length + size);
        own.Advance(5 + size + 8);
        return new Reply { Own = own, IsGzip = true };
    }
}
