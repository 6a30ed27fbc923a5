using System.ComponentModel;
using System.Globalization;
using Patchbay.Api;
using Patchbay.Integrations;

namespace Patchbay.Servers;

/// <summary>An MCP server to be made.</summary>
sealed record NewMcpServer
{
    [Description("For people; clients see it as the server's name. 1 to 200 characters.")]
    public required string Name { get; init; }

    public McpServerConfig Config { get; init; } = new();

    [Description("UTC, at least 60 seconds ahead; left out, the URL never expires.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public void Check(Integration integration, DateTimeOffset now)
    {
        var problems = new Problems();
        Texts.Check("name", Name, problems);
        McpServerRules.CheckConfig(Config, integration, problems);
        McpServerRules.CheckExpiry(ExpiresAt, now, problems);
        problems.ThrowIfAny();
    }
}

/// <summary>What to change of an MCP server; what is left out stays. The URL stays too.</summary>
sealed record McpServerPatch
{
    public string? Name { get; init; }

    [Description("Replaces the whole config.")]
    public McpServerConfig? Config { get; init; }

    [Description("UTC, at least 60 seconds ahead; null: never.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <exception cref="InvalidRequestException">Names every problem.</exception>
    public void Check(Integration integration, DateTimeOffset now)
    {
        var problems = new Problems();
        if (Name is not null)
        {
            Texts.Check("name", Name, problems);
        }

        if (Config is not null)
        {
            McpServerRules.CheckConfig(Config, integration, problems);
        }

        McpServerRules.CheckExpiry(ExpiresAt, now, problems);
        problems.ThrowIfAny();
    }
}

static class McpServerRules
{
    /// <summary>A URL that lives shorter than this cannot be handed to anybody in time.</summary>
    public static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(60);

    public static void CheckConfig(McpServerConfig config, Integration integration, Problems problems)
    {
        var both = new ToolFilter(config.Methods, config.Tags).Check(integration);
        var methods = new ToolFilter(config.Methods, null).Check(integration);
        var tags = new ToolFilter(null, config.Tags).Check(integration);
        Add("config.methods", methods);
        Add("config.tags", tags);
        if (methods.Count == 0 && tags.Count == 0)
        {
            Add("config", both); // each is fine, but together they leave no tool
        }

        if (config is { ConfirmLegacy: ConfirmLegacy.TwoStep, WriteSafety: WriteSafety.Direct })
        {
            problems.Add("config.confirm_legacy", "two_step needs write_safety \"confirm\": with \"direct\" nobody is asked. Allowed here: refuse, or leave it out.");
        }

        Range("config.calls_per_minute", config.CallsPerMinute, 1_000_000);
        Range("config.max_concurrent_calls", config.MaxConcurrentCalls, 10_000);

        void Range(string field, int? value, int most)
        {
            if (value < 1 || value > most)
            {
                problems.Add(field, $"Must be a number from 1 to {most.ToString(CultureInfo.InvariantCulture)}; left out, the setting of this Patchbay holds.");
            }
        }

        void Add(string field, IReadOnlyList<string> messages)
        {
            foreach (var message in messages)
            {
                problems.Add(field, message);
            }
        }
    }

    public static void CheckExpiry(DateTimeOffset? expiresAt, DateTimeOffset now, Problems problems)
    {
        if (expiresAt < now + ShortestLife)
        {
            problems.Add("expires_at", $"Must be at least {ShortestLife.TotalSeconds:0} seconds ahead; here it is {now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }
    }
}
