using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.CustomFields;

/// <summary>
/// Sets custom-field values from a body's <c>CustomFields</c> object, by name or id, and tells each change in the
/// product's sentence. Fields the record does not have are passed over in silence.
/// </summary>
sealed partial class CustomFieldWriter(Call call, Entity entity)
{
    readonly List<string> sentences = [];

    /// <summary>The sentences of an update.</summary>
    /// <exception cref="Refusal">The product crashes on a list in place of the object, or an object in place of a value.</exception>
    public List<string> Update(JsonNode? values)
    {
        foreach (var (field, value) in Wanted(values))
        {
            if (field.MaxValues == 1)
                SetOne(field, value);
            else
                SetMany(field, Values(value));
        }
        return sentences;
    }

    /// <summary>Values at creation: what is not allowed is left out without a word.</summary>
    public void Fill(JsonNode? values)
    {
        foreach (var (field, value) in Wanted(values))
        {
            var allowed = Values(value).Where(v => v.Length > 0 && Problem(field, v) is null).Select(v => Stored(field, v)).ToList();
            if (allowed.Count > 0)
                entity.CustomFields[field.Id] = field.MaxValues == 1 ? [allowed[0]] : allowed;
        }
    }

    IEnumerable<(CustomField Field, JsonNode? Value)> Wanted(JsonNode? values)
    {
        if (values is null)
            return [];
        if (values is not JsonObject wanted)
            throw new Refusal(Answers.Crash);
        var applying = CustomFieldValues.Applying(call.Tracker, entity).ToList();
        return wanted.Select(p => (applying.Find(f => f.ReferenceId == p.Key || f.Name.Equals(p.Key, StringComparison.OrdinalIgnoreCase))!, p.Value))
            .Where(p => p.Item1 is not null);
    }

    void SetOne(CustomField field, JsonNode? value)
    {
        var old = Current(field).FirstOrDefault();
        if (value is null)
        {
            if (old is not null)
                Change(field, old, null, $"{old} is no longer a value for custom field {field.Name}");
            return;
        }
        if (Values(value) is not [var text, ..])
            return;
        if (Problem(field, text) is { } problem)
        {
            sentences.Add(problem);
            return;
        }
        text = Stored(field, text);
        if (text == old)
            return;
        var sentence = text.Length == 0 ? $"{field.Name} {old} deleted"
            : string.IsNullOrEmpty(old) ? $"{field.Name} {text} added"
            : $"{field.Name} {old} changed to {text}";
        Change(field, old, text, sentence);
    }

    void SetMany(CustomField field, List<string> wanted)
    {
        foreach (var text in wanted.Except(Current(field), StringComparer.Ordinal).ToList())
        {
            if (Problem(field, text) is { } problem)
                sentences.Add(problem);
            else
                Change(field, null, Stored(field, text), $"{text} added as a value for {field.Name}");
        }
        // The old values go even when none of the new ones was allowed.
        foreach (var text in Current(field).Except(wanted, StringComparer.Ordinal).ToList())
            Change(field, text, null, $"{text} is no longer a value for custom field {field.Name}");
    }

    void Change(CustomField field, string? old, string? now, string sentence)
    {
        var values = Current(field).Where(v => v != old).ToList();
        if (!string.IsNullOrEmpty(now))
            values.Add(now);
        entity.CustomFields[field.Id] = values;
        sentences.Add(sentence);
        call.Tracker.Record(entity, call.Caller, new() { Kind = "CustomField", Field = field.ReferenceId, OldValue = old, NewValue = now });
    }

    List<string> Current(CustomField field) => entity.CustomFields.GetValueOrDefault(field.Id) ?? [];

    static List<string> Values(JsonNode? value) => Fields.Texts(value);

    string? Problem(CustomField field, string text)
    {
        if (field.Kind == "Select" && text.Length > 0 && !call.Tracker.CustomFieldValues.Any(v => v.Field == field && v.Name == text))
            return "Invalid value for custom field";
        if (field.Pattern.Length == 0 || Regex.IsMatch(text, WithoutComment(field.Pattern), RegexOptions.None, TimeSpan.FromSeconds(1)))
            return null;
        var hint = PatternComment().Match(field.Pattern) is { Success: true } m ? m.Groups[1].Value : field.Pattern;
        return $"Could not add a new value to custom field '{field.Name}': Input must match [{hint}]";
    }

    static string WithoutComment(string pattern) => PatternComment().Replace(pattern, "");

    /// <summary>Dates are kept in one form; what is no date becomes 1970.</summary>
    static string Stored(CustomField field, string text) => (field.Kind, text.Length) switch
    {
        (_, 0) => text,
        ("Date", _) => (DateWords.Write(text, update: true) ?? DateTimeOffset.UnixEpoch).ToString("yyyy-MM-dd"),
        ("DateTime", _) => ((Time)DateWords.Read(text, DateTimeOffset.UnixEpoch).At).ToString(),
        _ => text,
    };

    [GeneratedRegex(@"\(\?#([^)]*)\)")]
    private static partial Regex PatternComment();
}
