using System.Text.RegularExpressions;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;

namespace Patchbay.Accounts;

/// <summary>Checks what an operator entered against what an integration asks for. Messages never repeat a credential.</summary>
static class AccountForm
{
    private const int MaxLength = 8_192;

    private static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(200);

    /// <summary>Null, with a problem added, when there is none of that name.</summary>
    public static Integration? Integration(IntegrationCatalog catalog, string name, Problems problems)
    {
        var integration = catalog.Find(name);
        if (integration is null)
        {
            problems.Add("integration", $"There is no integration '{name}'. Known: {string.Join(", ", catalog.All.Select(one => one.Name))}.");
        }

        return integration;
    }

    /// <param name="name">The account's display name; null for none of its own.</param>
    public static void CheckCustomer(string tenantId, string? name, Caller caller, Problems problems)
    {
        Texts.Check("tenant_id", tenantId, problems);
        if (caller.TenantId is not null && caller.TenantId != tenantId)
        {
            problems.Add("tenant_id", $"Your API token is bound to tenant '{caller.TenantId}': only that one is possible.");
        }

        if (name is not null)
        {
            Texts.Check("name", name, problems);
        }
    }

    /// <summary>
    /// The kind to use: the one named, or the only one that has all the fields given. Null, with a problem added, when that leaves none or
    /// several.
    /// </summary>
    /// <param name="fields">Names of the credential fields given.</param>
    public static CredentialKind? Kind(Integration integration, string? kind, IReadOnlyCollection<string> fields, Problems problems)
    {
        var fitting = integration.CredentialKinds
            .Where(one => kind is null ? fields.All(name => one.Fields.Any(field => field.Name == name)) : one.Kind == kind).ToList();
        var chosen = fitting.Count == 1 ? fitting[0] : kind is null && integration.CredentialKinds.Count == 1 ? integration.CredentialKinds[0] : null;
        if (chosen is null)
        {
            var allowed = string.Join(", ", integration.CredentialKinds.Select(one => one.Kind));
            problems.Add("credential_kind", kind is null
                ? $"Required, as {integration.Name} knows several and the fields given do not tell which: {allowed}."
                : $"{integration.Name} has no credential kind '{kind}'. Allowed: {allowed}.");
        }

        return chosen;
    }

    /// <param name="path">Where the values stand in the body: <c>variables</c> or <c>credentials</c>.</param>
    /// <param name="whole">False when somebody else fills in the rest: nothing is required yet.</param>
    public static void Check(
        string path, IReadOnlyDictionary<string, string> values, IReadOnlyList<Variable> fields, Problems problems, bool whole = true)
    {
        var known = string.Join(", ", fields.Select(field => field.Name));
        foreach (var name in values.Keys.Where(name => fields.All(field => field.Name != name)))
        {
            problems.Add($"{path}.{name}", $"Unknown. Known here: {known}.");
        }

        foreach (var field in fields)
        {
            if (!values.TryGetValue(field.Name, out var value) || value.Length == 0)
            {
                if (whole && field.Required && field.Default is null)
                {
                    problems.Add($"{path}.{field.Name}", $"Required: {field.Title}.{Hint(field)}");
                }
            }
            else if (Wrong(field, value) is { } wrong)
            {
                problems.Add($"{path}.{field.Name}", wrong + Hint(field));
            }
        }
    }

    /// <summary>True when the field may hold this text, which is not empty.</summary>
    public static bool Accepts(Variable field, string value) => Wrong(field, value) is null;

    private static string? Wrong(Variable field, string value)
    {
        if (value.Length > MaxLength)
        {
            return $"Must be at most {MaxLength} characters.";
        }

        if (field.Name == "base_url" && !IsBaseUrl(value))
        {
            return "Must be an http or https URL without query, such as https://desk.example.com.";
        }

        if (field.Pattern is not null)
        {
            return Matches(field.Pattern, value) ? null : $"Must match the pattern {field.Pattern}.";
        }

        return value.Any(char.IsControl) ? "Must not contain line breaks or other control characters." : null;
    }

    private static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternPatience);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Hint(Variable field) =>
        (field.Help is null ? "" : " " + field.Help.TrimEnd('.') + ".") + (field.Example is null ? "" : $" Example: {field.Example}.");

    private static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https")
        && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
}
