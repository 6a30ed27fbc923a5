namespace Patchbay.Upstream;

/// <summary>Reads at most so many bytes of a stream and fails on the first byte more. Disposing it disposes what it reads from.</summary>
sealed class CappedStream(Stream inner, long maxBytes, IDisposable owner) : Stream
{
    private long seen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="FileTooLargeException">There is more than the cap.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        seen += read;
        return seen <= maxBytes ? read : throw new FileTooLargeException(maxBytes);
    }
}

/// <summary>A file given by URL turned out larger than accepted while it was passed on.</summary>
sealed class FileTooLargeException(long maxBytes) : IOException(Sentence(maxBytes))
{
    public static string Sentence(long maxBytes) => $"The file is larger than {maxBytes} bytes, the most that is accepted here.";
}
