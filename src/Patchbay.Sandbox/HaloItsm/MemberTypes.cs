using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Names and types of a body's members. The product reads nothing else, and what does not fit a type fails the whole body.</summary>
sealed class MemberTypes
{
    readonly Dictionary<string, string> types;

    /// <param name="list">
    /// <c>name:type</c> with spaces between; types are s text, i whole number, n number, b yes or no, dt time, uuid, a array, o object.
    /// A name after <c>-</c> is shown but not written.
    /// </param>
    public MemberTypes(string list) => types = list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':'))
        .ToDictionary(entry => entry[0].TrimStart('-'), entry => entry[0].StartsWith('-') ? "" : entry[1], StringComparer.OrdinalIgnoreCase);

    public bool Knows(string name) => types.ContainsKey(name);

    /// <summary>The members that can be written, as they are stored.</summary>
    /// <param name="problem">The first member that does not fit; null when all do.</param>
    public JsonObject Read(JsonObject given, out string? problem)
    {
        var read = new JsonObject();
        problem = null;
        foreach (var (name, value) in given)
        {
            if (!types.TryGetValue(name, out var type) || type.Length == 0 || name == "id")
                continue;
            if (value is null)
                read[name] = null;
            else if (Stored(type, value) is { } stored)
                read[name] = stored;
            else
                problem ??= $"Error converting value {value.ToJsonString()} to type '{Spoken(type)}'. Path '[0].{name}'.";
        }

        return read;
    }

    static JsonNode? Stored(string type, JsonNode value)
    {
        var (kind, text) = (value.GetValueKind(), value.ToString());
        var scalar = kind is not (JsonValueKind.Array or JsonValueKind.Object);
        return type switch
        {
            // 95.0 is no integer to the product.
            "i" => scalar && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            "n" => scalar && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            "b" => bool.TryParse(text, out var flag) ? flag : kind == JsonValueKind.Number && text is "0" or "1" ? text == "1" : null,
            "dt" => kind == JsonValueKind.String && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Tenant.Stamp(time) : null,
            "uuid" => Guid.TryParse(text, out var guid) ? guid.ToString() : null,
            "a" => kind == JsonValueKind.Array ? value.DeepClone() : null,
            "o" => kind == JsonValueKind.Object ? value.DeepClone() : null,
            _ => scalar ? text : null,
        };
    }

    static string Spoken(string type) => type switch
    {
        "i" => "System.Int32", "n" => "System.Double", "b" => "System.Boolean", "dt" => "System.DateTime", "uuid" => "System.Guid", "a" => "System.Collections.Generic.List", "o" => "System.Object",
        _ => "System.String",
    };
}
