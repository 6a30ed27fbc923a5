namespace Patchbay.Integrations.Requests;

/// <summary>File names that are safe in a header and on a disk.</summary>
internal static class SafeFileName
{
    private const int MaxLength = 200;

    /// <summary>The last segment of <paramref name="name"/> without control characters and quotes; a name by media type when nothing is left.</summary>
    public static string Of(string? name, string? mediaType)
    {
        var last = name is null ? "" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && c is not '"')).Trim().TrimStart('.');
        return safe.Length == 0 ? "file" + MediaTypes.ExtensionOf(mediaType) : safe.Length <= MaxLength ? safe : safe[^MaxLength..];
    }
}
