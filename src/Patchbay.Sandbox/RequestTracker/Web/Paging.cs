using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>Which page, and how long; out-of-range values fall back rather than fail.</summary>
sealed record Paging(int Page, int Size)
{
    const int DefaultSize = 20;

    const int LargestSize = 100;

    public static Paging Of(Call call, int defaultSize = DefaultSize)
    {
        var size = Positive(call.Parameter("per_page")) ?? defaultSize;
        return new(Positive(call.Parameter("page")) ?? 1, Math.Min(size, LargestSize));
    }

    /// <summary>The envelope's figures and links. Without a total there is no link onwards either, even when more pages exist.</summary>
    public JsonObject Envelope(Call call, JsonArray items, int total, bool totalKnown)
    {
        var pages = (total + Size - 1) / Size;
        var envelope = new JsonObject
        {
            ["count"] = items.Count,
            ["total"] = totalKnown ? total : null,
            ["page"] = Page,
            ["pages"] = !totalKnown ? null : pages == 0 ? JsonValue.Create(0.0m) : pages, // no pages are "0.0"
            ["per_page"] = Size,
            ["items"] = items,
        };
        if (totalKnown && Page < pages)
            envelope["next_page"] = Url(call, Page + 1);
        if (Page > 1)
            envelope["prev_page"] = Url(call, totalKnown ? Math.Max(1, Math.Min(Page - 1, pages)) : Page - 1);
        return Scramble.Keys(envelope, call);
    }

    static string Url(Call call, int page)
    {
        var query = new QueryBuilder(call.Request.Query.Where(p => p.Key != "page").SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v ?? "")))
        {
            { "page", $"{page}" },
        };
        var path = call.Request.Path.ToUriComponent();
        return call.Root[..^"/REST/2.0".Length] + path + query.ToQueryString();
    }

    static int? Positive(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
}
