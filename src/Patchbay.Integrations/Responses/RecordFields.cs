using System.Text;
using System.Text.Json;

namespace Patchbay.Integrations.Responses;

/// <summary>Keeps some top-level members of a record.</summary>
internal static class RecordFields
{
    private const int MostNamesTold = 60;

    /// <summary>Writes the chosen members as they stand; a bit per wanted name tells whether it was there. A value that is no object is kept whole.</summary>
    public static ulong Write(ReadOnlySpan<byte> record, byte[][] wanted, PooledWriter target)
    {
        var reader = new Utf8JsonReader(record);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            target.Write(record);
            return ulong.MaxValue;
        }

        var found = 0UL;
        var comma = false;
        target.Write("{"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref reader, wanted);
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            if (index < 0)
            {
                continue;
            }

            if (comma)
            {
                target.Write(","u8);
            }

            comma = true;
            found |= 1UL << (index & 63);
            target.Write(record[start..(int)reader.BytesConsumed]);
        }

        target.Write("}"u8);
        return found;
    }

    /// <summary>A sentence about wanted names no record had, with the names one has; null when all were found.</summary>
    public static string? Missing(byte[][] wanted, ulong found, ReadOnlySpan<byte> sample)
    {
        if (found == ulong.MaxValue || Enumerable.Range(0, wanted.Length).All(i => (found & (1UL << (i & 63))) != 0))
        {
            return null;
        }

        var missing = wanted.Where((_, i) => (found & (1UL << (i & 63))) == 0).Select(Encoding.UTF8.GetString);
        return $"fields: not in the record: {string.Join(", ", missing)}. It has: {string.Join(", ", Names(sample))}.";
    }

    private static List<string> Names(ReadOnlySpan<byte> record)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (names.Count < MostNamesTold && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        return names;
    }

    // Whatever the case: a reader who asks for "subject" means "Subject".
    private static int IndexOf(ref Utf8JsonReader reader, byte[][] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (reader.ValueTextEquals(wanted[i]) || (!reader.ValueIsEscaped && Ascii.EqualsIgnoreCase(reader.ValueSpan, wanted[i])))
            {
                return i;
            }
        }

        return -1;
    }
}
