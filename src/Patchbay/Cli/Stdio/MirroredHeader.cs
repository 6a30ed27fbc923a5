using System.Text;

namespace Patchbay.Cli.Stdio;

/// <summary>A value of the message as a header carries it: plain when every octet may stand there, else in the base64 form.</summary>
internal static class MirroredHeader
{
    private const string Prefix = "=?base64?";
    private const string Suffix = "?=";

    public static string Encode(string value) =>
        IsPlain(value) ? value : Prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + Suffix;

    // Blanks at the ends would be stripped on the way, and a value that looks like the base64 form would be decoded.
    private static bool IsPlain(string value) =>
        value.All(letter => letter is >= ' ' and <= '~')
        && value.Length > 0
        && value[0] != ' '
        && value[^1] != ' '
        && !(value.StartsWith(Prefix, StringComparison.Ordinal) && value.EndsWith(Suffix, StringComparison.Ordinal));
}
