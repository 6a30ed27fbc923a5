using System.Text;

namespace Patchbay.Integrations.Requests;

/// <summary>Writes an escaped query.</summary>
internal static class QueryText
{
    public static string Append(string path, List<KeyValuePair<string, string>> query, string? linkedQuery)
    {
        if (linkedQuery is not null)
        {
            return $"{path}?{linkedQuery}";
        }

        if (query.Count == 0)
        {
            return path;
        }

        var text = new StringBuilder(path, path.Length + (query.Count * 24));
        var mark = '?';
        foreach (var (name, value) in query)
        {
            text.Append(mark).Append(EscapeName(name)).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return text.ToString();
    }

    // Brackets are left alone: filter[name] is how vendors document it, and some compare it as text. In a value they are data.
    private static string EscapeName(string text)
    {
        var escaped = Uri.EscapeDataString(text);
        return escaped.Contains("%5", StringComparison.Ordinal) && text.AsSpan().ContainsAny('[', ']')
            ? escaped.Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal)
            : escaped;
    }
}
