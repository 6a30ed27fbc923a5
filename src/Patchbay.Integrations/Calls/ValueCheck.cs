using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Patchbay.Integrations.Calls;

/// <summary>Compares a value with its rule and collects every problem, each with the path, the rule and what was given.</summary>
internal readonly struct ValueCheck(List<string> problems)
{
    private const int MostValuesTold = 40;

    /// <param name="nullClears">True where null is a way to empty a field, so that scalars accept it.</param>
    public void Check(string path, JsonElement value, ValueRule rule, bool nullClears)
    {
        if (value.ValueKind == JsonValueKind.Null && MayBeNull(path, rule, nullClears))
        {
            return;
        }

        if (!IsOf(value, rule.Kinds))
        {
            problems.Add($"{path}: must be {Said(rule.Kinds)}; got {Shown(value)}.");
            return;
        }

        if (rule.Values is { } values && !IsAmong(value, values))
        {
            problems.Add($"{path}: must be one of {Said(values)}; got {Shown(value)}.{Hint(value, values)}");
            return;
        }

        if (rule.Choices.Count > 0 && !FitsOne(path, value, rule.Choices, nullClears))
        {
            problems.Add($"{path}: fits none of the {rule.Choices.Count} allowed shapes; got {Shown(value)}.");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(path, value.GetString()!, rule);
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                CheckNumber(path, number, rule);
                break;
            case JsonValueKind.Array:
                CheckItems(path, value, rule, nullClears);
                break;
            case JsonValueKind.Object:
                CheckMembers(path, value, rule, nullClears);
                break;
        }
    }

    /// <summary>A value as it stands in a message: short, on one line.</summary>
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        _ => Shorten(value.GetRawText()),
    };

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private bool MayBeNull(string path, ValueRule rule, bool nullClears)
    {
        if (rule.Kinds == JsonKinds.Any || rule.Kinds.HasFlag(JsonKinds.Null))
        {
            return true;
        }

        if (rule.Kinds == JsonKinds.Array)
        {
            // Vendors read null in a list as an empty entry, or fail on it.
            problems.Add($"{path}: must be an array, not null; send [] to clear it.");
            return true;
        }

        return nullClears && rule.Kinds != JsonKinds.Object;
    }

    // Apart from their caller, which makes no object for them then.
    private static bool IsAmong(JsonElement value, IReadOnlyList<JsonNode?> values) => values.Any(allowed => Same(value, allowed));

    private static bool FitsOne(string path, JsonElement value, IReadOnlyList<ValueRule> choices, bool nullClears) =>
        choices.Any(choice => Fits(path, value, choice, nullClears));

    private static bool Fits(string path, JsonElement value, ValueRule choice, bool nullClears)
    {
        var found = new List<string>();
        new ValueCheck(found).Check(path, value, choice, nullClears);
        return found.Count == 0;
    }

    private void CheckText(string path, string text, ValueRule rule)
    {
        if (rule.MinLength is { } least && text.Length < least)
        {
            problems.Add($"{path}: must have at least {least} characters; got {text.Length}.");
        }

        if (rule.MaxLength is { } most && text.Length > most)
        {
            problems.Add($"{path}: must have at most {most} characters; got {text.Length}.");
        }

        if (rule.Pattern is { } pattern && !Matches(pattern, text))
        {
            problems.Add($"{path}: must match {rule.PatternText}; got {Shorten($"\"{text}\"")}.");
        }

        if (TextFormat.Problem(rule.Format, text) is { } problem)
        {
            problems.Add($"{path}: must be {problem}; got {Shorten($"\"{text}\"")}.");
        }
    }

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // the vendor judges what takes too long here
        }
    }

    private void CheckNumber(string path, decimal number, ValueRule rule)
    {
        if ((rule.Minimum is { } least && number < least) || (rule.Maximum is { } most && number > most))
        {
            var range = (rule.Minimum, rule.Maximum) switch
            {
                ({ } from, { } to) => $"between {from} and {to}",
                ({ } from, null) => $"at least {from}",
                (_, var to) => $"at most {to}",
            };
            problems.Add($"{path}: must be {range}; got {number.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private void CheckItems(string path, JsonElement array, ValueRule rule, bool nullClears)
    {
        var count = array.GetArrayLength();
        if (rule.MinItems is { } least && count < least)
        {
            problems.Add($"{path}: must have at least {least} elements; got {count}.");
        }

        if (rule.MaxItems is { } most && count > most)
        {
            problems.Add($"{path}: must have at most {most} elements; got {count}.");
        }

        if (rule.Items is { } items)
        {
            var index = 0;
            foreach (var item in array.EnumerateArray())
            {
                Check($"{path}[{index++}]", item, items, nullClears: false);
            }
        }
    }

    private void CheckMembers(string path, JsonElement value, ValueRule rule, bool nullClears)
    {
        foreach (var name in rule.Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                problems.Add($"{path}.{name}: required, but missing{(rule.Member(name)?.Description is { } words ? $" ({words.TrimEnd('.')})" : "")}.");
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (rule.Member(member.Name) is { } known)
            {
                Check($"{path}.{member.Name}", member.Value, known, nullClears);
            }
            else if (rule.Members is { } members && (rule.Closed || IsMisspelt(member.Name, members.Keys)))
            {
                problems.Add(Unknown($"{path}.{member.Name}", "member", member.Name, members.Keys));
            }
        }
    }

    /// <summary>The sentence about a name nobody knows, with what it may have been or what there is.</summary>
    public static string Unknown(string path, string what, string name, IEnumerable<string> known) =>
        Suggestion.For(name, known) is { } near
            ? $"{path}: unknown {what}; did you mean '{near}'?"
            : $"{path}: unknown {what}; there {Listed(known)}.";

    private static string Listed(IEnumerable<string> known)
    {
        var names = known.ToList();
        return names.Count == 0 ? "are none"
            : $"{(names.Count == 1 ? "is" : "are")} {string.Join(", ", names.Take(MostValuesTold))}{(names.Count > MostValuesTold ? ", …" : "")}";
    }

    // Vendors drop a name in the wrong case without a word.
    private static bool IsMisspelt(string name, IEnumerable<string> known) =>
        known.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsOf(JsonElement value, JsonKinds kinds) => kinds == JsonKinds.Any || value.ValueKind switch
    {
        JsonValueKind.String => kinds.HasFlag(JsonKinds.Text),
        JsonValueKind.Number => kinds.HasFlag(JsonKinds.Number)
            || (kinds.HasFlag(JsonKinds.Integer) && value.TryGetDecimal(out var number) && decimal.IsInteger(number)),
        JsonValueKind.True or JsonValueKind.False => kinds.HasFlag(JsonKinds.Boolean),
        JsonValueKind.Object => kinds.HasFlag(JsonKinds.Object),
        JsonValueKind.Array => kinds.HasFlag(JsonKinds.Array),
        _ => false,
    };

    private static bool Same(JsonElement value, JsonNode? allowed) => value.ValueKind switch
    {
        JsonValueKind.String => allowed is JsonValue text && text.TryGetValue<string>(out var expected) && value.ValueEquals(expected),
        JsonValueKind.Number => allowed is JsonValue number && value.TryGetDecimal(out var given)
            && decimal.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted) && given == wanted,
        _ => JsonNode.DeepEquals(JsonSerializer.SerializeToNode(value), allowed),
    };

    private static string Hint(JsonElement value, IReadOnlyList<JsonNode?> values) =>
        value.ValueKind == JsonValueKind.String
        && Suggestion.For(value.GetString()!, values.OfType<JsonValue>().Select(one => one.ToString())) is { } near
            ? $" Did you mean \"{near}\"?"
            : "";

    private static string Said(IReadOnlyList<JsonNode?> values) =>
        string.Join(", ", values.Take(MostValuesTold).Select(value => value?.ToJsonString(Readable) ?? "null"))
        + (values.Count > MostValuesTold ? $", … ({values.Count} in all)" : "");

    private static JsonSerializerOptions Readable { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Said(JsonKinds kinds) => string.Join(" or ", new[]
    {
        (JsonKinds.Text, "a string"), (JsonKinds.Number, "a number"), (JsonKinds.Integer, "an integer"), (JsonKinds.Boolean, "true or false"),
        (JsonKinds.Object, "an object"), (JsonKinds.Array, "an array"), (JsonKinds.Null, "null"),
    }.Where(kind => kinds.HasFlag(kind.Item1)).Select(kind => kind.Item2));
}
