using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>Tells the reader of a result something the vendor did not.</summary>
internal static class JsonNotes
{
    /// <summary>Adds a member <c>note</c> at the end of an object; anything else is left as it is.</summary>
    public static ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> json, string note) =>
        AppendMembers(json, $"\"note\":{JsonSerializer.Serialize(note, JsonBody.Readable)}");

    /// <summary>Adds members, written as JSON without braces, at the end of an object; anything else is left as it is.</summary>
    public static ReadOnlyMemory<byte> AppendMembers(ReadOnlyMemory<byte> json, string members)
    {
        var bytes = json.Span.Trim(" \r\n\t"u8);
        if (bytes is not [(byte)'{', .., (byte)'}'])
        {
            return json;
        }

        var inner = bytes[1..^1];
        var comma = inner.Trim(" \r\n\t"u8).IsEmpty ? ""u8 : ","u8;
        byte[] whole = [(byte)'{', .. inner, .. comma, .. Encoding.UTF8.GetBytes(members), (byte)'}'];
        return whole;
    }
}
