using System.Buffers;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Patchbay.Mcp;

/// <summary>Headers that repeat what the body says (2026-07-28), so that proxies can route without reading bodies. They must agree.</summary>
static class MirrorHeaders
{
    private const string Prefix = "=?base64?";
    private const string Suffix = "?=";

    private static readonly SearchValues<char> Printable = SearchValues.Create(
        string.Concat(Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code)) + "\t");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The value a header stands for: trimmed, and decoded when it is wrapped as base64 of UTF-8. Null when the header is missing
    /// (or given several times), holds characters a header may not hold, or is wrapped but wrongly encoded.
    /// </summary>
    public static string? Value(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { } raw)
        {
            return null;
        }

        var trimmed = raw.AsSpan().Trim(" \t");
        var value = trimmed.Length == raw.Length ? raw : trimmed.ToString();
        if (value.AsSpan().ContainsAnyExcept(Printable))
        {
            return null;
        }

        return value.Length >= Prefix.Length + Suffix.Length
            && value.StartsWith(Prefix, StringComparison.Ordinal) && value.EndsWith(Suffix, StringComparison.Ordinal)
            ? Decode(value[Prefix.Length..^Suffix.Length])
            : value;
    }

    private static string? Decode(string base64)
    {
        // Convert tolerates blanks inside; the header form does not.
        if (base64.Length % 4 != 0 || base64.AsSpan().ContainsAny(' ', '\t'))
        {
            return null;
        }

        try
        {
            return Strict.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
