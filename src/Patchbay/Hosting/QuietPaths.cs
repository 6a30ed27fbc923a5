using Microsoft.Extensions.Options;

namespace Patchbay.Hosting;

/// <summary>
/// ASP.NET Core writes request paths below Warning, and a path may hold an MCP token. Whatever log levels are configured,
/// those messages are not let through.
/// </summary>
sealed class QuietPaths : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Talkative = "Microsoft.AspNetCore";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        var rules = options.Rules.ToList();
        if (!rules.Exists(rule => rule.ProviderName is null && rule.CategoryName is null))
        {
            rules.Add(new LoggerFilterRule(null, null, options.MinLevel, null));
        }

        options.Rules.Clear();
        foreach (var rule in rules)
        {
            options.Rules.Add(new LoggerFilterRule(
                rule.ProviderName,
                rule.CategoryName,
                rule.LogLevel,
                (provider, category, level) =>
                    (level >= LogLevel.Warning || category?.StartsWith(Talkative, StringComparison.Ordinal) != true)
                    && rule.Filter?.Invoke(provider, category, level) != false));
        }
    }
}
