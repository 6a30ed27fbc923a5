namespace Patchbay.Storage;

/// <summary>Ids such as <c>acc_0199…</c>: a prefix that tells what it names, and 32 hex digits that sort by the time of making.</summary>
static class Id
{
    public static string New(string prefix, DateTimeOffset at) => $"{prefix}_{Guid.CreateVersion7(at):N}";

    /// <summary>Sorts before every id of <paramref name="prefix"/> made at or after <paramref name="at"/> (to the millisecond).</summary>
    public static string Floor(string prefix, DateTimeOffset at) =>
        $"{prefix}_{Math.Max(0, at.ToUnixTimeMilliseconds()):x12}";
}
