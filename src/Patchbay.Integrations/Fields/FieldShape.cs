using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Integrations.Fields;

/// <summary>What one row says about a field's value.</summary>
/// <param name="Options">Allowed values as JSON texts; empty when any is allowed or nobody tells.</param>
internal sealed partial record FieldShape(string Type, bool Many, IReadOnlyList<string> Options, string? Pattern, string? Text)
{
    private const int MostOptions = 200;

    /// <summary>Most characters of a text; null for any number.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Most values of a field of many; null for any number.</summary>
    public int? MaxItems { get; init; }

    /// <summary>What each option is called, for people; null when the values say it.</summary>
    public string? Meanings { get; init; }

    public static FieldShape Of(FieldMapping mapping, FieldRow row)
    {
        var word = mapping.Type is { } member && !row.IsStub ? FieldRow.Text(row.Value, member) : null;
        // Of a stub nobody knows whether it takes one value or several.
        var type = row.IsStub ? "any" : word is not null && KnownType(mapping, row, word) is { } known ? known : "string";
        var many = type.EndsWith("[]", StringComparison.Ordinal)
            || (mapping.Many is { } several && FieldRow.Text(row.Value, several.Member) == several.Value);
        type = type.EndsWith("[]", StringComparison.Ordinal) ? type[..^2] : type;
        var (pattern, hint) = Readable(mapping.Pattern is { } patternMember ? FieldRow.Text(row.Value, patternMember) : null);
        var label = mapping.Label is { } labelMember ? FieldText.Sentence(FieldRow.Text(row.Value, labelMember)) : null;
        var description = mapping.Description is { } descriptionMember ? FieldText.Sentence(FieldRow.Text(row.Value, descriptionMember)) : null;
        return new FieldShape(type, many, ReadOptions(mapping, row, type), type == "string" ? pattern : null, Sentences(label, description, FieldText.Sentence(hint)))
        {
            MaxLength = type == "string" ? Limit(mapping.MaxLength, row) : null,
            MaxItems = many ? Limit(mapping.MaxItems, row) : null,
            Meanings = Labels(mapping, row),
        };
    }

    private static string? KnownType(FieldMapping mapping, FieldRow row, string word) =>
        mapping.Subtype is { } member && mapping.Types.TryGetValue($"{word}/{FieldRow.Text(row.Value, member)}", out var exact) ? exact
        : mapping.Types.GetValueOrDefault(word) ?? mapping.Types.GetValueOrDefault("*");

    private static int? Limit(string? member, FieldRow row) =>
        member is not null && int.TryParse(FieldRow.Text(row.Value, member), CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : null;

    private static string? Labels(FieldMapping mapping, FieldRow row) =>
        mapping is { Options: { } member, OptionValue: { } value, OptionLabel: { } label }
        && FieldRow.Member(row.Value, member) is { ValueKind: JsonValueKind.Array } options && options.GetArrayLength() is > 0 and <= MostOptions
            ? string.Join("; ", options.EnumerateArray().Select(option => $"{FieldText.Word(FieldRow.Text(option, value) ?? "")} = {FieldText.Word(FieldRow.Text(option, label) ?? "")}"))
            : null;

    /// <summary>What fits both: two fields of one name on different records.</summary>
    public FieldShape Or(FieldShape other) => new(
        Type == other.Type ? Type : "string",
        Many || other.Many,
        Type == other.Type && Options.Count > 0 && other.Options.Count > 0 ? [.. Options.Union(other.Options, StringComparer.Ordinal)] : [],
        Pattern == other.Pattern ? Pattern : null,
        Text ?? other.Text)
    {
        MaxLength = MaxLength is { } most && other.MaxLength is { } others ? Math.Max(most, others) : null,
        MaxItems = MaxItems is { } items && other.MaxItems is { } otherItems ? Math.Max(items, otherItems) : null,
        Meanings = Meanings == other.Meanings ? Meanings : Sentences(Meanings, other.Meanings),
    };

    public JsonObject ToSchema(string? appliesTo)
    {
        var value = new JsonObject();
        if (Type != "any")
        {
            value["type"] = Type is "date" or "date-time" ? "string" : Type;
        }

        if (Type is "date" or "date-time")
        {
            value["format"] = Type;
        }

        var told = Options.Count > MostOptions ? $"One of {Options.Count.ToString(CultureInfo.InvariantCulture)} values, such as {string.Join(", ", Options.Take(5))}." : null;
        if (Options.Count is > 0 and <= MostOptions)
        {
            value["enum"] = new JsonArray([.. Options.Select(option => JsonNode.Parse(option))]);
        }

        if (Pattern is not null && Options.Count == 0)
        {
            value["pattern"] = Pattern;
        }

        if (MaxLength is { } length)
        {
            value["maxLength"] = length;
        }

        var schema = Many ? new JsonObject { ["type"] = "array", ["items"] = value } : value;
        if (Many && MaxItems is { } items)
        {
            schema["maxItems"] = items;
        }

        if (Sentences(Text, Meanings, told, appliesTo) is { } description)
        {
            schema["description"] = description;
        }

        return schema;
    }

    /// <summary>Options that are texts, as the vendor spells them.</summary>
    public static IEnumerable<string> OptionTexts(FieldMapping mapping, FieldRow row) =>
        Values(mapping, row).Where(option => option.ValueKind == JsonValueKind.String).Select(option => option.GetString()!);

    private static IEnumerable<JsonElement> Values(FieldMapping mapping, FieldRow row) =>
        mapping.Options is { } member && FieldRow.Member(row.Value, member) is { ValueKind: JsonValueKind.Array } options
            ? options.EnumerateArray()
                .Where(option => mapping.OptionWhere.All(condition => FieldRow.Text(option, condition.Key) is not { } held || held == condition.Value))
                .Select(option => option.ValueKind is JsonValueKind.Object or JsonValueKind.Array && mapping.OptionValue is { } value ? FieldRow.Member(option, value) : option)
                .OfType<JsonElement>()
                .Where(option => option.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            : [];

    private static List<string> ReadOptions(FieldMapping mapping, FieldRow row, string type)
    {
        return type is not ("string" or "integer" or "number")
            ? []
            : [.. Values(mapping, row).Select(option => OptionText(option, type)).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>An option in the field's own type, as JSON; an enum must not mix types.</summary>
    private static string? OptionText(JsonElement option, string type)
    {
        var text = option.ValueKind == JsonValueKind.String ? option.GetString()! : option.GetRawText();
        return type == "string" ? JsonSerializer.Serialize(FieldText.Word(text), Requests.JsonBody.Readable)
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text
            : null;
    }

    /// <summary>The pattern without its comments, if clients can read it; a comment is told instead, as people wrote it for people.</summary>
    private static (string? Pattern, string? Hint) Readable(string? pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return (null, null);
        }

        var comments = string.Join(", ", Comment().Matches(pattern).Select(match => match.Groups["text"].Value.Trim()).Where(text => text.Length > 0));
        var plain = Comment().Replace(pattern, "");
        return (plain.Length > 0 && JavaScriptPattern.Refusal(plain) is null ? plain : null, comments.Length > 0 ? $"Format: {comments}." : null);
    }

    private static string? Sentences(params string?[] parts)
    {
        var said = parts.Select(part => part?.Trim()).Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal)
            .Select(part => part![^1] is '.' or '!' or '?' ? part : part + ".").ToList();
        return said.Count == 0 ? null : string.Join(' ', said);
    }

    [GeneratedRegex(@"\(\?#(?<text>[^)]*)\)")]
    private static partial Regex Comment();
}
