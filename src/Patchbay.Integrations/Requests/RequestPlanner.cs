using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Integrations.Calls;

namespace Patchbay.Integrations.Requests;

/// <summary>Fills a call's plan from its arguments. What comes back is the problem, null when there is none.</summary>
internal static class RequestPlanner
{
    public static string? Plan(Call call, ToolShape shape)
    {
        StartQuery(call, call.Context.Variables);
        StartBody(call);
        if (call.Arguments.ValueKind == JsonValueKind.Object)
        {
            foreach (var given in call.Arguments.EnumerateObject())
            {
                var argument = shape.Find(given)!;
                if (!ArgumentCheck.IsLeftOut(given.Value, argument.Argument, call.Method))
                {
                    Take(call, argument, given.Value);
                }
            }
        }

        AddDefaults(call, shape);
        return Finish(call);
    }

    public static string? Plan(Call call, RawCall raw)
    {
        // A metadata request may name members of the row it expands in its query as well as in its path.
        StartQuery(call, raw.Path.Count == 0 ? call.Context.Variables : raw.Path.Concat(call.Context.Variables.ExceptBy(raw.Path.Keys, pair => pair.Key)).ToDictionary(StringComparer.Ordinal));
        foreach (var name in raw.Query.Select(pair => pair.Key).Distinct(StringComparer.Ordinal))
        {
            call.Plan.RemoveQuery(name);
        }

        call.Plan.Query.AddRange(raw.Query);
        call.Plan.Body = raw.Body?.DeepClone();
        call.Plan.Members = call.Plan.Body as JsonObject;
        call.PathValues.AddRange(raw.Path);
        call.Limit = raw.Limit;
        call.NextCursor = raw.NextCursor;
        call.Fields = [.. raw.Fields.Select(Encoding.UTF8.GetBytes)];
        return Finish(call);
    }

    private static string? Finish(Call call)
    {
        if (PathExpansion.Expand(call.Shape.Path, call.PathValues, call.Context.Variables, out var problem) is not { } path)
        {
            return problem;
        }

        call.Plan.Path = path;
        if (call.Method.IsList)
        {
            if (!Pager.TryStart(call, out var cursorProblem))
            {
                return $"next_cursor: {cursorProblem}";
            }

            Pager.Apply(call);
        }

        return null;
    }

    /// <summary>Arguments that were left out and have a value in the account's variables.</summary>
    private static void AddDefaults(Call call, ToolShape shape)
    {
        foreach (var argument in shape.Defaulted)
        {
            var property = argument.Argument.Property!;
            if (!IsGiven(call.Arguments, argument.Argument.Name) && call.Context.Variables.GetValueOrDefault(property.DefaultFrom!) is { Length: > 0 } value)
            {
                Take(call, argument, Typed(value, argument.Rule));
            }
        }
    }

    private static bool IsGiven(JsonElement arguments, string name) => arguments.ValueKind == JsonValueKind.Object
        && arguments.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static JsonElement Typed(string value, ValueRule rule) =>
        rule.Kinds == JsonKinds.Integer && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(value);

    private static void StartQuery(Call call, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in call.Shape.FixedQuery)
        {
            // What is nothing but a value the account does not have is not sent: vendors read an empty one as a wrong one.
            if (value.Parts is not [{ IsName: true, Text: var variable }] || values.GetValueOrDefault(variable) is { Length: > 0 })
            {
                call.Plan.Query.Add(KeyValuePair.Create(name, value.Expand(values)));
            }
        }
    }

    private static void StartBody(Call call)
    {
        if (call.Method.BodyKind == BodyKind.None)
        {
            return;
        }

        var members = call.Method.FixedBody?.DeepClone().AsObject() ?? [];
        call.Plan.Members = members;
        call.Plan.Body = members;
        if (call.Method.BodyRoot is { } root)
        {
            foreach (var name in root.Split('.').Reverse())
            {
                call.Plan.Body = new JsonObject { [name] = call.Plan.Body };
            }
        }
    }

    private static void Take(Call call, ArgumentShape shape, JsonElement value)
    {
        var argument = shape.Argument;
        switch (argument.Role)
        {
            case ArgumentRole.Limit:
                call.Limit = value.TryGetInt32(out var limit) ? limit : int.MaxValue;
                break;
            case ArgumentRole.NextCursor:
                call.NextCursor = value.GetString();
                break;
            case ArgumentRole.Fields:
                call.Fields = [.. value.EnumerateArray().Select(field => Encoding.UTF8.GetBytes(field.GetString()!))];
                break;
            case ArgumentRole.IdempotencyKey when call.Integration.IdempotencyHeader is { } header && !value.ValueEquals(""):
                call.Plan.SetHeader(header, VendorKey.Of(call, value.GetString()!));
                break;
            case ArgumentRole.Id:
                AddPath(call, argument.Property?.WireName ?? "id", shape, value);
                break;
            case ArgumentRole.Parameter when argument.Property is { } property:
                Place(call, shape, property, value);
                break;
        }
    }

    private static void Place(Call call, ArgumentShape shape, Property property, JsonElement value)
    {
        switch (property.Location)
        {
            case ParameterLocation.Path:
                AddPath(call, property.WireName, shape, value);
                break;
            case ParameterLocation.Query:
                AddQuery(call, property, shape.Rule, value);
                break;
            case ParameterLocation.Header:
                call.Plan.SetHeader(property.WireName, WireValue.ToText(value, shape.Rule, call.Integration.Wire));
                break;
            case ParameterLocation.Body when property.File is { Json: { } json } && call.Plan.Members is { } body:
                call.Plan.Add(FilesInJson.Place(shape.Argument, value, json, body));
                break;
            case ParameterLocation.Body when property.File is not null:
                call.Plan.Add(FileArgument.Parts(shape.Argument, value));
                break;
            case ParameterLocation.Body when call.Plan.Members is { } members:
                SetMember(members, property, Entries(shape.Argument, FieldOriginals.Restore(shape.Argument, WireValue.ToNode(value, shape.Rule, call.Integration.Wire))));
                break;
        }
    }

    /// <summary>An object of custom fields as the array of entries the vendor wants; any other value as it is.</summary>
    private static JsonNode? Entries(ToolArgument argument, JsonNode? value)
    {
        if (argument.Property!.Entries is not { } entries || value is not JsonObject fields)
        {
            return value;
        }

        return new JsonArray([.. fields.Select(field => (JsonNode)new JsonObject
        {
            [entries.Key] = !entries.ById ? JsonValue.Create(field.Key)
                : JsonNode.Parse(argument.FieldIds is { } ids && ids.TryGetValue(field.Key, out var id) ? id : field.Key),
            [entries.Value] = entries.Joined && field.Value is JsonArray many && many.All(item => item is JsonValue)
                ? string.Join(',', many.Select(WireValue.ToText))
                : field.Value?.DeepClone(),
        })]);
    }

    private static void AddPath(Call call, string name, ArgumentShape shape, JsonElement value) =>
        call.PathValues.Add(KeyValuePair.Create(name, WireValue.ToText(value, shape.Rule, call.Integration.Wire)));

    private static void AddQuery(Call call, Property property, ValueRule rule, JsonElement value)
    {
        var wire = call.Integration.Wire;
        var name = property.WireName;
        call.Plan.RemoveQuery(name);
        if (value.ValueKind != JsonValueKind.Array)
        {
            call.Plan.Query.Add(KeyValuePair.Create(name, WireValue.ToText(value, rule, wire)));
            return;
        }

        var items = value.EnumerateArray().Select(item => WireValue.ToText(item, rule.Items, wire));
        if (property.ListStyle == ListStyle.Comma)
        {
            call.Plan.Query.Add(KeyValuePair.Create(name, string.Join(',', items)));
        }
        else
        {
            var repeated = property.ListStyle == ListStyle.Brackets ? name + "[]" : name;
            call.Plan.Query.AddRange(items.Select(item => KeyValuePair.Create(repeated, item)));
        }
    }

    private static void SetMember(JsonObject members, Property property, JsonNode? value)
    {
        if (!property.Nested)
        {
            members[property.WireName] = value;
            return;
        }

        var segments = property.WireName.Split('.');
        foreach (var segment in segments[..^1])
        {
            if (members[segment] is not JsonObject inner)
            {
                members[segment] = inner = [];
            }

            members = inner;
        }

        members[segments[^1]] = value;
    }
}
