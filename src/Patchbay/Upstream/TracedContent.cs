using System.Net;

namespace Patchbay.Upstream;

/// <summary>Sends another content, and keeps the beginning of what was sent: a file's stream can be read only once.</summary>
sealed class TracedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly MemoryStream kept = new();
    private long length;

    public TracedContent(HttpContent inner)
    {
        this.inner = inner;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    public TracedBody Body(Func<string, string> hide) => TracedBody.Of(kept.ToArray(), length, Headers.ContentType?.MediaType, hide);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        inner.CopyToAsync(new Tee(stream, this), context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        // Not the kept bytes: they are read after the request is over.
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        length += bytes.Length;
        kept.Write(bytes[..(int)Math.Min(bytes.Length, UpstreamTrace.MaxBodyBytes - kept.Length)]);
    }

    private sealed class Tee(Stream stream, TracedContent content) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => stream.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            content.Keep(buffer.AsSpan(offset, count));
            stream.Write(buffer, offset, count);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            content.Keep(buffer.Span);
            return stream.WriteAsync(buffer, cancellationToken);
        }
    }
}
