using System.Text;
using System.Text.Json;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Responses;

/// <param name="Rows">Rows on the vendor's page.</param>
/// <param name="Taken">Rows copied.</param>
/// <param name="Note">What the reader must know; null when nothing.</param>
/// <param name="TooLargeRow">Characters of a row that fits no result; null when all fit.</param>
internal readonly record struct CopiedRows(int Rows, int Taken, string? Note, int? TooLargeRow);

/// <summary>Copies the rows a call is to have: behind those it already had, up to its limit, within the budget.</summary>
internal static class RowCopy
{
    public static CopiedRows Write(Call call, ReadOnlySpan<byte> array, PooledWriter target, int maxChars)
    {
        var reader = new Utf8JsonReader(array);
        reader.Read();
        var limit = call.Limit ?? int.MaxValue;
        int rows = 0, taken = 0, chars = 0;
        var found = 0UL;
        ReadOnlySpan<byte> sample = default;
        string? note = null;
        var full = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var row = array[start..(int)reader.BytesConsumed];
            if (rows++ < call.Page.Skip || taken >= limit || full)
            {
                continue;
            }

            sample = sample.IsEmpty ? row : sample;
            var before = target.Length;
            if (taken > 0)
            {
                target.Write(","u8);
            }

            found |= Copy(call, row, target);
            chars += Encoding.UTF8.GetCharCount(target.Written[before..]);
            if (chars <= maxChars)
            {
                taken++;
                continue;
            }

            full = true;
            var tooLarge = target.Written[before..].ToArray();
            target.RewindTo(before);
            if (taken > 0)
            {
                continue;
            }

            if (RecordCut.Shorten(tooLarge, maxChars) is not { } shortened)
            {
                return new CopiedRows(rows, 0, null, Encoding.UTF8.GetCharCount(tooLarge));
            }

            target.Write(shortened);
            taken = 1;
        }

        reader.Read(); // throws when more than white space follows
        if (full && call.Page.Skip + taken < rows)
        {
            note = $"Cut after {taken} of the page's {rows - call.Page.Skip} rows to stay below {call.Context.MaxResultChars} characters: go on with next_cursor"
                + (call.OffersFields ? ", or name fewer columns in 'fields'." : ".");
        }

        return new CopiedRows(rows, taken, Joined(note, call.Fields.Length > 0 && taken > 0 ? RecordFields.Missing(call.Fields, found, sample) : null), null);
    }

    private static ulong Copy(Call call, ReadOnlySpan<byte> row, PooledWriter target)
    {
        if (call.Fields.Length > 0)
        {
            return RecordFields.Write(row, call.Fields, target);
        }

        target.Write(row);
        return 0;
    }

    private static string? Joined(string? first, string? second) => first is null ? second : second is null ? first : $"{first} {second}";
}
