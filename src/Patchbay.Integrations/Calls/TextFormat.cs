using System.Globalization;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Calls;

/// <summary>The formats of JSON Schema that are checked here; others are told to the model only.</summary>
internal static partial class TextFormat
{
    /// <summary>What the text must be, to follow "must be"; null when it is.</summary>
    public static string? Problem(string? format, string text) => format switch
    {
        "date" when !IsDate(text) => "a date such as 2026-01-31",
        "date-time" when !TryDateTime(text, out _) => "a date and time with its offset, such as 2026-01-31T15:00:00Z",
        "email" when !Email().IsMatch(text) => "an e-mail address",
        "uri" when !Uri.TryCreate(text, UriKind.Absolute, out _) => "an absolute URL",
        _ => null,
    };

    public static bool TryDateTime(string text, out DateTimeOffset time)
    {
        time = default;
        return DateTimeShape().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex DateTimeShape();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex Email();
}
