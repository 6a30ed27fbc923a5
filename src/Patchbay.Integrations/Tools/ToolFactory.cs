using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>Makes the tools of an integration as one account offers them.</summary>
public static class ToolFactory
{
    /// <summary>
    /// One tool for each documented method, in the order of resource files and of methods in them. The same input gives the
    /// same bytes.
    /// </summary>
    public static IReadOnlyList<Tool> Build(Integration integration, AccountFields fields) =>
        [.. integration.Methods.Where(method => method.Tool is not null).Select(method => Build(method, fields))];

    private static Tool Build(Method method, AccountFields fields)
    {
        var longName = ToolNames.Long(method.Integration, method.Resource, method.Name);
        var arguments = Arguments(method, fields);
        var tool = new Tool
        {
            Name = ToolNames.Short(longName),
            LongName = longName,
            Title = method.Tool!.Title ?? ToolNames.Title(method.Resource, method.Name),
            Description = method.Tool.Description,
            Method = method,
            Arguments = arguments,
            InputSchema = InputSchema(arguments, method.Tool.RootSchema),
            Definition = default,
            TakesIdempotencyKey = arguments.Exists(argument => argument.Role == ArgumentRole.IdempotencyKey),
        };
        return tool with { Definition = ToolDefinition.Write(tool) };
    }

    /// <summary>The tool with the argument <c>confirmation</c> besides its own, for calls made in two steps.</summary>
    public static Tool WithConfirmation(Tool tool)
    {
        List<ToolArgument> arguments = [.. tool.Arguments, InjectedArguments.OfConfirmation()];
        var changed = tool with { Arguments = arguments, InputSchema = InputSchema(arguments, tool.Method.Tool?.RootSchema) };
        return changed with { Definition = ToolDefinition.Write(changed) };
    }

    private static List<ToolArgument> Arguments(Method method, AccountFields fields)
    {
        var arguments = new List<ToolArgument>();
        foreach (var (name, property) in FlatNames.Of(method.Properties))
        {
            var (schema, required) = (property.Schema, property.Required && property.DefaultFrom is null);
            if (property.FieldsFrom is not null)
            {
                if (CustomFields.Merge(property, method.Kind, fields) is not { } merged)
                {
                    continue;
                }

                (schema, required) = merged;
            }

            arguments.Add(new ToolArgument
            {
                Name = name,
                Role = IsId(method, property) ? ArgumentRole.Id : ArgumentRole.Parameter,
                Required = required,
                Schema = schema,
                Property = property,
                FieldIds = property.Entries is { ById: true } ? CustomFields.Ids(property, fields) : null,
                FieldOriginals = property.FieldsFrom is not null ? CustomFields.Originals(property, fields) : null,
            });
        }

        arguments.AddRange(InjectedArguments.Of(method));
        return arguments;
    }

    private static bool IsId(Method method, Property property) =>
        property is { Location: ParameterLocation.Path, WireName: "id" }
        && (method.Kind is MethodKind.Get or MethodKind.Update or MethodKind.Delete);

    private static JsonObject InputSchema(List<ToolArgument> arguments, JsonObject? rootSchema)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Schema.DeepClone()))),
        };
        var required = arguments.Where(argument => argument.Required).Select(argument => JsonValue.Create(argument.Name)).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required]);
        }

        schema["additionalProperties"] = false;
        foreach (var (keyword, value) in rootSchema ?? [])
        {
            // The dialect stands first: it says how to read the rest.
            schema.Insert(keyword == "$schema" ? 0 : schema.Count, keyword, value?.DeepClone());
        }

        return schema;
    }
}
