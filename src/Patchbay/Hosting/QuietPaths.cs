using Microsoft.Extensions.Options;

namespace Patchbay.Hosting;

/// <summary>
/// ASP.NET Core writes request paths below Warning, and into a scope around every message of a request; a path may hold an MCP
/// token. Whatever log levels are configured, neither is let through.
/// </summary>
sealed class QuietPaths : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Talkative = "Microsoft.AspNetCore";

    // The scope is opened when this category is enabled at all. All else it would say above Information comes as an exception too.
    private const string ScopeMaker = "Microsoft.AspNetCore.Hosting.Diagnostics";

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
                    && category != ScopeMaker
                    && rule.Filter?.Invoke(provider, category, level) != false));
        }
    }
}
