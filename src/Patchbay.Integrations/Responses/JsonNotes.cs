using System.Text.Json;

namespace Patchbay.Integrations.Responses;

/// <summary>Tells the reader of a result something the vendor did not.</summary>
internal static class JsonNotes
{
    /// <summary>Adds a member <c>note</c> at the end of an object; anything else is left as it is.</summary>
    public static ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> json, string note) =>
        Append(json, $"\"note\":{JsonSerializer.Serialize(note, Requests.JsonBody.Readable)}", atEnd: true);

    /// <summary>Adds members, written as JSON without braces, to an object; anything else is left as it is.</summary>
    public static ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> json, string members, bool atEnd)
    {
        var bytes = json.Span.Trim(" \r\n\t"u8);
        if (bytes is not [(byte)'{', .., (byte)'}'])
        {
            return json;
        }

        var inner = bytes[1..^1];
        var comma = inner.Trim(" \r\n\t"u8).IsEmpty ? ""u8 : ","u8;
        var added = System.Text.Encoding.UTF8.GetBytes(members);
        byte[] whole = atEnd ? [(byte)'{', .. inner, .. comma, .. added, (byte)'}'] : [(byte)'{', .. added, .. comma, .. inner, (byte)'}'];
        return whole;
    }
}
