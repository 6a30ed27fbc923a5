using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>A form read as the JSON it stands for: <c>tags[]</c> is an array, <c>custom_fields[name]</c> a member of an object.</summary>
static class FormBody
{
    public static JsonObject Read(IFormCollection form)
    {
        var body = new JsonObject();
        foreach (var (key, values) in form)
            foreach (var value in values)
                Put(body, key.Replace("]", "", StringComparison.Ordinal).Split('['), value);
        return body;
    }

    static void Put(JsonObject target, ReadOnlySpan<string> path, string? value)
    {
        if (path.Length == 1)
        {
            target[path[0]] = value;
        }
        else if (path.Length == 2 && path[1].Length == 0)
        {
            if (target[path[0]] is not JsonArray items)
                target[path[0]] = items = [];
            items.Add(value);
        }
        else if (path[1].Length == 0) // assets[][display_id]: each one begins a new object
        {
            if (target[path[0]] is not JsonArray items)
                target[path[0]] = items = [];
            if (items.LastOrDefault() is not JsonObject last || last.ContainsKey(path[2]))
                items.Add(last = []);
            Put(last, path[2..], value);
        }
        else
        {
            if (target[path[0]] is not JsonObject inner)
                target[path[0]] = inner = [];
            Put(inner, path[1..], value);
        }
    }
}
