using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Patchbay.Mcp;

/// <summary>Writes a JSON text as a string inside JSON, which is what most of the answer to a call is.</summary>
static class JsonText
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([(byte)'"', (byte)'\\', 0x7F, .. Enumerable.Range(0, 0x20).Select(code => (byte)code)]);

    /// <summary>Writes a string member. Copies what lies between two quotes at once, where the writer would look at each byte.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<byte>.Shared.Rent((text.Length * 2) + 2);
        if (Utf8.IsValid(text) && Quote(text, rented) is > 0 and var length)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(rented.AsSpan(0, length), skipInputValidation: true);
        }
        else
        {
            json.WriteString(name, text); // mends what is no text
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Zero for a character that proper JSON does not hold.</summary>
    private static int Quote(ReadOnlySpan<byte> text, Span<byte> target)
    {
        target[0] = (byte)'"';
        var length = 1;
        while (true)
        {
            var next = text.IndexOfAny(Special);
            var plain = next < 0 ? text : text[..next];
            plain.CopyTo(target[length..]);
            length += plain.Length;
            if (next < 0)
            {
                target[length] = (byte)'"';
                return length + 1;
            }

            byte letter = text[next] switch
            {
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                (byte)'\t' => (byte)'t',
                (byte)'"' or (byte)'\\' => text[next],
                _ => 0,
            };
            if (letter == 0)
            {
                return 0;
            }

            target[length] = (byte)'\\';
            target[length + 1] = letter;
            length += 2;
            text = text[(next + 1)..];
        }
    }
}
