namespace Patchbay.Mcp;

/// <summary>
/// The revisions spoken. Legacy ones begin with an <c>initialize</c> handshake; modern ones carry everything in each request.
/// Revisions are ISO dates, so that ordinal order is age.
/// </summary>
static class ProtocolVersions
{
    public const string Modern = "2026-07-28";

    public const string LatestLegacy = "2025-11-25";

    /// <summary>The only revision with JSON-RPC batches.</summary>
    public const string WithBatches = "2025-03-26";

    private static readonly string[] Legacy = ["2024-11-05", WithBatches, "2025-06-18", LatestLegacy];

    public static bool IsKnown(string version) => version == Modern || IsLegacy(version);

    public static bool IsLegacy(string version) => Array.IndexOf(Legacy, version) >= 0;

    public static bool IsModern(string version) => string.CompareOrdinal(version, Modern) >= 0;

    /// <summary>The revision an <c>initialize</c> is answered with; the newest legacy one where the wish cannot be met.</summary>
    public static string Negotiate(string? requested) => requested is not null && IsLegacy(requested) ? requested : LatestLegacy;

    /// <summary>True for a revision with titles and resource links. An unstated one has neither: a client that does not know
    /// them may reject the whole answer.</summary>
    public static bool HasResourceLinks(string? version) =>
        version is not null && string.CompareOrdinal(version, "2025-06-18") >= 0;
}
