using System.Runtime.CompilerServices;

namespace Patchbay.Integrations.Requests;

/// <summary>Fills a path template so that no value can leave its segment or reach another path.</summary>
internal static class PathExpansion
{
    private const int MaxValueLength = 1_000;

    /// <summary>Null with a <paramref name="problem"/> when a value is missing or could climb.</summary>
    public static string? Expand(
        TextTemplate template, IReadOnlyList<KeyValuePair<string, string>> arguments,
        IReadOnlyDictionary<string, string> variables, out string? problem)
    {
        problem = null;
        if (template.IsConstant)
        {
            return template.Parts[0].Text;
        }

        var path = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        foreach (var part in template.Parts)
        {
            if (!part.IsName)
            {
                path.AppendLiteral(part.Text);
                continue;
            }

            var value = Find(arguments, part.Text);
            if (value is null && !variables.TryGetValue(part.Text, out value))
            {
                problem = $"'{part.Text}' is missing: it is part of the path, and neither an argument nor a variable of this account gives it.";
                return null;
            }

            if (Refusal(value) is { } refusal)
            {
                problem = $"{part.Text}: {refusal}";
                return null;
            }

            path.AppendLiteral(Uri.EscapeDataString(value));
        }

        var expanded = path.ToStringAndClear();
        if (HasDotSegment(expanded))
        {
            problem = "the values make a path segment of '.' or '..', which would lead to another path.";
            return null;
        }

        return expanded;
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Key == name)
            {
                return arguments[i].Value;
            }
        }

        return null;
    }

    private static string? Refusal(string value)
    {
        if (value.Length == 0)
        {
            return "must not be empty.";
        }

        if (value.Length > MaxValueLength)
        {
            return $"must not be longer than {MaxValueLength} characters; got {value.Length}.";
        }

        if (value.AsSpan().ContainsAnyInRange('\0', '\u001f') || value.Contains('\u007f'))
        {
            return "must not hold control characters.";
        }

        // Some servers decode %2F before they route, so what is escaped here may be a separator there.
        return HasDotSegment(value) || (value.Contains('%') && HasDotSegment(Uri.UnescapeDataString(value)))
            ? "must not hold '.' or '..' as a path segment, which would lead to another path."
            : null;
    }

    private static bool HasDotSegment(string path)
    {
        if (!path.Contains('.'))
        {
            return false;
        }

        foreach (var range in path.AsSpan().SplitAny('/', '\\'))
        {
            if (path.AsSpan(range) is "." or "..")
            {
                return true;
            }
        }

        return false;
    }
}
