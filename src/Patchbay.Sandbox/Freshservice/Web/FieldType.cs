using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>What a member's value must be.</summary>
/// <param name="Kind"><c>str int num bool dt date email obj any</c>, <c>@table</c>, or <c>{</c> for an object of known members.</param>
/// <param name="Choices">The values allowed; none allows all.</param>
/// <param name="Inner">The members of a known object.</param>
/// <param name="IsList">True for an array of these.</param>
sealed partial record FieldType(string Kind, IReadOnlyList<string> Choices, Fields? Inner, bool IsList)
{
    public static FieldType Parse(string text)
    {
        var isList = text.EndsWith("[]", StringComparison.Ordinal);
        text = isList ? text[..^2] : text;
        if (text[0] == '{')
            return new("{", [], Fields.Parse(text[1..^1]), isList);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? new(text, [], null, isList) : new(text[..open], text[(open + 1)..^1].Split('|'), null, isList);
    }

    public JsonNode? Blank() => IsList ? new JsonArray() : Kind switch
    {
        "bool" => false,
        "obj" => new JsonObject(),
        _ => null,
    };

    /// <summary>What is wrong with the value of this name in its owner.</summary>
    public List<JsonObject> Problems(Call call, JsonObject owner, string name, string prefix)
    {
        if (!IsList)
        {
            if (call.IsForm)
                owner[name] = FromText(owner[name]!);
            return Problems(call, owner[name]!, prefix + name);
        }

        if (owner[name] is not JsonArray items)
            return [Mismatch(prefix + name, "Array")];
        if (call.IsForm)
            owner[name] = items = new JsonArray([.. items.Select(item => FromText(item!))]);
        return [.. items.SelectMany(item => item is null ? [Mismatch(prefix + name, Word)] : Problems(call, item, prefix + name)).Take(1)];
    }

    List<JsonObject> Problems(Call call, JsonNode value, string path)
    {
        if (!Fits(value))
            return [Mismatch(path, Word)];
        if (Inner is not null)
            return Inner.Problems(call, value.AsObject(), isNew: true, path + ".");
        if (Choices.Count > 0 && !Choices.Contains(value.ToString()))
            return [Refusal.Problem(path, $"It should be one of these values: '{string.Join(",", Choices)}'", "invalid_value")];
        return Kind[0] == '@' && !Exists(call.Tenant, value.Number())
            ? [Refusal.Problem(path, $"There is no record in {Kind[1..]} matching the given {path}", "invalid_value")] : [];
    }

    bool Exists(Tenant tenant, long? key) => Kind == "@users" ? tenant.Person(key) is not null : tenant[Kind[1..]].Find(key) is not null;

    bool Fits(JsonNode value) => Kind switch
    {
        "str" => value.GetValueKind() == JsonValueKind.String,
        "num" => value.GetValueKind() == JsonValueKind.Number,
        "bool" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "dt" => value.GetValueKind() == JsonValueKind.String && IsTime(value.ToString()),
        "date" => value.GetValueKind() == JsonValueKind.String && (IsDate(value.ToString()) || IsTime(value.ToString())),
        "email" => value.GetValueKind() == JsonValueKind.String && Email().IsMatch(value.ToString()),
        "obj" or "{" => value is JsonObject,
        "any" => true,
        _ => value.Number() >= 0, // int and @table
    };

    string Word => Kind switch
    {
        "str" => "String", "num" => "Number", "bool" => "Boolean", "dt" => "ISO 8601 time", "date" => "Date", "email" => "Valid email address", "obj" or "{" => "Object", _ => "Positive Integer",
    };

    static JsonObject Mismatch(string path, string word) => Refusal.Problem(path, $"It should be a/an {word}", "datatype_mismatch");

    JsonNode FromText(JsonNode value)
    {
        var text = value is JsonValue ? value.ToString() : "";
        return (Kind is "int" || Kind[0] == '@') && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : Kind is "num" && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount
            : Kind is "bool" && bool.TryParse(text, out var flag) ? flag
            : value.DeepClone();
    }

    public static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsTime(string text) => Time().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:?\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();
}
