using Patchbay.Api;
using Patchbay.Storage;

namespace Patchbay.Audit;

static class TimeQuery
{
    /// <summary>A time given as query parameter; null when it is not given, or cannot be read.</summary>
    public static DateTimeOffset? Read(string name, string? text, Problems problems)
    {
        if (text is null)
        {
            return null;
        }

        if (!UtcTimeConverter.TryParse(text, out var time))
        {
            problems.Add(name, "Must be a date and time such as 2026-01-31T00:00:00Z.");
        }

        return time;
    }
}
