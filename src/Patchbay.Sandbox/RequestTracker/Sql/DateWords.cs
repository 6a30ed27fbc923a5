using System.Globalization;
using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.RequestTracker.Sql;

/// <summary>Dates as queries and bodies write them.</summary>
static partial class DateWords
{
    /// <summary>A date in a query and whether it stands for a whole day. What cannot be read is 1970, as in the product.</summary>
    public static (DateTimeOffset At, bool WholeDay) Read(string text, DateTimeOffset now)
    {
        text = text.Trim();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        switch (text.ToLowerInvariant())
        {
            case "now": return (now, false);
            case "today": return (today, true);
            case "yesterday": return (today.AddDays(-1), true);
            case "tomorrow": return (today.AddDays(1), true);
        }
        if (Relative().Match(text) is { Success: true } relative)
            return (Shift(now, relative), false);
        if (Exact(text, "yyyy-MM-dd HH:mm:ss") is { } moment)
            return (moment, false);
        // The time of day of the ISO form is lost.
        return Day().Match(text) is { Success: true } day && Exact(day.Groups[1].Value, "yyyy-MM-dd") is { } date
            ? (date, true)
            : (DateTimeOffset.UnixEpoch, false);
    }

    /// <summary>A date in a body; null if it cannot be read. The bare date and the offset are only understood in updates; a fraction of a second unsets the date.</summary>
    public static DateTimeOffset? Write(string text, bool update)
    {
        text = text.Trim();
        if ((Exact(text, "yyyy-MM-dd HH:mm:ss") ?? Exact(text, "yyyy-MM-ddTHH:mm:ssZ")) is { } moment)
            return moment;
        if (!update)
            return null;
        if (Fraction().IsMatch(text))
            return DateTimeOffset.UnixEpoch;
        // The offset is dropped, not applied.
        return Offset().Match(text) is { Success: true } zoned ? Exact(zoned.Groups[1].Value, "yyyy-MM-ddTHH:mm:ss") : Exact(text, "yyyy-MM-dd");
    }

    /// <summary>False for the forms that are stored but that the product's sentence calls "Not set" all the same.</summary>
    public static bool IsSpoken(string text) => Write(text, update: false) is not null;

    static DateTimeOffset? Exact(string text, string format) =>
        DateTimeOffset.TryParseExact(text, format.Replace("Z", "'Z'", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    static DateTimeOffset Shift(DateTimeOffset now, Match match)
    {
        var sign = match.Groups["ago"].Success || match.Groups["minus"].Success ? -1 : 1;
        var amount = sign * int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "second" or "sec" => now.AddSeconds(amount),
            "minute" or "min" => now.AddMinutes(amount),
            "hour" => now.AddHours(amount),
            "day" => now.AddDays(amount),
            "week" => now.AddDays(7 * amount),
            "month" => now.AddMonths(amount),
            _ => now.AddYears(amount),
        };
    }

    [GeneratedRegex(@"^(in\s+)?(?<minus>-)?\+?(?<n>\d{1,4})\s+(?<unit>second|sec|minute|min|hour|day|week|month|year)s?(?<ago>\s+ago)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(T.*)?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})[+-]\d{2}:\d{2}$")]
    private static partial Regex Offset();
}
