using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Patchbay.Secrets;

namespace Patchbay.Api;

/// <summary>One part of a list.</summary>
/// <param name="Result">Newest first.</param>
/// <param name="NextCursor">Send it back as <c>next_cursor</c> for the next part; null when this is the last.</param>
sealed record Page<T>(IReadOnlyList<T> Result, string? NextCursor);

/// <summary>The query parameters every list takes.</summary>
sealed class PageQuery
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    [FromQuery(Name = "limit"), Description("Rows wanted, 1 to 200. Default 50.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "next_cursor"), Description("The next_cursor of the part before, unchanged.")]
    public string? NextCursor { get; init; }

    [FromServices]
    public required PageCursors Cursors { get; init; }

    /// <summary>Reads the page that <paramref name="read"/> finds below an id; it is asked for one row more, to know whether more follow.</summary>
    /// <param name="list">Name of the list: a cursor of another one is refused.</param>
    /// <exception cref="InvalidRequestException">A parameter cannot be used.</exception>
    public async Task<Page<TView>> ReadAsync<TRow, TView>(
        string list, Problems problems, Func<string?, int, Task<IReadOnlyList<TRow>>> read, Func<TRow, string> id, Func<TRow, TView> view)
    {
        var limit = DefaultLimit;
        if (Limit is not null
            && (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
        {
            problems.Add("limit", $"Must be a whole number from 1 to {MaxLimit}.");
        }

        var before = NextCursor is null ? null : Cursors.Open(list, NextCursor);
        if (NextCursor is not null && before is null)
        {
            problems.Add("next_cursor", "Not a cursor of this list: send the next_cursor of the part before unchanged, or leave it out to start over.");
        }

        problems.ThrowIfAny();
        var rows = await read(before, limit + 1);
        return new Page<TView>(
            [.. rows.Take(limit).Select(view)],
            rows.Count > limit ? Cursors.Seal(list, id(rows[limit - 1])) : null);
    }
}
