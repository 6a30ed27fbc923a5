using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Servers;

namespace Patchbay.Mcp;

/// <summary>
/// A call in a few lines, for the person who is asked: product, account, tool, arguments. The values may be what a stranger talked a
/// model into, so each stands on one line, without hidden characters and not too long, and none can pass for a line of ours.
/// </summary>
static class CallSummary
{
    private const int MostArguments = 12;
    private const int LongestName = 64;
    private const int LongestValue = 120;

    public static string Of(ServedServer server, Tool tool, JsonElement arguments)
    {
        var text = new StringBuilder($"{HiddenText.Line(server.Integration.Title, LongestName)}, account \"{HiddenText.Line(server.Account.Name, LongestName)}\": {tool.Title}?");
        var shown = InOrder(tool, arguments);
        foreach (var argument in shown.Take(MostArguments))
        {
            text.Append('\n').Append(HiddenText.Line(argument.Name, LongestName)).Append(": ").Append(Value(argument.Value));
        }

        if (shown.Count > MostArguments)
        {
            text.Append($"\n… and {shown.Count - MostArguments} more");
        }

        return text.ToString();
    }

    /// <summary>As the tool declares them, what is required first: padding cannot push the id out of sight.</summary>
    private static List<JsonProperty> InOrder(Tool tool, JsonElement arguments)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var argument in tool.Arguments.OrderByDescending(argument => argument.Role == ArgumentRole.Id).ThenByDescending(argument => argument.Required))
        {
            places.TryAdd(argument.Name, places.Count);
        }

        return [.. arguments.EnumerateObject()
            .Where(argument => argument.Name is not ToolArgument.ConfirmationName)
            .OrderBy(argument => places.GetValueOrDefault(argument.Name, int.MaxValue))];
    }

    private static string Value(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Cut($"\"{HiddenText.Line(value.GetString()!, int.MaxValue)}\"")
        : Cut(HiddenText.Line(value.GetRawText(), int.MaxValue));

    private static string Cut(string line) => line.Length <= LongestValue
        ? line
        : $"{HiddenText.Line(line, LongestValue)} ({line.Length} characters)";
}
