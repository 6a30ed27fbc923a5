using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>Takes a page's rows out of an answer, byte for byte, and works out where the next call goes on.</summary>
internal static class ListReader
{
    private const int RoomForEnvelope = 600;

    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static ToolResult Read(Call call, UpstreamResponse response, ReadOnlySpan<byte> json)
    {
        Span<JsonSpan> found = stackalloc JsonSpan[4];
        JsonSpan rows = default;
        if (json is [(byte)'[', ..])
        {
            rows = new JsonSpan(0, json.Length, JsonTokenType.StartArray); // also where an envelope is expected: vendors drop it from short lists
        }
        else if (!json.IsEmpty)
        {
            JsonSpans.Find(json, [call.Shape.Rows, call.Shape.Total, call.Shape.More, call.Shape.Next], found);
            rows = call.Shape.Rows.IsAny ? JsonSpans.FindAny(json, JsonTokenType.StartArray) : found[0];
            if (call.Method.Paging is null && call.Shape.Rows.Segments.Length == 0 && json is [(byte)'{', ..])
            {
                json = (byte[])[(byte)'[', .. json, (byte)']']; // a list of one record by its nature
                rows = new JsonSpan(0, json.Length, JsonTokenType.StartArray);
            }
        }

        if (!json.IsEmpty && (!rows.Exists || rows.Kind is not (JsonTokenType.StartArray or JsonTokenType.Null)))
        {
            return ToolResult.Failed(ToolError.Malformed, call.Shape.Rows.Segments.Length == 0
                ? $"{call.Integration.Title} did not answer with an array of rows."
                : $"{call.Integration.Title}'s answer has no array '{call.Shape.Rows.Text}'.");
        }

        var array = rows.Kind == JsonTokenType.StartArray ? rows.In(json) : "[]"u8;
        var result = new PooledWriter(Math.Min(array.Length, call.Context.MaxResultChars * 2) + 256);
        result.Write("{\"result\":["u8);
        var page = RowCopy.Write(call, array, result, call.Context.MaxResultChars - RoomForEnvelope);
        if (page.TooLargeRow is { } chars)
        {
            return RecordReader.TooLarge(call, chars);
        }

        call.RowCount = page.Rows;
        var total = Total(found[1], json);
        var answer = new PageAnswer(page.Rows, total, More(call, response, found[2]), Next(call, response, found[3], json));
        WriteEnd(call, result, page, total, Pager.After(call, answer, page.Taken));
        return new ToolResult { Json = result.WrittenMemory, Release = result.Dispose };
    }

    private static void WriteEnd(Call call, PooledWriter result, CopiedRows page, long? total, PagePosition? next)
    {
        result.Write("],\"next_cursor\":"u8);
        var note = page.Note;
        if (next is { } position && Cursor.Seal(position, call) is { } cursor)
        {
            result.Write("\""u8);
            Encoding.UTF8.GetBytes(cursor, result);
            result.Write("\""u8);
        }
        else
        {
            result.Write("null"u8);
            note = next is null ? note : $"{note} There are more rows, but the vendor's own cursor is too long to be handed on.".Trim();
        }

        if (total is { } all)
        {
            result.Write(",\"total\":"u8);
            Utf8Formatter.TryFormat(all, result.GetSpan(24), out var written);
            result.Advance(written);
        }

        if (note is { Length: > 0 })
        {
            result.Write(",\"note\":"u8);
            result.Write(JsonSerializer.SerializeToUtf8Bytes(note, JsonBody.Readable));
        }

        result.Write("}"u8);
    }

    private static string? Next(Call call, UpstreamResponse response, JsonSpan next, ReadOnlySpan<byte> json)
    {
        if (Pager.Forward(call) is { } forward)
        {
            return LinkHeader.NextValue(response.Header("Link"), forward.Position);
        }

        var text = next.Kind is JsonTokenType.String or JsonTokenType.Number ? Text(next.In(json)) : null;
        return call.Method.Paging?.Style != PagingStyle.Link ? text
            : call.Shape.Next is not null ? (text is null ? null : LinkHeader.QueryOf(text))
            : LinkHeader.NextQuery(response.Header("Link"));
    }

    private static bool? More(Call call, UpstreamResponse response, JsonSpan more) => more.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ when call.Method.Paging is { EndsByLink: true } => LinkHeader.NextQuery(response.Header("Link")) is not null,
        _ => null,
    };

    // Vendors spell numbers as strings and as 4.0.
    private static long? Total(JsonSpan total, ReadOnlySpan<byte> json) =>
        total.Kind is JsonTokenType.Number or JsonTokenType.String
        && decimal.TryParse(Text(total.In(json)), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < long.MaxValue
            ? (long)number
            : null;

    private static string? Text(ReadOnlySpan<byte> token)
    {
        var reader = new Utf8JsonReader(token);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(token);
    }
}
