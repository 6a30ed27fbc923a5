namespace Patchbay.Integrations.Requests;

/// <summary>Where in a list a call starts.</summary>
/// <param name="Number">Page number, or rows to skip at the vendor; 0 for the other styles.</param>
/// <param name="Size">Rows asked of the vendor at once; pages are counted in it, so it stays the same from call to call.</param>
/// <param name="Skip">Rows at the page's start that earlier calls already had.</param>
/// <param name="Token">The vendor's cursor, or the query of its link; null on the first page and for the other styles.</param>
internal readonly record struct PagePosition(long Number, int Size, int Skip, string? Token);
