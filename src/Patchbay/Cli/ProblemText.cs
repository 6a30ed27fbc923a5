using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>A problem the management API answered with, as lines to read: what went wrong, then one line for each field.</summary>
internal static class ProblemText
{
    /// <param name="problem">The <c>application/problem+json</c> body; null when the answer had none.</param>
    public static string Of(HttpStatusCode status, JsonObject? problem)
    {
        var errors = problem?["errors"] as JsonObject ?? [];
        var (first, second) = errors.Count > 0 ? ("title", "detail") : ("detail", "title"); // with fields, the detail only says them again
        var text = new StringBuilder(Text(problem, first) ?? Text(problem, second) ?? Fallback(status));
        foreach (var (field, messages) in errors)
        {
            foreach (var message in messages as JsonArray ?? [messages?.DeepClone()])
            {
                text.Append('\n').Append("  ").Append(field).Append(": ").Append(message?.ToString());
            }
        }

        return text.ToString();
    }

    private static string? Text(JsonObject? problem, string member) =>
        problem?[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static string Fallback(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "The API token is not accepted.",
        HttpStatusCode.Forbidden => "The API token may not do this: it needs the scope 'manage'.",
        HttpStatusCode.NotFound => "There is no such thing.",
        _ => $"The server answered HTTP {(int)status}.",
    };
}
