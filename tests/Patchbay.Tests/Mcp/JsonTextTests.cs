using System.Text;
using System.Text.Json;
using Patchbay.Mcp;

namespace Patchbay.Tests.Mcp;

public class JsonTextTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":\"say \\\"hi\\\" \\\\ \\u00e9\",\"b\":[1,\n\t2]}\r\n")]
    [InlineData("{\"a\":\"Grüße, 東京 🙂\"}")]
    [InlineData("no JSON, with a \u0001 and a \u007f in it")]
    public void A_text_comes_out_of_the_string_as_it_went_in(string text) => Assert.Equal(text, Written(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_text_are_mended() => Assert.Equal("a\uFFFDb", Written([(byte)'a', 0xFF, (byte)'b']));

    private static string? Written(byte[] text)
    {
        using var target = new PooledBuffer();
        var json = WireJson.Start(target);
        json.WriteStartObject();
        JsonText.Write(json, "text"u8, text);
        json.WriteNumber("after"u8, 1);
        json.WriteEndObject();
        WireJson.Finish(json);
        using var document = JsonDocument.Parse(target.Written);
        Assert.Equal(1, document.RootElement.GetProperty("after").GetInt32());
        return document.RootElement.GetProperty("text").GetString();
    }
}
