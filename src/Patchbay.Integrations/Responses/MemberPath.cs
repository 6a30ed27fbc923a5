using System.Text;
using System.Text.Json;

namespace Patchbay.Integrations.Responses;

/// <summary>A dotted path of object members, such as <c>meta.total</c>, as UTF-8. Empty: the whole value.</summary>
internal sealed class MemberPath
{
    private MemberPath(string text, byte[][] segments)
    {
        Text = text;
        Segments = segments;
    }

    public static MemberPath Whole { get; } = new("", []);

    public string Text { get; }

    public byte[][] Segments { get; }

    /// <summary>True for <c>*</c>: wherever the one value of the wanted kind stands, for vendors whose envelopes go by several names.</summary>
    public bool IsAny => Text == "*";

    public static MemberPath Parse(string dotted) =>
        dotted.Length == 0 ? Whole : new(dotted, [.. dotted.Split('.').Select(Encoding.UTF8.GetBytes)]);
}

/// <summary>Where a value stands in a JSON text. <see cref="JsonTokenType.None"/>: nowhere.</summary>
internal readonly record struct JsonSpan(int Start, int Length, JsonTokenType Kind)
{
    public bool Exists => Kind != JsonTokenType.None;

    public bool IsNullOrAbsent => Kind is JsonTokenType.None or JsonTokenType.Null;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> json) => json.Slice(Start, Length);

    public ReadOnlyMemory<byte> In(ReadOnlyMemory<byte> json) => json.Slice(Start, Length);
}

/// <summary>Finds values in a JSON text in one pass and without building a document.</summary>
internal static class JsonSpans
{
    /// <summary>Reads <paramref name="json"/> to its end; <paramref name="found"/> gets one span per path.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static void Find(ReadOnlySpan<byte> json, ReadOnlySpan<MemberPath?> paths, Span<JsonSpan> found)
    {
        var all = 0u;
        for (var i = 0; i < paths.Length; i++)
        {
            found[i] = default;
            all |= paths[i] is null ? 0u : 1u << i;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        Visit(ref reader, paths, found, all, depth: 0);
        reader.Read(); // throws when more than white space follows
    }

    public static JsonSpan Find(ReadOnlySpan<byte> json, MemberPath path)
    {
        JsonSpan found = default;
        Find(json, [path], new Span<JsonSpan>(ref found));
        return found;
    }

    /// <summary>
    /// The first member of an object that is an array, or with <paramref name="kind"/> object its only member when that is an object.
    /// </summary>
    public static JsonSpan FindAny(ReadOnlySpan<byte> json, JsonTokenType kind)
    {
        var reader = new Utf8JsonReader(json);
        JsonSpan found = default;
        var members = 0;
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                reader.Read();
                members++;
                var (start, token) = ((int)reader.TokenStartIndex, reader.TokenType);
                reader.Skip();
                if (token == kind && !found.Exists)
                {
                    found = new JsonSpan(start, (int)reader.BytesConsumed - start, token);
                }
            }
        }
        else
        {
            reader.Skip();
        }

        reader.Read(); // throws when more than white space follows
        return kind == JsonTokenType.StartObject && members != 1 ? default : found;
    }

    private static void Visit(
        ref Utf8JsonReader reader, ReadOnlySpan<MemberPath?> paths, Span<JsonSpan> found, uint wanted, int depth)
    {
        var start = (int)reader.TokenStartIndex;
        var kind = reader.TokenType;
        var deeper = 0u;
        for (var i = 0; i < paths.Length; i++)
        {
            if ((wanted & (1u << i)) != 0 && paths[i]!.Segments.Length > depth)
            {
                deeper |= 1u << i;
            }
        }

        if (deeper == 0 || kind != JsonTokenType.StartObject)
        {
            reader.Skip();
        }
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var below = 0u;
                for (var i = 0; i < paths.Length; i++)
                {
                    if ((deeper & (1u << i)) != 0 && reader.ValueTextEquals(paths[i]!.Segments[depth]))
                    {
                        below |= 1u << i;
                    }
                }

                reader.Read();
                if (below == 0)
                {
                    reader.Skip();
                }
                else
                {
                    Visit(ref reader, paths, found, below, depth + 1);
                }
            }
        }

        for (var i = 0; i < paths.Length; i++)
        {
            if ((wanted & ~deeper & (1u << i)) != 0)
            {
                found[i] = new JsonSpan(start, (int)reader.BytesConsumed - start, kind);
            }
        }
    }
}
