using System.Buffers;
using System.Text;

namespace Patchbay.Integrations;

/// <summary>
/// Takes out of strangers' text what a person does not see and a model reads all the same: control characters, zero-width spaces,
/// direction controls, tag characters. What spells a word or picks a glyph stays, such as the joiners of Persian and of emoji; of
/// those in a row at most three, which is the longest sequence Unicode gives a meaning.
/// </summary>
public static class HiddenText
{
    private const int MostAttached = 3;

    // Bytes that may begin something hidden. Whatever lies between two of them is passed over many bytes at a time.
    private static readonly SearchValues<byte> InJson = SearchValues.Create([(byte)'\\', 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3]);
    private static readonly SearchValues<byte> InText = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Except(['\t', '\n', '\r']).Select(code => (byte)code), 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3]);

    private static readonly SearchValues<char> InChars = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Where(code => FateOf(code) != Fate.Plain || code is >= 0xDB40 and <= 0xDB43).Select(code => (char)code)]);

    private enum Fate { Plain, Attached, Gone, Break }

    /// <summary>True when <see cref="RemoveFromJson"/> would change something. Allocates nothing.</summary>
    /// <param name="json">UTF-8 JSON, in which characters may also be written as <c>\uXXXX</c>.</param>
    public static bool IsInJson(ReadOnlySpan<byte> json) => new Finder(json, escaped: true).Next();

    /// <summary>Writes UTF-8 JSON without what is hidden in it.</summary>
    public static void RemoveFromJson(ReadOnlySpan<byte> json, IBufferWriter<byte> target) => Remove(json, target, escaped: true);

    /// <summary>True when <see cref="RemoveFromText"/> would change something. Allocates nothing.</summary>
    /// <param name="text">UTF-8 text, in which a backslash is a backslash.</param>
    public static bool IsInText(ReadOnlySpan<byte> text) => new Finder(text, escaped: false).Next();

    /// <summary>Writes UTF-8 text without what is hidden in it.</summary>
    public static void RemoveFromText(ReadOnlySpan<byte> text, IBufferWriter<byte> target) => Remove(text, target, escaped: false);

    /// <summary>The text without what is hidden in it; the same object when that is nothing.</summary>
    public static string Remove(string text)
    {
        if (!text.AsSpan().ContainsAny(InChars))
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (!IsInText(bytes))
        {
            return text; // a joiner or selector that may stay
        }

        var kept = new ArrayBufferWriter<byte>(bytes.Length);
        Remove(bytes, kept, escaped: false);
        return Encoding.UTF8.GetString(kept.WrittenSpan);
    }

    /// <summary>On one line, without what is hidden, and no longer than <paramref name="most"/> characters.</summary>
    public static string Line(string text, int most)
    {
        var line = Remove(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (line.Length <= most)
        {
            return line;
        }

        var end = most - 1;
        return (char.IsHighSurrogate(line[end - 1]) ? line[..(end - 1)] : line[..end]) + "…";
    }

    private static void Remove(ReadOnlySpan<byte> from, IBufferWriter<byte> target, bool escaped)
    {
        var finder = new Finder(from, escaped);
        var copied = 0;
        while (finder.Next())
        {
            target.Write(from[copied..finder.Start]);
            if (finder.Breaks)
            {
                target.Write(escaped ? @"\n"u8 : "\n"u8);
            }

            copied = finder.Start + finder.Length;
        }

        target.Write(from[copied..]);
    }

    private static Fate FateOf(int code) => code switch
    {
        '\t' or '\n' or '\r' => Fate.Plain,
        0x0B or 0x0C or 0x85 => Fate.Break, // the other line breaks among the controls
        < 0x20 or (>= 0x7F and <= 0x9F) => Fate.Gone, // controls
        0xAD => Fate.Gone, // soft hyphen
        0x200C or 0x200D => Fate.Attached, // non-joiner and joiner: spelling in Persian and Indic scripts, emoji of several parts
        >= 0xFE00 and <= 0xFE0F => Fate.Attached, // variation selectors: 16 makes an emoji of a sign
        0x200B or (>= 0x2060 and <= 0x206F) or 0xFEFF => Fate.Gone, // zero-width space, word joiner, isolates, byte order mark
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) => Fate.Gone, // direction marks, embeddings, overrides
        >= 0xFFF0 and <= 0xFFFB => Fate.Gone, // interlinear annotations
        >= 0xE0000 and <= 0xE0FFF => Fate.Gone, // tags, further variation selectors
        _ => Fate.Plain,
    };

    /// <summary>Goes from one hidden character to the next.</summary>
    private ref struct Finder(ReadOnlySpan<byte> from, bool escaped)
    {
        private readonly ReadOnlySpan<byte> from = from;
        private readonly SearchValues<byte> suspects = escaped ? InJson : InText;
        private int position;
        private int attached;
        private int attachedUntil = -1;

        public int Start { get; private set; }

        public int Length { get; private set; }

        /// <summary>True when a line ends here, so that words do not run together.</summary>
        public bool Breaks { get; private set; }

        public bool Next()
        {
            while (from[position..].IndexOfAny(suspects) is >= 0 and var skipped)
            {
                Start = position + skipped;
                if (PlainLength(from[Start..]) is > 0 and var plain)
                {
                    position = Start + plain;
                    continue;
                }

                Length = Read(from[Start..], out var code);
                position = Start + Length;
                var fate = FateOf(code);
                if (fate == Fate.Plain)
                {
                    continue;
                }

                var goesOn = Start == attachedUntil;
                if (fate == Fate.Attached)
                {
                    (attached, attachedUntil) = (goesOn ? attached + 1 : 1, position);
                    if (attached <= MostAttached)
                    {
                        continue;
                    }
                }
                else if (goesOn)
                {
                    attachedUntil = position; // once it is out, its neighbours stand side by side
                }

                Breaks = fate == Fate.Break;
                return true;
            }

            return false;
        }

        /// <summary>
        /// Bytes to pass over where a glance shows that nothing hidden begins; 0 where it takes a closer look. Quotes, line breaks and typographic
        /// signs are what most suspects are.
        /// </summary>
        private readonly int PlainLength(ReadOnlySpan<byte> bytes) => bytes.Length < 6 ? 0 : bytes[0] switch
        {
            (byte)'\\' when escaped => bytes[1] switch
            {
                (byte)'b' or (byte)'f' => 0,
                (byte)'u' => (bytes[2] | 0x20, bytes[3] | 0x20) is ('0', '0' or '6') or ('2', '0') or ('f', 'e' or 'f') or ('d', 'b') ? 0 : 6,
                _ => 2,
            },
            0xC2 => bytes[1] is >= 0xA0 and not 0xAD ? 2 : 0,
            0xD8 => bytes[1] != 0x9C ? 2 : 0,
            0xE2 => bytes[1] switch
            {
                0x80 => bytes[2] is (>= 0x8B and <= 0x8F) or (>= 0xAA and <= 0xAE) ? 0 : 3,
                0x81 => 0,
                _ => 3,
            },
            0xEF => bytes[1] is 0xB8 or 0xBB or 0xBF ? 0 : 3,
            _ => 0,
        };

        /// <summary>The character at the start, however it is written, and how many bytes that takes.</summary>
        private readonly int Read(ReadOnlySpan<byte> bytes, out int code)
        {
            if (!escaped || bytes[0] != '\\')
            {
                Rune.DecodeFromUtf8(bytes, out var rune, out var length);
                code = rune.Value;
                return length;
            }

            code = bytes.Length < 2 ? 'x' : bytes[1] switch { (byte)'b' => '\b', (byte)'f' => '\f', _ => 'x' };
            if (bytes.Length < 2 || bytes[1] != 'u' || !TryHex(bytes, out var unit))
            {
                return Math.Min(2, bytes.Length);
            }

            code = unit;
            if (unit is >= 0xDB40 and <= 0xDB43 && bytes.Length >= 12 && bytes[6] == '\\' && bytes[7] == 'u'
                && TryHex(bytes[6..], out var low) && low is >= 0xDC00 and <= 0xDFFF)
            {
                code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                return 12;
            }

            return 6;
        }

        private static bool TryHex(ReadOnlySpan<byte> escape, out int unit)
        {
            unit = 0;
            for (var i = 2; i < 6; i++)
            {
                if (i >= escape.Length || !char.IsAsciiHexDigit((char)escape[i]))
                {
                    return false;
                }

                var digit = escape[i];
                unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            }

            return true;
        }
    }
}
