using Patchbay.Integrations.Schemas;

namespace Patchbay.Integrations.Files;

/// <summary>Reads where an account's custom fields are told.</summary>
internal static class FieldSourceReader
{
    public static IReadOnlyDictionary<string, FieldSource> Read(Section integration, IReadOnlyCollection<string> variables)
    {
        var sources = new Dictionary<string, FieldSource>();
        foreach (var entry in integration.Entries("fields"))
        {
            if (Section.Of(entry, "field_source", integration.Findings) is not { } source)
            {
                continue;
            }

            if (!source.Has("property"))
            {
                source.Findings.Error(source.Line, "'property' is missing: it says which member of a row is the field's name, type and so on");
            }

            var requests = Requests(source, variables);
            if (source.Child("property", "field_property") is { } property)
            {
                sources[entry.Key] = new FieldSource { Name = entry.Key, Requests = requests, Property = Mapping(property) };
            }
        }

        return sources;
    }

    private static List<FieldRequest> Requests(Section source, IReadOnlyCollection<string> variables)
    {
        var items = source.Value("requests") is YamlList list ? list.Items : [];
        if (items.Count == 0)
        {
            source.Error("requests", "'requests' must be a list of at least one request");
        }

        var requests = new List<FieldRequest>();
        foreach (var item in items)
        {
            if (item is not YamlMap map)
            {
                source.Findings.Error(item.Line, $"a request must be a mapping (request, rows, applies_to), found {item.Kind}");
                continue;
            }

            var section = new Section(map, "field_request", source.Findings);
            var line = RequestLines.Read(section, "request");
            if (requests.Count == 0)
            {
                // Later requests may name any member of the row they expand, which nothing here can know.
                Templates.Check(line.Path, variables, "variables", section.Findings, section.LineOf("request"));
            }

            requests.Add(new FieldRequest(line, section.Text("rows") ?? "", section.Text("applies_to"), section.Text("each")) { FirstOnly = section.Flag("first") ?? false });
        }

        return requests;
    }

    private static FieldMapping Mapping(Section property)
    {
        var types = property.TextMap("types");
        foreach (var (word, type) in types.Where(pair => ShortType.Parse(pair.Value) is null or { Element: "file" }))
        {
            property.Error("types", $"'{word}' becomes '{type}', which is no type{Suggestion.Allowed(type, ShortType.Words.Except(["file"]))}");
        }

        var many = property.TextMap("many");
        if (property.Has("many") && many.Count != 1)
        {
            property.Error("many", "'many' takes one member and its value, such as { MaxValues: '0' }");
        }

        return new FieldMapping
        {
            Name = property.RequiredText("name"),
            Id = property.Text("id"),
            Label = property.Text("label"),
            Description = property.Text("description"),
            Type = property.Text("type"),
            Types = types,
            Skip = [.. property.Texts("skip").Select(word => word.Text)],
            Where = property.TextMap("where"),
            Except = [.. property.Texts("except").Select(name => name.Text)],
            Nested = property.Text("nested"),
            OptionalIf = property.Text("optional_if"),
            Many = many.Count == 1 ? (many.First().Key, many.First().Value) : null,
            Required = [.. property.Texts("required").Select(member => member.Text)],
            Options = property.Text("options"),
            OptionValue = property.Text("option_value"),
            OptionLabel = property.Text("option_label"),
            OptionWhere = property.TextMap("option_where"),
            Subtype = property.Text("subtype"),
            MaxLength = property.Text("max_length"),
            MaxItems = property.Text("max_items"),
            Pattern = property.Text("pattern"),
        };
    }
}
