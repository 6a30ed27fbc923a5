using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Steps;

/// <summary>
/// Compares what was sent with what a record holds afterwards. Only what can be compared counts: a member the record does not
/// show, or a reference by another key than the one sent, says nothing.
/// </summary>
internal static class StoredValues
{
    private static readonly string[] NameKeys = ["name", "id", "label", "key", "caption"];
    private static readonly string[] ValueKeys = ["values", "value"];

    /// <param name="empty">Texts that mean "nothing" at this vendor besides null and "".</param>
    /// <returns>One phrase per member.</returns>
    public static List<string> Differences(JsonObject sent, ReadOnlyMemory<byte> record, IReadOnlyList<string> empty)
    {
        var differences = new List<string>();
        using var document = JsonDocument.Parse(record);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            foreach (var (name, value) in sent)
            {
                if (document.RootElement.TryGetProperty(name, out var stored))
                {
                    Compare(name, value, stored, empty, differences);
                }
            }
        }

        return differences;
    }

    private static void Compare(string path, JsonNode? sent, JsonElement stored, IReadOnlyList<string> empty, List<string> differences)
    {
        if (sent is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (Member(stored, name) is { } held)
                {
                    Compare($"{path}.{name}", value, held, empty, differences);
                }
                else if (stored.ValueKind == JsonValueKind.Array && Texts(value, empty) is { Count: > 0 })
                {
                    differences.Add($"{path}.{name} (sent {Shown(value)}) is not there");
                }
            }

            return;
        }

        var wanted = Texts(sent, empty);
        if (wanted.Count == 0)
        {
            return;
        }

        var found = Texts(stored, empty);
        if (found.Count == 0)
        {
            differences.Add($"{path} (sent {Shown(sent)}) is empty");
        }
        else if (IsPlain(stored) && !(wanted.Count == found.Count && wanted.All(text => found.Any(other => Same(text, other)))))
        {
            differences.Add($"{path} (sent {Shown(sent)}) is {Responses.PlainText.Excerpt(stored.GetRawText(), 80)}");
        }
    }

    /// <summary>A member of an object, or the values of the element of that name in a list of named values.</summary>
    private static JsonElement? Member(JsonElement stored, string name)
    {
        if (stored.ValueKind == JsonValueKind.Object)
        {
            return stored.TryGetProperty(name, out var member) ? member : null;
        }

        if (stored.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in stored.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (NameKeys.Any(key => item.TryGetProperty(key, out var label) && string.Equals(label.ToString(), name, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var key in ValueKeys)
                {
                    if (item.TryGetProperty(key, out var values))
                    {
                        return values;
                    }
                }
            }
        }

        return null;
    }

    private static bool IsPlain(JsonElement stored) => stored.ValueKind == JsonValueKind.Array
        ? stored.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        : stored.ValueKind != JsonValueKind.Object;

    private static List<string> Texts(JsonNode? sent, IReadOnlyList<string> empty) => sent switch
    {
        JsonArray items => [.. items.SelectMany(item => Texts(item, empty))],
        JsonObject => ["{}"],
        null => [],
        _ => WireValue.ToText(sent) is { Length: > 0 } text && !empty.Contains(text, StringComparer.OrdinalIgnoreCase) ? [text] : [],
    };

    private static List<string> Texts(JsonElement stored, IReadOnlyList<string> empty)
    {
        var id = default(JsonElement);
        return stored.ValueKind switch
        {
            JsonValueKind.Array => [.. stored.EnumerateArray().SelectMany(item => Texts(item, empty))],
            JsonValueKind.Object => NameKeys.Any(key => stored.TryGetProperty(key, out id)) ? Texts(id, empty) : ["{}"],
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            _ => stored.ToString() is { Length: > 0 } text && !empty.Contains(text, StringComparer.OrdinalIgnoreCase) ? [text] : [],
        };
    }

    private static bool Same(string sent, string stored) =>
        string.Equals(Normal(sent), Normal(stored), StringComparison.OrdinalIgnoreCase)
        || (decimal.TryParse(sent, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b)
        || (Date(sent) is { } first && Date(stored) is { } second && first == second);

    // Vendors trim, and change line ends.
    private static string Normal(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static DateTimeOffset? Date(string text) => text.Length >= 10 && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static string Shown(JsonNode? sent) => Responses.PlainText.Excerpt(sent?.ToJsonString(JsonBody.Readable) ?? "null", 80);
}
