using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>Makes a record fit a budget by shortening its longest texts, each with a mark that says so.</summary>
internal static class RecordCut
{
    private const int ShortestKept = 200;
    private const int RoomForNote = 200;
    private const int RoomForMark = 60;

    /// <summary>Null when the record is too large even so.</summary>
    public static byte[]? Shorten(ReadOnlySpan<byte> record, int maxChars)
    {
        var chars = Encoding.UTF8.GetCharCount(record);
        var lengths = TextLengths(record);
        if (Longest(lengths, chars, maxChars - RoomForNote) is not { } longest)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(record.Length);
        var cut = 0;
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonBody.Readable.Encoder, SkipValidation = true }))
        {
            cut = Copy(record, writer, longest);
        }

        var noted = JsonNotes.Append(
            buffer.WrittenMemory, $"{cut.ToString(CultureInfo.InvariantCulture)} long texts are shortened to stay below {maxChars.ToString(CultureInfo.InvariantCulture)} characters; each says so where it is cut.");
        return Encoding.UTF8.GetCharCount(noted.Span) <= maxChars ? noted.ToArray() : null;
    }

    private static List<int> TextLengths(ReadOnlySpan<byte> record)
    {
        var lengths = new List<int>();
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > ShortestKept)
            {
                lengths.Add(Encoding.UTF8.GetCharCount(reader.ValueSpan));
            }
        }

        return lengths;
    }

    /// <summary>The longest text that may stay whole so that all fits, escapes counted as they stand.</summary>
    private static int? Longest(List<int> lengths, int chars, int maxChars)
    {
        lengths.Sort();
        var rest = chars - lengths.Sum();
        for (var whole = lengths.Count - 1; whole >= 0; whole--)
        {
            // The texts from here on are cut; what is left of the budget is theirs in equal parts.
            rest = chars - lengths.Skip(whole).Sum();
            var share = ((maxChars - rest) / (lengths.Count - whole)) - RoomForMark;
            if (share >= ShortestKept && (whole == 0 || share >= lengths[whole - 1]))
            {
                return share;
            }
        }

        return null;
    }

    private static int Copy(ReadOnlySpan<byte> record, Utf8JsonWriter writer, int longest)
    {
        var cut = 0;
        var reader = new Utf8JsonReader(record);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName: writer.WritePropertyName(reader.GetString()!); break;
                case JsonTokenType.String when reader.ValueSpan.Length > ShortestKept && Shortened(reader.GetString()!, longest) is { } text:
                    writer.WriteStringValue(text);
                    cut++;
                    break;
                case JsonTokenType.String: writer.WriteStringValue(reader.GetString()); break;
                default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
            }
        }

        return cut;
    }

    private static string? Shortened(string text, int longest)
    {
        // Escapes take room too: the text as written decides.
        var written = JsonEncodedText.Encode(text, JsonBody.Readable.Encoder).EncodedUtf8Bytes;
        var writtenChars = Encoding.UTF8.GetCharCount(written);
        if (writtenChars <= longest)
        {
            return null;
        }

        var keep = (int)((long)text.Length * longest / writtenChars);
        keep = char.IsHighSurrogate(text[keep - 1]) ? keep - 1 : keep;
        return $"{text[..keep]}… [cut: {(text.Length - keep).ToString(CultureInfo.InvariantCulture)} of {text.Length.ToString(CultureInfo.InvariantCulture)} characters left out]";
    }
}
