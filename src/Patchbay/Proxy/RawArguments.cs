using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Integrations;

namespace Patchbay.Proxy;

/// <summary>Passes path, query and body of a plain HTTP request through to a method that has no documentation.</summary>
static partial class RawArguments
{
    public static RawCall Of(Method method, string? id, IQueryCollection query, JsonObject? body, List<string> problems)
    {
        var members = body?.DeepClone().AsObject();
        var path = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Placeholder().Matches(method.Request.Path).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal))
        {
            if (name == "id" && id is not null)
            {
                path[name] = id;
            }
            else if (query.TryGetValue(name, out var given))
            {
                path[name] = given.ToString();
                used.Add(name);
            }
            else if (members?[name] is JsonValue value)
            {
                path[name] = value.ToString();
                members.Remove(name);
            }
        }

        var call = new RawCall
        {
            Path = path,
            Query = [.. query.Where(pair => !used.Contains(pair.Key) && !IsInjected(method, pair.Key))
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))],
            Body = members is { Count: > 0 } ? members : null,
        };
        if (method.Request.Verb is "GET" or "HEAD" && members is { Count: > 0 })
        {
            // POST …/{resource}/{method} is how a custom method is called whatever its own verb.
            call = call with
            {
                Query = [.. call.Query, .. members.Select(member => KeyValuePair.Create(member.Key, member.Value?.ToString() ?? ""))],
                Body = null,
            };
        }

        return method.IsList ? Paged(call, query, problems) : call;
    }

    private static RawCall Paged(RawCall call, IQueryCollection query, List<string> problems)
    {
        int? limit = null;
        if (query["limit"].ToString() is { Length: > 0 } text)
        {
            limit = int.TryParse(text, out var wanted) && wanted > 0 ? wanted : null;
            if (limit is null)
            {
                problems.Add($"limit: must be a whole number from 1 on; got {JsonSerializer.Serialize(text)}.");
            }
        }

        return call with
        {
            Limit = limit,
            NextCursor = query["next_cursor"].ToString() is { Length: > 0 } cursor ? cursor : null,
            Fields = [.. query["fields"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        };
    }

    private static bool IsInjected(Method method, string name) =>
        method.IsList && name is "limit" or "next_cursor" or "fields";

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
