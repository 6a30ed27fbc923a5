using System.Globalization;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Files;

/// <summary>
/// Typed access to one mapping of a file. Every unknown key and every wrong type becomes a problem with its line; the
/// reading goes on with what the key's absence means.
/// </summary>
internal sealed class Section
{
    private readonly IReadOnlyList<string> keys;
    private readonly string what;

    /// <param name="what">One of <see cref="FileKeys.Sets"/>.</param>
    /// <param name="open">True when further keys are names (a resource's methods).</param>
    public Section(YamlMap map, string what, Findings findings, int? line = null, bool open = false)
    {
        Map = map;
        this.what = what;
        Findings = findings;
        Line = line ?? map.Line;
        keys = FileKeys.Sets[what];
        foreach (var entry in open ? [] : map.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            // { description: Give all, or none } is a mapping with the key "or none" to YAML.
            var comma = entry.Key.Contains(' ') && entry.Value is YamlText { IsNull: true } ? " (a text with a comma needs quotes inside { })" : "";
            findings.Error(entry.Line, $"unknown key '{entry.Key}'{comma}{Suggestion.Allowed(entry.Key, keys)}");
        }
    }

    public YamlMap Map { get; }

    public Findings Findings { get; }

    /// <summary>Line of the key this mapping belongs to.</summary>
    public int Line { get; }

    /// <summary>The value of an entry as a section; null, and a problem, when it is no mapping.</summary>
    public static Section? Of(YamlEntry entry, string what, Findings findings)
    {
        if (entry.Value is YamlMap map)
        {
            return new Section(map, what, findings, entry.Line);
        }

        findings.Error(entry.Line, $"'{entry.Key}' must be a mapping ({string.Join(", ", FileKeys.Sets[what])}), found {entry.Value.Kind}");
        return null;
    }

    public bool Has(string key) => Entry(key) is not null;

    /// <summary>Line of a key, or of this mapping where it is left out.</summary>
    public int LineOf(string key) => Entry(key)?.Line ?? Line;

    public YamlValue? Value(string key) => Entry(key)?.Value;

    public JsonNode? Json(string key) => Value(key) is { } value ? YamlJson.Of(value) : null;

    public void Error(string key, string message) => Findings.Error(LineOf(key), message);

    public string? Text(string key)
    {
        switch (Value(key))
        {
            case null:
                return null;
            case YamlText { IsNull: false } text when text.Text.Trim().Length > 0:
                return text.Text.Trim();
            case YamlText:
                Error(key, $"'{key}' is empty");
                return null;
            case { } other:
                Error(key, $"'{key}' must be a text, found {other.Kind}");
                return null;
        }
    }

    public string RequiredText(string key)
    {
        if (!Has(key))
        {
            Findings.Error(Line, $"'{key}' is missing");
        }

        return Text(key) ?? "";
    }

    public int? Integer(string key, int min, int max)
    {
        if (Value(key) is not { } value)
        {
            return null;
        }

        if (value is YamlText text && int.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        Error(key, $"'{key}' must be a whole number from {min} to {max}, found {value.Kind}");
        return null;
    }

    public JsonNode? Number(string key)
    {
        if (Value(key) is not { } value)
        {
            return null;
        }

        if (value is YamlText text && YamlJson.OfType(text.Text, "number") is { } number)
        {
            return number;
        }

        Error(key, $"'{key}' must be a number, found {value.Kind}");
        return null;
    }

    public bool? Flag(string key)
    {
        switch (Value(key))
        {
            case null:
                return null;
            case YamlText { Text: "true" or "false" } text:
                return text.Text == "true";
            case { } other:
                Error(key, $"'{key}' must be true or false, found {other.Kind}");
                return null;
        }
    }

    /// <summary>One of a few words; null, after a problem if need be, when it is left out or unknown.</summary>
    public T? Choice<T>(string key, params (string Word, T Value)[] choices)
        where T : struct
    {
        if (Text(key) is not { } word)
        {
            return null;
        }

        foreach (var choice in choices)
        {
            if (choice.Word == word)
            {
                return choice.Value;
            }
        }

        Error(key, $"'{key}' cannot be '{word}'{Suggestion.Allowed(word, choices.Select(choice => choice.Word))}");
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<YamlText> Texts(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlText { IsNull: false } text:
                return [text];
            case YamlList list:
                foreach (var item in list.Items.Where(item => item is not YamlText { IsNull: false }))
                {
                    Findings.Error(item.Line, $"'{key}' must be a list of texts, found {item.Kind} in it");
                }

                return [.. list.Items.OfType<YamlText>().Where(item => !item.IsNull)];
            case { } other:
                Error(key, $"'{key}' must be a list of texts, found {other.Kind}");
                return [];
        }
    }

    /// <summary>A mapping of free names; empty when left out.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlMap map:
                return map.Entries;
            case { } other:
                Error(key, $"'{key}' must be a mapping, found {other.Kind}");
                return [];
        }
    }

    /// <summary>A mapping of free names to texts; empty when left out.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var texts = new Dictionary<string, string>();
        foreach (var entry in Entries(key))
        {
            if (entry.Value is YamlText text)
            {
                texts[entry.Key] = text.IsNull ? "" : text.Text;
            }
            else
            {
                Findings.Error(entry.Line, $"'{entry.Key}' in '{key}' must be a text, found {entry.Value.Kind}");
            }
        }

        return texts;
    }

    public Section? Child(string key, string childWhat) => Entry(key) is { } entry ? Of(entry, childWhat, Findings) : null;

    private YamlEntry? Entry(string key) => keys.Contains(key)
        ? Map.Find(key)
        : throw new InvalidOperationException($"'{key}' is read but is not among the keys of '{what}'.");
}
