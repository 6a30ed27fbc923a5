using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Humanizer;

namespace Patchbay.Integrations;

/// <summary>Tool names and titles, derived from integration, resource and method.</summary>
public static partial class ToolNames
{
    /// <summary>Longest name model APIs accept; a longer one gets a short form.</summary>
    public const int MaxLength = 64;

    /// <summary>Longest name all known clients show; <c>lint</c> warns above it.</summary>
    public const int Comfortable = 60;

    // Words a rule for plurals would mangle: "datum" and "dn" help nobody.
    private static readonly HashSet<string> Unchanged = ["data", "metadata", "media", "criteria", "dns", "os", "sms"];

    /// <summary>The name by the rule, however long it is.</summary>
    public static string Long(string integration, string resource, string method)
    {
        var product = SnakeCase(integration);
        var one = Singular(resource);
        return method switch
        {
            "list" => $"list_all_{product}_{SnakeCase(resource)}",
            "get" => $"get_single_{product}_{one}_by_id",
            "create" => $"create_a_{product}_{one}",
            "update" => $"update_a_{product}_{one}_by_id",
            "delete" => $"delete_a_{product}_{one}_by_id",
            _ => $"{product}_{one}_{SnakeCase(method)}",
        };
    }

    /// <summary>The name itself, or when it is over <see cref="MaxLength"/> its beginning and a hash of the whole: the same on every machine.</summary>
    public static string Short(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{name[..(MaxLength - hash.Length - 1)].TrimEnd('_')}_{hash}";
    }

    /// <summary>Snake case with humps and digits split: <c>requests_v2</c> becomes <c>requests_v_2</c>.</summary>
    public static string SnakeCase(string name) => Borders().Replace(name, "_").ToLowerInvariant();

    /// <summary>Snake case with the last word in the singular: <c>time_entries</c> becomes <c>time_entry</c>.</summary>
    public static string Singular(string name)
    {
        var snake = SnakeCase(name);
        var last = snake.LastIndexOf('_') + 1;
        var word = snake[last..];
        return Unchanged.Contains(word) ? snake : snake[..last] + word.Singularize(inputIsKnownToBePlural: false);
    }

    /// <summary>A display title: <c>List tickets</c>, <c>Update ticket</c>, <c>Solution article: search</c>.</summary>
    public static string Title(string resource, string method)
    {
        var one = Words(Singular(resource));
        return method switch
        {
            "list" => $"List {Words(SnakeCase(resource))}",
            "get" => $"Get {one}",
            "create" => $"Create {one}",
            "update" => $"Update {one}",
            "delete" => $"Delete {one}",
            _ => $"{char.ToUpperInvariant(one[0])}{one[1..]}: {Words(SnakeCase(method))}",
        };
    }

    internal static string Words(string snakeCase) => snakeCase.Replace('_', ' ');

    [GeneratedRegex("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z]|[0-9])|[^A-Za-z0-9]+")]
    private static partial Regex Borders();
}
