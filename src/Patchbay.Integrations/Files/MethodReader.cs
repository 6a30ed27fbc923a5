using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Files;

/// <summary>What the methods of one integration share.</summary>
/// <param name="Steps">Names of the steps that exist.</param>
internal sealed record MethodDefaults(
    string Integration,
    Paging? Paging,
    IReadOnlySet<string> FieldSources,
    IReadOnlyCollection<string> Variables,
    IReadOnlySet<string> Steps);

/// <summary>Reads one method of a resource.</summary>
internal sealed class MethodReader(Findings findings, MethodDefaults defaults)
{
    private const int LongDescription = 1024;

    private readonly ParameterReader parameters = new(findings, defaults.FieldSources, defaults.Variables);

    public Method Read(string resource, string name, Section section, IReadOnlyList<string> resourceTags)
    {
        var kind = KindOf(name);
        var request = RequestLines.Read(section, "request");
        var body = Body(section, request.Verb);
        var tool = section.Child("tool", "tool");
        if (!section.Has("tool"))
        {
            findings.Warn(section.Line, $"'{name}' has no documentation record ('tool:'), so it is no tool; the proxy API offers it");
        }

        foreach (var value in section.TextMap("query").Values)
        {
            Templates.Check(value, defaults.Variables, "variables", findings, section.LineOf("query"));
        }

        var isList = kind == MethodKind.List || (kind == MethodKind.Custom && (section.Has("rows") || section.Has("paging")));
        Paged(section, kind, isList, name);
        return new Method
        {
            Name = name,
            Integration = defaults.Integration,
            Resource = resource,
            Kind = kind,
            IsList = isList,
            Request = request,
            FixedQuery = section.TextMap("query"),
            FixedBody = Fixed(section, body),
            BodyKind = body,
            BodyRoot = section.Text("body_root"),
            JsonPart = section.Text("json_part"),
            Rows = section.Text("rows") ?? "",
            Record = section.Text("record") ?? "",
            Paging = isList ? PagingReader.Read(section, defaults.Paging) : null,
            Files = FileReader.Read(section),
            Steps = StepReader.Read(section, defaults.Steps),
            Tags = section.Has("tags") ? ResourceReader.Tags(section) : resourceTags,
            Annotations = AnnotationReader.Read(section, kind, request.Verb),
            Properties = parameters.Read(kind, isList, request, section.LineOf("request"), body, tool, ToolNames.Words(ToolNames.Singular(resource))),
            Tool = tool is null ? null : Documentation(tool),
            Source = findings.At(section.Line),
        };
    }

    public static MethodKind KindOf(string name) => name switch
    {
        "list" => MethodKind.List,
        "get" => MethodKind.Get,
        "create" => MethodKind.Create,
        "update" => MethodKind.Update,
        "delete" => MethodKind.Delete,
        _ => MethodKind.Custom,
    };

    private static BodyKind Body(Section section, string verb)
    {
        var usual = verb is "POST" or "PUT" or "PATCH" ? BodyKind.Json : BodyKind.None;
        var body = section.Choice("body", ("json", BodyKind.Json), ("form", BodyKind.Form), ("multipart", BodyKind.Multipart), ("none", BodyKind.None)) ?? usual;
        if (body != BodyKind.None && verb == "GET")
        {
            section.Error("body", "a GET request has no body");
        }

        foreach (var key in new[] { "fixed", "body_root", "json_part" }.Where(key => body == BodyKind.None && section.Has(key)))
        {
            section.Error(key, $"'{key}' has no effect: this {verb} request has no body");
        }

        return body;
    }

    private static JsonObject? Fixed(Section section, BodyKind body)
    {
        var json = section.Json("fixed");
        if (json is not JsonObject && section.Has("fixed") && body != BodyKind.None)
        {
            section.Error("fixed", "'fixed' must be a mapping of body members");
        }

        return json as JsonObject;
    }

    private static void Paged(Section section, MethodKind kind, bool isList, string name)
    {
        foreach (var key in new[] { "paging", "rows" }.Where(key => !isList && section.Has(key)))
        {
            section.Error(key, $"'{key}' belongs to 'list' and to custom methods; '{name}' answers with one record, which stands where 'record' says");
        }

        if (isList && section.Has("record"))
        {
            section.Error("record", "'record' is for one record; the rows of a list stand where 'rows' says");
        }
    }

    private Documentation Documentation(Section tool)
    {
        var description = tool.RequiredText("description");
        if (description.Length > LongDescription)
        {
            findings.Warn(tool.LineOf("description"), $"the description has {description.Length} characters; some clients cut it at {LongDescription}");
        }

        return new Documentation(description, tool.Text("title")) { RootSchema = RootSchemaReader.Read(tool) };
    }
}
