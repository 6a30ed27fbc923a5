using System.Buffers;
using Patchbay.Integrations;

namespace Patchbay.Mcp;

/// <summary>
/// One JSON-RPC answer with its HTTP status: bytes of its own, then bytes shared with other answers. Dispose it once sent.
/// </summary>
sealed class Reply : IDisposable
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The beginning, or the whole.</summary>
    public required PooledBuffer Own { get; init; }

    /// <summary>A prepared list that is sent from where it lies; usually empty.</summary>
    public ReadOnlyMemory<byte> Shared { get; init; }

    /// <summary>What follows <see cref="Shared"/>.</summary>
    public ReadOnlyMemory<byte> Tail { get; init; }

    /// <summary>True for bytes that are compressed.</summary>
    public bool IsGzip { get; init; }

    /// <summary>The vendor's figures, for response headers; null when it told none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>True for a call refused for its rate: <c>retry-after</c> is then sent too.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>JSON-RPC code of an error; null for a result.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>Why the tool call that this is the result of failed; null when it did not.</summary>
    public ToolError? ToolError { get; init; }

    public int Length => Own.Length + Shared.Length + Tail.Length;

    /// <summary>The answer to <paramref name="id"/> whose remainder is <paramref name="rest"/>: <c>,"result":…}</c>.</summary>
    public static Reply To(ReadOnlyMemory<byte> id, ReadOnlySpan<byte> rest, ReadOnlyMemory<byte> shared = default, ReadOnlyMemory<byte> tail = default)
    {
        var own = Begin(id);
        own.Append(rest);
        return new Reply { Own = own, Shared = shared, Tail = tail };
    }

    /// <summary>An answer as far as its id. The caller continues with a comma.</summary>
    /// <param name="expected">Bytes that will follow, roughly.</param>
    public static PooledBuffer Begin(ReadOnlyMemory<byte> id, int expected = 512)
    {
        var own = new PooledBuffer(expected + 512);
        own.Append("{\"jsonrpc\":\"2.0\""u8);
        if (!id.IsEmpty)
        {
            own.Append(",\"id\":"u8);
            own.Append(id.Span);
        }

        return own;
    }

    public void CopyTo(IBufferWriter<byte> target)
    {
        target.Write(Own.WrittenSpan);
        target.Write(Shared.Span);
        target.Write(Tail.Span);
    }

    public void Dispose() => Own.Dispose();
}
