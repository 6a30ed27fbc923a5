using System.Text;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Requests;

/// <summary>Text with <c>{name}</c> placeholders, split once. Names are snake case; other braces stand for themselves.</summary>
internal sealed partial class TextTemplate
{
    private TextTemplate(TemplatePart[] parts)
    {
        Parts = parts;
        IsConstant = parts.All(part => !part.IsName);
    }

    public TemplatePart[] Parts { get; }

    public bool IsConstant { get; }

    public IEnumerable<string> Names => Parts.Where(part => part.IsName).Select(part => part.Text);

    public static TextTemplate Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var from = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > from)
            {
                parts.Add(new(text[from..match.Index], IsName: false));
            }

            parts.Add(new(match.Groups[1].Value, IsName: true));
            from = match.Index + match.Length;
        }

        if (from < text.Length || parts.Count == 0)
        {
            parts.Add(new(text[from..], IsName: false));
        }

        return new TextTemplate([.. parts]);
    }

    /// <summary>Unknown names stay as they are: a vendor's own braces (<c>CF.{severity}</c>) are no placeholders.</summary>
    public string Expand(IReadOnlyDictionary<string, string> values)
    {
        if (Parts.Length == 1 && !Parts[0].IsName)
        {
            return Parts[0].Text;
        }

        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            if (!part.IsName)
            {
                text.Append(part.Text);
            }
            else if (values.TryGetValue(part.Text, out var value))
            {
                text.Append(value);
            }
            else
            {
                text.Append('{').Append(part.Text).Append('}');
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}

/// <summary>Literal text, or the name of a placeholder.</summary>
internal readonly record struct TemplatePart(string Text, bool IsName);
