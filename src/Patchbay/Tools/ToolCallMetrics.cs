using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Patchbay.Hosting;
using Patchbay.Integrations;

namespace Patchbay.Tools;

/// <summary>Calls, whichever edge they came in by: how many, how long, and what became of them.</summary>
static class ToolCallMetrics
{
    private static readonly Histogram<double> Duration = Telemetry.Duration(
        "patchbay.tool_call.duration", "Tool calls over MCP, the proxy API and the management API, from checked arguments to the result.");

    private static readonly FrozenDictionary<ToolError, string> Words = Enum.GetValues<ToolError>()
        .ToFrozenDictionary(error => error, error => JsonNamingPolicy.SnakeCaseLower.ConvertName(error.ToString()));

    /// <summary>The class of error as the audit spells it.</summary>
    public static string Word(ToolError error) => Words[error];

    /// <param name="tool">Null for a proxied method that is no tool.</param>
    public static void Record(Integration integration, Tool? tool, ToolError? error, TimeSpan duration)
    {
        if (!Duration.Enabled)
        {
            return;
        }

        var tags = new TagList { { "patchbay.integration", integration.Name } };
        if (tool is not null)
        {
            tags.Add("gen_ai.tool.name", tool.Name);
        }

        if (error is { } failed)
        {
            tags.Add("error.type", Word(failed));
        }

        Duration.Record(duration.TotalSeconds, tags);
    }
}
