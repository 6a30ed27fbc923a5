using Microsoft.AspNetCore.Http;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>
/// The columns asked for: <c>fields=Subject,Queue</c>, and inside references <c>fields[Queue]=Name</c>
/// or a level deeper <c>fields[fields[Queue]][Creator]=RealName</c>.
/// </summary>
sealed record Expansion(IReadOnlyList<string> Columns, string Prefix, IQueryCollection Query)
{
    public static Expansion Of(Call call) => new(Split(call.Request.Query["fields"]), "fields", call.Request.Query);

    /// <summary>What was asked of a reference column; null if nothing.</summary>
    public Expansion? Of(string column)
    {
        var key = $"{Prefix}[{column}]";
        return Query.TryGetValue(key, out var asked) ? new(Split(asked), $"fields[{key}]", Query) : null;
    }

    static string[] Split(IEnumerable<string?> values) =>
        [.. values.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];
}
