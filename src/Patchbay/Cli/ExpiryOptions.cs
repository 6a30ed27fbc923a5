using System.CommandLine;
using System.Globalization;

namespace Patchbay.Cli;

/// <summary><c>--expires-in 7d</c> or <c>--expires-at 2027-01-31T12:00:00Z</c>.</summary>
internal sealed class ExpiryOptions
{
    private readonly Option<string?> expiresIn = new("--expires-in") { Description = "How long it lives: 90s, 30m, 12h, 7d or 2w.", HelpName = "time" };
    private readonly Option<string?> expiresAt = new("--expires-at") { Description = "When it ends, such as 2027-01-31T12:00:00Z; without a zone in UTC.", HelpName = "time" };

    public void AddTo(Command command)
    {
        command.Add(expiresIn);
        command.Add(expiresAt);
    }

    /// <summary>The instant in ISO 8601, UTC; null when it never expires.</summary>
    /// <exception cref="CommandException">Both are given, or one cannot be read.</exception>
    public string? Read(ParseResult typed, TimeProvider clock) => (typed.GetValue(expiresIn), typed.GetValue(expiresAt)) switch
    {
        (null, null) => null,
        ({ } length, null) => Iso(clock.GetUtcNow() + Length(length)),
        (null, { } instant) => Iso(Instant(instant)),
        _ => throw CommandException.Usage("Give --expires-in or --expires-at, not both."),
    };

    private static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw CommandException.Usage($"--expires-at {typed}: not a time; it looks like 2027-01-31T12:00:00Z.");

    private static TimeSpan Length(string typed)
    {
        var unit = typed.Length == 0 ? null : typed[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => (TimeSpan?)null,
        };
        return unit is { } one
            && int.TryParse(typed.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && one.TotalDays * count is > 0 and < 36_525
                ? one * count
                : throw CommandException.Usage($"--expires-in {typed}: give a number and a unit, such as 90s, 30m, 12h, 7d or 2w, up to 100 years.");
    }
}
