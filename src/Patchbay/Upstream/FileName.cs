namespace Patchbay.Upstream;

/// <summary>Names of files as others give them.</summary>
static class FileName
{
    private const int MaxChars = 120;

    /// <summary>The last part of a name, without control characters and separators, at most 120 characters; null when nothing is left.</summary>
    public static string? Safe(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '*' or '?'))]).Trim(' ', '.');
        if (safe.Length > MaxChars)
        {
            var extension = Path.GetExtension(safe);
            safe = extension.Length < 12 ? safe[..(MaxChars - extension.Length)] + extension : safe[..MaxChars];
        }

        return safe.Length == 0 ? null : safe;
    }
}
