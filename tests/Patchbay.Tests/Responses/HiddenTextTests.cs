using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Tests.Responses;

public sealed class HiddenTextTests
{
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x08)] // \b has a short escape in JSON
    [InlineData(0x1B)]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0x9B)] // starts a terminal sequence
    [InlineData(0xAD)] // soft hyphen
    [InlineData(0x061C)] // Arabic letter mark
    [InlineData(0x200B)] // zero-width space
    [InlineData(0x200E)]
    [InlineData(0x200F)] // marks of direction
    [InlineData(0x202A)]
    [InlineData(0x202E)] // embeddings and overrides
    [InlineData(0x2060)] // word joiner
    [InlineData(0x2066)]
    [InlineData(0x2069)] // isolates
    [InlineData(0xFEFF)] // byte order mark
    [InlineData(0xFFF9)] // interlinear annotation
    [InlineData(0xE0001)]
    [InlineData(0xE0041)] // a tag: an invisible A
    [InlineData(0xE007F)]
    [InlineData(0xE0100)]
    [InlineData(0xE01EF)] // variation selectors supplement
    public void What_nobody_sees_goes_however_it_is_written(int code)
    {
        var character = char.ConvertFromUtf32(code);
        var escaped = string.Concat(character.Select(unit => $"\\u{(int)unit:x4}"));

        Assert.Equal("ab", HiddenText.Remove($"a{character}b"));
        Assert.Equal("ab", Text($"a{character}b"));
        Assert.Equal("""{"k":"ab"}""", Json($$"""{"k":"a{{escaped}}b"}"""));
        Assert.Equal("""{"k":"ab"}""", Json($$"""{"k":"a{{escaped.ToUpperInvariant().Replace('U', 'u')}}b"}"""));
        if (code >= 0x20)
        {
            Assert.Equal("""{"k":"ab"}""", Json($$"""{"k":"a{{character}}b"}"""));
        }
    }

    [Theory]
    [InlineData("Größe, naïve, „Zitat“ – 5 €…")]
    [InlineData("שלום עולם, العربية")]
    [InlineData("می‌خواهم")] // Persian: the non-joiner spells the word
    [InlineData("क्‍ष")] // Devanagari with a joiner
    [InlineData("👩‍👩‍👧 ❤️‍🔥 1️⃣ ☎︎ 🏳️‍🌈")] // joiners and selectors of emoji and signs
    [InlineData("東京、日本語。カタカナ 한국어 ภาษาไทย")]
    [InlineData("a\tb\r\nc\u2028d")] // a tab and line breaks
    [InlineData("لا‍‌‍ه")] // joiner, non-joiner, joiner: the longest run that has a meaning
    [InlineData("\ud83d\ude00 \U00020000 \U0001F3F4")]
    public void What_spells_a_word_or_picks_a_glyph_stays(string text)
    {
        var json = JsonSerializer.Serialize(text);

        Assert.Same(text, HiddenText.Remove(text));
        Assert.False(HiddenText.IsInText(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Text(text));
        Assert.False(HiddenText.IsInJson(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(json, Json(json)); // all of it escaped
        Assert.Equal(text, JsonSerializer.Deserialize<string>(Json($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"")));
    }

    [Fact]
    public void A_message_in_a_run_of_selectors_or_joiners_is_cut_to_what_means_nothing()
    {
        var smuggled = string.Concat(Enumerable.Range(0, 40).Select(i => (char)(0xFE00 + (i % 16))));
        var interrupted = string.Join('\u200B', smuggled.AsEnumerable());

        Assert.Equal("x" + smuggled[..3] + "y", HiddenText.Remove($"x{smuggled}y"));
        Assert.Equal("x" + smuggled[..3] + "y", HiddenText.Remove($"x{interrupted}y"));
        Assert.Equal("\"x\\u200d\\u200d\\u200dy\"", Json($"\"x{string.Concat(Enumerable.Repeat("\\u200d", 9))}y\""));
    }

    [Theory]
    [InlineData(@"""a\\u200bb""")] // a backslash, then letters
    [InlineData(@"""a\\\\u200bb""")]
    [InlineData(@"""C:\\users\\bob \/ \""q\"" \r\n\t""")]
    [InlineData(@"""\ud83d\ude00 \udb40 \udc41""")] // an emoji, and two halves that belong to nothing
    public void Escapes_that_hide_nothing_stay(string json) => Assert.Equal(json, Json(json));

    [Fact]
    public void Odd_line_breaks_become_ordinary_ones_so_that_words_do_not_run_together()
    {
        Assert.Equal("a\nb\nc\nd", HiddenText.Remove("a\vb\fc\u0085d"));
        Assert.Equal("\"a\\nb\\nc\\nd\\ne\"", Json("\"a\\u000bb\\fc\\u0085d\u0085e\""));
    }

    [Fact]
    public void Json_stays_json_and_no_hidden_character_is_left_whatever_a_stranger_writes()
    {
        int[] suspects = [0, 8, 0x0C, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200C, 0x200D, 0x202E, 0x2066, 0xFE0F, 0xFEFF, 0xE0041, 0xE0100, 'a', '\\', '"', 'u', 'é', 0x1F600, '\n'];
        var random = new Random(20_260_728);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => char.ConvertFromUtf32(suspects[random.Next(suspects.Length)])));
            var expected = HiddenText.Remove(text);
            var escaped = JsonSerializer.Serialize(text);
            var literal = JsonSerializer.Serialize(text, Literal);

            Assert.Equal(expected, JsonSerializer.Deserialize<string>(Json(escaped)));
            Assert.Equal(expected, JsonSerializer.Deserialize<string>(Json(literal)));
            Assert.Equal(Json(literal), Json(Json(literal)));
            Assert.Equal(expected, Text(text));
        }
    }

    [Fact]
    public void A_list_with_nothing_hidden_is_looked_through_without_allocating()
    {
        var list = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"id":{{i}},"subject":"Drucker im 2. Stock – „klemmt“ wieder 🖨️","body":"Zeile\n\u00e9 \"x\" C:\\u200b"}"""))}]");
        HiddenText.IsInJson(list);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = HiddenText.IsInJson(list);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.False(found);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_line_is_one_line_and_ends_within_its_bound_between_characters()
    {
        Assert.Equal("a b c", HiddenText.Line(" a\r\nb\tc ", 10));
        Assert.Equal("abc…", HiddenText.Line("abcdefg", 4));
        Assert.Equal("ab…", HiddenText.Line("ab😀cd", 4));
    }

    private static string Json(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var kept = new ArrayBufferWriter<byte>();
        HiddenText.RemoveFromJson(bytes, kept);
        var clean = Encoding.UTF8.GetString(kept.WrittenSpan);
        Assert.Equal(clean != json, HiddenText.IsInJson(bytes));
        return clean;
    }

    private static string Text(string text)
    {
        var kept = new ArrayBufferWriter<byte>();
        HiddenText.RemoveFromText(Encoding.UTF8.GetBytes(text), kept);
        return Encoding.UTF8.GetString(kept.WrittenSpan);
    }
}
