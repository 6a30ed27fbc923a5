using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>What an answer said about the pages after it; null where it did not say.</summary>
internal readonly record struct PageAnswer(int Rows, long? Total, bool? More, string? Next);

/// <summary>Turns <c>limit</c> and <c>next_cursor</c> into a vendor's paging parameters, and its answer into the next position.</summary>
internal static class Pager
{
    /// <summary>Opens the call's cursor, or starts at the first row. False with a problem for a cursor that is not this call's.</summary>
    public static bool TryStart(Call call, out string problem)
    {
        problem = "";
        var paging = call.Method.Paging;
        if (call.NextCursor is { Length: > 0 } cursor)
        {
            if (!Cursor.TryOpen(cursor, call, out var position, out problem))
            {
                return false;
            }

            // Pages are numbered in their size, offsets are not.
            call.Page = paging is { Style: PagingStyle.Offset, Size: not null } && call.Limit is { } wanted
                ? position with { Size = SizeFor(paging, wanted) }
                : position;
            return true;
        }

        call.Page = new PagePosition(
            Number: paging?.Style == PagingStyle.Page && Forward(call) is null ? paging.FirstPage : 0,
            Size: paging is null ? 0 : paging.Size is null ? paging.DefaultSize : SizeFor(paging, call.Limit ?? paging.DefaultSize),
            Skip: 0,
            Token: null);
        return true;
    }

    /// <summary>Puts position, size and the fixed members of paging into the plan.</summary>
    public static void Apply(Call call)
    {
        if (call.Method.Paging is not { } paging)
        {
            return;
        }

        var page = call.Page;
        if (paging.Style == PagingStyle.Link && page.Token is { } query)
        {
            call.Plan.LinkedQuery = query;
            return;
        }

        foreach (var (name, value) in paging.With)
        {
            Set(call.Plan, paging.InBody, name, value);
        }

        if (paging.Size is { } size)
        {
            Set(call.Plan, paging.InBody, size, Text(page.Size));
        }

        if (Forward(call) is { } forward)
        {
            call.Plan.SetHeader(forward.Header, forward.Value);
            if (page.Token is { } after)
            {
                call.Plan.SetQuery(forward.Position, after);
            }

            return;
        }

        var position = paging.Style switch
        {
            PagingStyle.Page or PagingStyle.Offset => Text(page.Number),
            PagingStyle.Cursor => page.Token,
            _ => null,
        };
        if (paging.Position is { } name2 && position is not null)
        {
            Set(call.Plan, paging.InBody, name2, position, isText: paging.Style == PagingStyle.Cursor);
        }
    }

    /// <summary>Where the next call goes on after <paramref name="taken"/> of the page's rows; null when the list is at its end.</summary>
    public static PagePosition? After(Call call, PageAnswer answer, int taken)
    {
        var page = call.Page;
        var paging = call.Method.Paging;
        var reached = page.Skip + taken;
        if (reached < answer.Rows)
        {
            return paging?.Style == PagingStyle.Offset
                ? page with { Number = page.Number + reached, Skip = 0 }
                : page with { Skip = reached };
        }

        return paging is null ? null : paging.Style switch
        {
            PagingStyle.Page when Forward(call) is null => HasMore(paging, answer, page, seen: ((page.Number - paging.FirstPage) * page.Size) + answer.Rows)
                ? page with { Number = page.Number + 1, Skip = 0 } : null,
            PagingStyle.Offset => HasMore(paging, answer, page, seen: page.Number + answer.Rows)
                ? page with { Number = page.Number + answer.Rows, Skip = 0 } : null,
            // The same token again would never end.
            _ => answer.Next is { Length: > 0 } next && next != page.Token && answer.More != false
                ? page with { Token = next, Skip = 0 } : null,
        };
    }

    /// <summary>How this call reads on from the last id; null when it counts pages.</summary>
    public static ForwardPaging? Forward(Call call) => call.Method.Paging?.Forward is { } forward && !call.Plan.Query.Exists(pair => pair.Key == forward.Unless)
        ? forward : null;

    private static bool HasMore(Paging paging, PageAnswer answer, PagePosition page, long seen) =>
        answer.Rows > 0 && (answer.More ?? (answer.Total is { } total
            ? seen < total
            : answer.Rows >= (paging.Size is null ? paging.DefaultSize : page.Size)));

    private static int SizeFor(Paging paging, int wanted) => Math.Clamp(wanted, 1, Math.Max(1, paging.MaxSize));

    private static void Set(RequestPlan plan, bool inBody, string name, string value, bool isText = false)
    {
        if (!inBody)
        {
            plan.SetQuery(name, value);
            return;
        }

        plan.Body ??= plan.Members = [];
        if ((plan.Members ?? plan.Body as JsonObject) is { } members)
        {
            members[name] = isText ? JsonValue.Create(value) : Literal(value);
        }
    }

    private static JsonNode? Literal(string value) => value switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(value),
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
