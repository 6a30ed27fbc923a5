using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Patchbay.Mcp;

/// <summary>JSON writers as the endpoint uses them, one kept per thread.</summary>
static class WireJson
{
    // The default encoder turns every quote inside a text block into six bytes, for HTML pages that this is never put in.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? kept;

    /// <summary>A writer onto <paramref name="target"/>. Hand it to <see cref="Finish"/> on the same thread, with no await between.</summary>
    public static Utf8JsonWriter Start(IBufferWriter<byte> target)
    {
        if (kept is not { } writer)
        {
            return new Utf8JsonWriter(target, Options);
        }

        kept = null;
        writer.Reset(target);
        return writer;
    }

    public static void Finish(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset(Stream.Null); // lets go of the target
        kept = writer;
    }

    /// <summary>What <paramref name="write"/> writes, as an array of its own.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var target = new ArrayBufferWriter<byte>();
        var writer = Start(target);
        write(writer);
        Finish(writer);
        return target.WrittenSpan.ToArray();
    }
}
