using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Patchbay.Integrations.Schemas;

namespace Patchbay.Integrations.Files;

/// <summary>Reads one documented parameter.</summary>
internal sealed partial class PropertyReader(Findings findings, IReadOnlySet<string> fieldSources, IReadOnlyCollection<string> variables)
{
    private const int DefaultMaxMegabytes = 20;

    private static readonly HashSet<string> ReservedHeaders = new(
        ["Authorization", "Connection", "Content-Length", "Content-Type", "Cookie", "Host", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the entry is no mapping.</summary>
    /// <param name="definitions">Names in the tool's own <c>$defs</c>, which a whole schema may refer to.</param>
    public Property? Read(YamlEntry entry, ParameterLocation location, BodyKind body, IReadOnlyCollection<string> definitions)
    {
        if (Section.Of(entry, "property", findings) is not { } section)
        {
            return null;
        }

        if (!ArgumentName().IsMatch(entry.Key))
        {
            findings.Error(entry.Line, $"'{entry.Key}' is no argument name (letters, digits, '_', '.', '-', at most 64): give it a plain name, and the vendor's spelling in 'as'");
        }

        var type = ShortSchema.TypeWord(section);
        var schema = ShortSchema.Compile(section, location == ParameterLocation.Path ? "string" : null);
        foreach (var problem in ClientSafety.Check(schema, definitions))
        {
            findings.Error(entry.Line, $"'{entry.Key}' has a schema clients would refuse: {problem}");
        }

        var wireName = section.Text("as") ?? entry.Key;
        if (location == ParameterLocation.Header)
        {
            Header(section, entry, wireName, schema);
        }

        return new Property
        {
            Name = entry.Key,
            WireName = wireName,
            Nested = Nested(section, wireName, location),
            Location = location,
            Required = (section.Flag("required") ?? false) || location == ParameterLocation.Path,
            Schema = schema,
            FieldsFrom = FieldsFrom(section, location, schema),
            Entries = Entries(section),
            DefaultFrom = DefaultFrom(section, schema),
            File = File(section, type, location, body),
            ListStyle = ListStyleOf(section, location, schema),
        };
    }

    private void Header(Section section, YamlEntry entry, string name, JsonObject schema)
    {
        if (!HeaderName().IsMatch(name) || ReservedHeaders.Contains(name))
        {
            findings.Error(entry.Line, $"'{name}' is no header a call may set: give the vendor's own header in 'as'");
        }

        if (schema["type"]?.ToString() is not ("string" or "integer" or "boolean"))
        {
            section.Error("type", "a header takes a string, an integer or a boolean");
        }
        else if (schema["type"]?.ToString() == "string" && !schema.ContainsKey("enum"))
        {
            // A line break would begin a header of the caller's choice.
            schema.TryAdd("pattern", "^[ -~]*$");
        }
    }

    private static bool Nested(Section section, string wireName, ParameterLocation location)
    {
        var nested = section.Flag("nested") ?? false;
        if (nested && (location != ParameterLocation.Body || !wireName.Contains('.')))
        {
            section.Error("nested", "'nested' is only for a body member whose 'as' has a dot, such as as: company.id");
        }

        return nested;
    }

    private string? FieldsFrom(Section section, ParameterLocation location, JsonObject schema)
    {
        if (section.Text("fields_from") is not { } source)
        {
            return null;
        }

        if (location != ParameterLocation.Body || schema["type"]?.ToString() != "object")
        {
            section.Error("fields_from", "'fields_from' is only for an object in the body");
        }

        if (!fieldSources.Contains(source))
        {
            section.Error("fields_from", $"unknown field source '{source}'{(fieldSources.Count == 0 ? ": 'fields' in integration.yaml declares none" : Suggestion.Allowed(source, fieldSources))}");
        }

        return source;
    }

    private static FieldEntries? Entries(Section section)
    {
        if (section.Has("entries") && !section.Has("fields_from"))
        {
            section.Error("entries", "'entries' is only for an object with 'fields_from'");
        }

        return section.Child("entries", "entries") is { } entries ? new FieldEntries(entries.RequiredText("key"), entries.RequiredText("value"))
        {
            Joined = entries.Choice("list", ("comma", true)) ?? false,
        }
        : null;
    }

    private string? DefaultFrom(Section section, JsonObject schema)
    {
        if (section.Text("default_from") is not { } variable)
        {
            return null;
        }

        if (!variables.Contains(variable))
        {
            section.Error("default_from", $"unknown variable '{variable}'{Suggestion.Allowed(variable, variables)}");
        }

        if (schema["type"]?.ToString() is not ("string" or "integer"))
        {
            section.Error("default_from", "'default_from' is only for a string or an integer");
        }

        var told = $"Default: the account's own {variable}, where the operator has set one.";
        schema["description"] = schema["description"] is { } own ? $"{own} {told}" : told;
        return variable;
    }

    private static FileIn? File(Section section, ShortType? type, ParameterLocation location, BodyKind body)
    {
        var megabytes = section.Integer("max_mb", 1, 1024);
        if (type is not { Element: "file" })
        {
            if (megabytes is not null)
            {
                section.Error("max_mb", "'max_mb' is only for type file");
            }

            if (section.Has("base64"))
            {
                section.Error("base64", "'base64' is only for type file");
            }

            return null;
        }

        if (location != ParameterLocation.Body || body is not (BodyKind.Json or BodyKind.Multipart))
        {
            section.Error("type", "a file can only be sent in a body of kind json or multipart");
        }

        return new FileIn(type.Value.Many, (megabytes ?? DefaultMaxMegabytes) * 1024L * 1024L, InJson(section, type.Value.Many, body));
    }

    private static FileInJson? InJson(Section section, bool many, BodyKind body)
    {
        if (section.Child("base64", "file_in_json") is not { } json)
        {
            return null;
        }

        var inBody = json.Flag("in_body") ?? false;
        if (body != BodyKind.Json)
        {
            section.Error("base64", "'base64' needs a body of kind json");
        }

        if (inBody && many)
        {
            section.Error("base64", "'in_body' is for one file: several have no room beside the other members");
        }

        return new FileInJson(json.RequiredText("content"), json.Text("name"), inBody);
    }

    private static ListStyle ListStyleOf(Section section, ParameterLocation location, JsonObject schema)
    {
        var style = section.Choice("list", ("comma", ListStyle.Comma), ("repeat", ListStyle.Repeat), ("brackets", ListStyle.Brackets));
        if (style is not null && (location == ParameterLocation.Path || schema["type"]?.ToString() != "array"))
        {
            section.Error("list", "'list' is only for an array in the query, a form or a multipart body");
        }

        return style ?? (location == ParameterLocation.Body ? ListStyle.Repeat : ListStyle.Comma);
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{1,64}$")]
    private static partial Regex ArgumentName();

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex HeaderName();
}
