using System.Buffers;

namespace Patchbay.Upstream;

/// <summary>Reads a body into one rented array, never more than the cap.</summary>
struct PooledBody
{
    private const int FirstBytes = 16 * 1024;

    // The pool keeps what it is given back: a few very large answers would stay in memory for as long as the process is busy.
    private const int MostPooledBytes = 1024 * 1024;

    private byte[]? buffer;

    public int Length { get; private set; }

    public readonly ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    /// <summary>Gives the array back. The memory must not be used any more.</summary>
    public void Return()
    {
        var array = Interlocked.Exchange(ref buffer, null);
        if (array is not null)
        {
            Drop(array);
        }
    }

    /// <summary>Null when the body is larger than <paramref name="maxBytes"/>; of such a body at most a little more than that was read.</summary>
    /// <param name="expected">The announced length; null when unknown.</param>
    public static async ValueTask<PooledBody?> ReadAsync(
        Stream stream, long? expected, int maxBytes, CancellationToken cancellationToken)
    {
        if (expected > maxBytes)
        {
            return null;
        }

        // One byte more than expected, so that the read that finds the end needs no larger array.
        var array = Take(expected is { } known ? (int)known + 1 : FirstBytes);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(array.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    var body = new PooledBody { buffer = array, Length = length };
                    array = null;
                    return body;
                }

                length += read;
                if (length > maxBytes)
                {
                    return null;
                }

                if (length == array.Length)
                {
                    var larger = Take((int)Math.Min(array.Length * 2L, maxBytes + 1L));
                    array.AsSpan(0, length).CopyTo(larger);
                    Drop(array);
                    array = larger;
                }
            }
        }
        finally
        {
            if (array is not null)
            {
                Drop(array);
            }
        }
    }

    private static byte[] Take(int bytes) =>
        bytes <= MostPooledBytes ? ArrayPool<byte>.Shared.Rent(bytes) : GC.AllocateUninitializedArray<byte>(bytes);

    private static void Drop(byte[] array)
    {
        if (array.Length <= MostPooledBytes)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
