using System.Text.RegularExpressions;
using Patchbay.Accounts;
using Patchbay.Integrations;

namespace Patchbay.Upstream;

/// <summary>What the placeholders of an integration's connection stand for in one account.</summary>
sealed partial class AccountValues
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> credentials;

    public AccountValues(IntegratedAccount account, Integration integration)
    {
        credentials = account.Credentials;
        foreach (var variable in integration.Variables)
        {
            variables[variable.Name] = variable.Default ?? "";
        }

        foreach (var (name, value) in account.Variables)
        {
            variables[name] = value;
        }

        var given = variables.GetValueOrDefault("base_url", "");
        // Products show a part of the path with a slash at its end, and people copy it with or without.
        var basePath = Fill(integration.BasePath).Replace("//", "/", StringComparison.Ordinal).TrimEnd('/');
        Root = TrimPath(given.Length > 0 ? given : Fill(integration.BaseUrl ?? ""), basePath);
        Base = Root.Length == 0 ? "" : Root + basePath;
        // A token endpoint on the product's own host moves along when the account names another host.
        ReplacedRoot = given.Length > 0 ? integration.BaseUrl?.TrimEnd('/') : null;
        variables["base_url"] = Root;
    }

    /// <summary>The account's variables with defaults; <c>base_url</c> always holds <see cref="Root"/>.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>The base URL without the integration's base path and without a slash at its end; empty when none is known.</summary>
    public string Root { get; }

    /// <summary>What request paths are put after: base URL and base path, no slash at its end.</summary>
    public string Base { get; }

    private string? ReplacedRoot { get; }

    /// <summary>Fills placeholders of variables.</summary>
    public string Fill(string template) =>
        Placeholder().Replace(template, match => variables.GetValueOrDefault(match.Groups[1].Value, ""));

    /// <summary>Fills placeholders of credential fields and variables.</summary>
    public string FillSecret(string template) =>
        Placeholder().Replace(template, match =>
            credentials.GetValueOrDefault(match.Groups[1].Value) ?? variables.GetValueOrDefault(match.Groups[1].Value, ""));

    /// <summary>
    /// Fills a URL template, whose values are escaped so that they cannot change its host or add parameters. A placeholder the template
    /// begins with is an address of its own, taken as it is. A parameter that is nothing but an empty value is left out.
    /// </summary>
    public string FillUrl(string template)
    {
        if (ReplacedRoot is { Length: > 0 } own && template.StartsWith(own, StringComparison.Ordinal))
        {
            template = "{base_url}" + template[own.Length..];
        }

        return Placeholder().Replace(WithoutEmptyParameters(template), match => match.Groups[1].Value == "base_url" ? Root
            : match.Index == 0 ? Address(match.Groups[1].Value)
            : Uri.EscapeDataString(variables.GetValueOrDefault(match.Groups[1].Value, "")));
    }

    // The default of such a variable may name base_url.
    private string Address(string name) =>
        variables.GetValueOrDefault(name, "").Replace("{base_url}", Root, StringComparison.Ordinal).TrimEnd('/');

    private string WithoutEmptyParameters(string template)
    {
        if (template.Split('?', 2) is not [var path, var query])
        {
            return template;
        }

        var kept = query.Split('&').Where(parameter => parameter.Split('=', 2) is not [_, var value]
            || Placeholder().Match(value) is not { Success: true } match || match.Value != value
            || variables.GetValueOrDefault(match.Groups[1].Value, "").Length > 0).ToList();
        return kept.Count == 0 ? path : $"{path}?{string.Join('&', kept)}";
    }

    private static string TrimPath(string url, string path)
    {
        var root = url.TrimEnd('/');
        return path.Length > 0 && root.EndsWith(path, StringComparison.OrdinalIgnoreCase) ? root[..^path.Length].TrimEnd('/') : root;
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
