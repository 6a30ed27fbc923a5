using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>Repeated <c>name=value</c> options.</summary>
internal static class NamedValues
{
    public static Option<string[]> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "name=value",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Splits one; the value is null when there is no <c>=</c>.</summary>
    public static (string Name, string? Value) Split(string typed) =>
        typed.Split('=', 2) is [var name, var value] ? (name.Trim(), value) : (typed.Trim(), null);

    /// <exception cref="CommandException">One has no name or no value, or a name comes twice.</exception>
    public static JsonObject Read(string option, IEnumerable<string> typed)
    {
        var values = new JsonObject();
        foreach (var (name, value) in typed.Select(Split))
        {
            if (name.Length == 0 || value is null)
            {
                throw CommandException.Usage($"{option} {name}: give it as {option} name=value.");
            }

            if (!values.TryAdd(name, value))
            {
                throw CommandException.Usage($"{option} {name}: given twice.");
            }
        }

        return values;
    }
}
