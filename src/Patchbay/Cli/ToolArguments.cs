using System.Text.Json;

namespace Patchbay.Cli;

/// <summary>The arguments of a tool call as typed: JSON, <c>-</c> for standard input, or <c>@file</c>.</summary>
internal static class ToolArguments
{
    /// <exception cref="CommandException">Not a JSON object, or the file cannot be read.</exception>
    public static async Task<Dictionary<string, JsonElement>> ReadAsync(string? typed, Terminal terminal, CancellationToken cancellationToken)
    {
        var (text, from) = typed switch
        {
            null or "" => ("{}", ""),
            "-" => (await terminal.In.ReadToEndAsync(cancellationToken), "Standard input"),
            ['@', .. var path] => (await ReadFileAsync(path, cancellationToken), path),
            _ => (typed, "The arguments"),
        };
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone())
                : throw CommandException.Usage($"{from}: a JSON object is needed, such as {{\"id\": 1}}, not {Name(json.RootElement.ValueKind)}.");
        }
        catch (JsonException exception)
        {
            throw CommandException.Usage($"{from}: not JSON. {exception.Message}");
        }
        catch (ArgumentException)
        {
            throw CommandException.Usage($"{from}: an argument is given twice.");
        }
    }

    private static async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Usage($"The arguments cannot be read: {exception.Message}");
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
