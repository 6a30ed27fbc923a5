namespace Patchbay.Integrations;

public enum PagingStyle { Page, Offset, Cursor, Link }

/// <summary>How a vendor hands out a list in parts. Parameter names go in the query unless <see cref="InBody"/>.</summary>
public sealed record Paging
{
    public required PagingStyle Style { get; init; }

    /// <summary>Parameter with the page number, the offset or the cursor. Not used by <see cref="PagingStyle.Link"/>.</summary>
    public string? Position { get; init; }

    /// <summary>Parameter with the number of rows wanted; null when the vendor has none.</summary>
    public string? Size { get; init; }

    public int DefaultSize { get; init; } = 25;

    public int MaxSize { get; init; } = 100;

    /// <summary>Number of the first page. Default 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>True when position and size are body members.</summary>
    public bool InBody { get; init; }

    /// <summary>Dotted path of the next cursor in the answer (<see cref="PagingStyle.Cursor"/>).</summary>
    public string? Next { get; init; }

    /// <summary>Dotted path of the number of all rows; null or absent in the answer means unknown.</summary>
    public string? Total { get; init; }

    /// <summary>Dotted path of a boolean that says whether more rows follow; null when the vendor has none.</summary>
    public string? More { get; init; }

    /// <summary>True when an answer without a <c>Link</c> to the next page is the last one, however many rows it has.</summary>
    public bool EndsByLink { get; init; }

    /// <summary>How a list that nobody sorts is read on from the last id instead of by page number; null when the vendor has no such way.</summary>
    public ForwardPaging? Forward { get; init; }

    /// <summary>Fixed members sent with each page, such as HaloITSM's <c>pageinate: true</c>.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Reading on from an id: faster than counting pages, and stable while rows come and go, but only in the order of ids. The answer's
/// <c>Link</c> to the next page tells the id.
/// </summary>
/// <param name="Position">Query parameter with the id rows are wanted after.</param>
/// <param name="Header">Request header that asks for this way.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unless">Query parameter that sorts: a call that gives it is read by page number.</param>
public sealed record ForwardPaging(string Position, string Header, string Value, string Unless);
