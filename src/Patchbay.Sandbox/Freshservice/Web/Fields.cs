using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>
/// The members a body may have, in short writing: <c>name*:str status:int(1|2) tags:str[] group_id:@groups address:{line1 city}</c>.
/// <c>*</c> is compulsory, <c>+</c> taken on creation only, <c>@table</c> the key of a record that exists, and no type means text.
/// </summary>
sealed class Fields
{
    readonly Dictionary<string, Field> byName;

    Fields(IEnumerable<Field> fields) => byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public IEnumerable<Field> All => byName.Values;

    public bool Has(string name) => byName.ContainsKey(name);

    public static Fields Parse(string text) => new(Split(text).Select(Field.Parse));

    /// <summary>Everything that is wrong with a body. Values that came as text in a form are turned into what they stand for.</summary>
    public List<JsonObject> Problems(Call call, JsonObject body, bool isNew, string prefix = "")
    {
        var problems = new List<JsonObject>();
        foreach (var (name, value) in body.ToList())
        {
            if (!byName.TryGetValue(name, out var field))
                problems.Add(Refusal.Problem(prefix + name, "Unexpected/invalid field in request", "invalid_field"));
            else if (field.OnCreation && !isNew)
                problems.Add(Refusal.Problem(prefix + name, "It cannot be changed by an update", "readonly_field"));
            else if (value is null || (field.Required && value.ToString().Length == 0))
                problems.AddRange(field.Required ? [Refusal.Missing(prefix + name)] : []);
            else
                problems.AddRange(field.Type.Problems(call, body, name, prefix));
        }

        if (isNew)
            problems.AddRange(byName.Values.Where(field => field.Required && !body.ContainsKey(field.Name)).Select(field => Refusal.Missing(prefix + field.Name)));
        return problems;
    }

    /// <summary>A record with every member at its value of absence.</summary>
    public JsonObject Blank()
    {
        var record = new JsonObject();
        foreach (var field in byName.Values)
            record[field.Name] = field.Type.Blank();
        return record;
    }

    /// <summary>Splits at blanks outside braces and brackets.</summary>
    static IEnumerable<string> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] is '{' or '}' or '(' or ')'))
                depth += text[i] is '{' or '(' ? 1 : -1;
            if (i < text.Length && (depth > 0 || !char.IsWhiteSpace(text[i])))
                continue;
            if (i > start)
                yield return text[start..i];
            start = i + 1;
        }
    }
}

/// <summary>One member of a body.</summary>
sealed record Field(string Name, bool Required, bool OnCreation, FieldType Type)
{
    public static Field Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, type) = colon < 0 ? (text, "str") : (text[..colon], text[(colon + 1)..]);
        return new(name.TrimEnd('*', '+'), name.Contains('*', StringComparison.Ordinal), name.Contains('+', StringComparison.Ordinal), FieldType.Parse(type));
    }
}
