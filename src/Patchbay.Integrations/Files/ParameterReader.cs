using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Files;

/// <summary>Reads all parameters of a method and holds them against the placeholders of its path.</summary>
internal sealed class ParameterReader(Findings findings, IReadOnlySet<string> fieldSources, IReadOnlyCollection<string> variables)
{
    private readonly PropertyReader properties = new(findings, fieldSources, variables);

    /// <param name="tool">The documentation record; null for an undocumented method, whose placeholders then need no declaration.</param>
    public IReadOnlyList<Property> Read(MethodKind kind, bool isList, RequestLine request, int requestLine, BodyKind body, Section? tool, string singular)
    {
        var path = In(tool, "path", ParameterLocation.Path, body);
        var query = In(tool, "query", ParameterLocation.Query, body);
        var headers = In(tool, "header", ParameterLocation.Header, body);
        var members = In(tool, "body", ParameterLocation.Body, body);
        if (members.Count > 0 && body == BodyKind.None)
        {
            tool!.Error("body", $"a {request.Verb} request has no body: put these parameters into 'query', or write body: json");
        }

        Injected(kind, isList, tool);
        Doubles(query, tool, "query");
        Doubles(headers, tool, "header");
        Doubles(members, tool, "body");
        return [.. Placeholders(kind, request, requestLine, tool, path, singular), .. query, .. headers, .. members];
    }

    private List<Property> In(Section? tool, string key, ParameterLocation location, BodyKind body) =>
        [.. (tool?.Entries(key) ?? []).Select(entry => properties.Read(entry, location, body, RootSchemaReader.Definitions(tool))).OfType<Property>()];

    private IEnumerable<Property> Placeholders(MethodKind kind, RequestLine request, int requestLine, Section? tool, List<Property> declared, string singular)
    {
        var names = Templates.Names(request.Path);
        var known = names.Where(name => tool is null || declared.Exists(property => property.WireName == name) || IsId(kind, name))
            .Concat(variables).ToList();
        Templates.Check(request.Path, known, "variables and parameters under tool.path", findings, requestLine);
        foreach (var entry in tool?.Entries("path") ?? [])
        {
            var property = declared.Find(property => property.Name == entry.Key);
            if (property is not null && !names.Contains(property.WireName))
            {
                findings.Error(entry.Line, $"'{entry.Key}' is declared under path, but '{request.Path}' has no {{{property.WireName}}}");
            }
            else if (variables.Contains(entry.Key))
            {
                findings.Error(entry.Line, $"'{entry.Key}' is a variable of the integration: a path parameter needs another name");
            }
        }

        foreach (var name in names.Where(name => !variables.Contains(name)))
        {
            yield return declared.Find(property => property.WireName == name) is { } property
                ? Described(property, kind, singular)
                : Implied(name, kind, singular);
        }
    }

    private static bool IsId(MethodKind kind, string name) =>
        name == "id" && (kind is MethodKind.Get or MethodKind.Update or MethodKind.Delete);

    private static Property Implied(string name, MethodKind kind, string singular) => Described(
        new Property
        {
            Name = name,
            WireName = name,
            Location = ParameterLocation.Path,
            Required = true,
            Schema = new JsonObject { ["type"] = "string" },
        },
        kind,
        singular);

    private static Property Described(Property property, MethodKind kind, string singular)
    {
        if (IsId(kind, property.WireName) && !property.Schema.ContainsKey("description"))
        {
            property.Schema["description"] = $"Id of the {singular}, as the list or create tool returned it.";
        }

        return property;
    }

    private void Injected(MethodKind kind, bool isList, Section? tool)
    {
        string[] injected = isList ? ["limit", "next_cursor", "fields"] : kind == MethodKind.Get ? ["fields"] : [];
        foreach (var entry in new[] { "path", "query", "header", "body" }.SelectMany(key => tool?.Entries(key) ?? []).Where(entry => injected.Contains(entry.Key)))
        {
            findings.Error(entry.Line, $"'{entry.Key}' is added to every {(isList ? "list" : "get")} by itself: leave it out, or give the vendor's parameter another name with as: {entry.Key}");
        }
    }

    private void Doubles(List<Property> declared, Section? tool, string key)
    {
        foreach (var twice in declared.GroupBy(property => property.WireName).Where(group => group.Count() > 1))
        {
            findings.Error(tool!.LineOf(key), $"'{string.Join("' and '", twice.Select(property => property.Name))}' are both sent as '{twice.Key}'");
        }
    }
}
