using System.Data.Common;
using Npgsql;

namespace Patchbay.Storage;

/// <summary>Reads <c>PATCHBAY_DATABASE</c>. No message repeats any of it: a password may be anywhere in what cannot be read.</summary>
static class PostgresAddress
{
    private const int PoolSize = 20;

    // What libpq calls it, as far as Npgsql calls it otherwise.
    private static readonly Dictionary<string, string> FromLibpq = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["dbname"] = "Database",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
        ["options"] = "Options",
    };

    /// <exception cref="StartupException">It cannot be read, or names no host or database.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, TimeSpan patience)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(patience.TotalSeconds));
        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "patchbay",
            MaxPoolSize = PoolSize,
            MaxAutoPrepare = 50,
            Timeout = seconds,
            CommandTimeout = seconds,
        };
        try
        {
            foreach (var (name, value) in IsUrl(text) ? OfUrl(text) : OfConnectionString(text))
            {
                settings[name] = value;
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            throw Unreadable();
        }

        return settings is { Host.Length: > 0, Database.Length: > 0 } ? settings : throw Unreadable();
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> OfUrl(string text)
    {
        var url = new Uri(text); // UriFormatException is a FormatException
        if (url.Host.Length > 0)
        {
            yield return ("Host", url.IdnHost);
        }

        if (url.Port > 0)
        {
            yield return ("Port", $"{url.Port}");
        }

        var login = url.UserInfo.Split(':', 2);
        if (login[0].Length > 0)
        {
            yield return ("Username", Uri.UnescapeDataString(login[0]));
        }

        if (login.Length > 1)
        {
            yield return ("Password", Uri.UnescapeDataString(login[1]));
        }

        if (url.AbsolutePath.Length > 1)
        {
            yield return ("Database", Uri.UnescapeDataString(url.AbsolutePath[1..]));
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var (name, value) = (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
            yield return FromLibpq.TryGetValue(name, out var known)
                ? (known, known is "SSL Mode" or "Target Session Attributes" ? value.Replace("-", "", StringComparison.Ordinal) : value)
                : (name, value);
        }
    }

    private static IEnumerable<(string Name, string Value)> OfConnectionString(string text) =>
        new DbConnectionStringBuilder { ConnectionString = text } is { Count: > 0 } given
            ? given.Cast<KeyValuePair<string, object>>().Select(pair => (pair.Key, $"{pair.Value}"))
            : throw new FormatException();

    private static StartupException Unreadable() => new(
        "PATCHBAY_DATABASE cannot be read (it is not repeated here, as it may hold a password). Give a URL such as postgres://user:password@host:5432/patchbay, "
        + "special characters in it written as %XX, or a connection string such as Host=…;Port=5432;Username=…;Password=…;Database=patchbay.");
}
