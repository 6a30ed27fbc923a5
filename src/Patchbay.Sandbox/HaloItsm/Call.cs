using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>One request under way.</summary>
sealed record Call(HttpContext Http, Tenant Tenant, RequestBody Body, Grant Grant)
{
    /// <summary>A path parameter.</summary>
    public string Path(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>A query parameter, null when absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) && values[0] is { Length: > 0 } text ? text : null;

    /// <summary>True for <c>true</c> alone: the product reads 1 as false.</summary>
    public bool Flag(string name) => string.Equals(Query(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A number, or the usual one when it is absent or none.</summary>
    public int Number(string name, int usual) => int.TryParse(Query(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : usual;

    /// <summary>Ids given as <c>1</c>, <c>1,2</c>, <c>[1,2]</c> or by repeating the parameter; null when absent.</summary>
    /// <exception cref="BadQueryException">One of them is no number.</exception>
    public IReadOnlySet<int>? Ids(string name)
    {
        if (Query(name) is null)
            return null;
        var ids = new HashSet<int>();
        foreach (var text in Http.Request.Query[name].SelectMany(value => value!.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
                throw new BadQueryException();
            ids.Add(id);
        }

        return ids;
    }

    public string Now => Tenant.Stamp(Tenant.Clock.GetUtcNow());
}

/// <summary>Text where a number belongs in the query: the product answers before it looks at anything else.</summary>
sealed class BadQueryException : Exception;
