namespace Patchbay.Integrations.Requests;

/// <summary>File names that are safe in a header and on a disk.</summary>
public static class SafeFileName
{
    private const int MaxLength = 120;

    /// <summary>
    /// The last segment of <paramref name="name"/> without control characters and what file systems refuse, its ending kept when it is
    /// cut; a name by media type when nothing is left.
    /// </summary>
    public static string Of(string? name, string? mediaType)
    {
        var last = name is null ? "" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '*' or '?'))).Trim().Trim('.');
        var ending = Path.GetExtension(safe);
        return safe.Length == 0 ? "file" + MediaTypes.ExtensionOf(mediaType)
            : safe.Length <= MaxLength ? safe
            : ending.Length < 12 ? safe[..(MaxLength - ending.Length)] + ending
            : safe[..MaxLength];
    }
}
