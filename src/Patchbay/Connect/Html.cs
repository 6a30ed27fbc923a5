using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Patchbay.Connect;

/// <summary>Markup, written as an interpolated string: what stands in a hole is escaped unless it is markup itself.</summary>
[InterpolatedStringHandler]
sealed class Html(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public static Html None { get; } = $"";

    /// <summary>For places where the compiler would take the text for an ordinary string.</summary>
    public static Html Of(Html markup) => markup;

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(string? value) => text.Append(HtmlEncoder.Default.Encode(value ?? ""));

    public void AppendFormatted(Html? markup) => text.Append(markup?.text);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            text.Append(part.text);
        }
    }

    public override string ToString() => text.ToString();
}
