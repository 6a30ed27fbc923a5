using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Patchbay.Storage;

namespace Patchbay.Api;

/// <summary>Compares JSON with the type it is meant for, and tells every difference in the caller's terms.</summary>
static class BodyShape
{
    public static void Check(JsonElement value, JsonTypeInfo type, string path, Problems problems)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(value, type, path, problems);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    CheckElement(member.Value, type, Join(path, member.Name), problems);
                }

                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    CheckElement(item, type, $"{path}[{index++}]", problems);
                }

                break;
            default:
                CheckValue(value, type, path, problems);
                break;
        }
    }

    private static void CheckElement(JsonElement value, JsonTypeInfo type, string path, Problems problems)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            problems.Add(path, "Must not be null.");
        }
        else
        {
            Check(value, type.Options.GetTypeInfo(type.ElementType!), path, problems);
        }
    }

    private static void CheckObject(JsonElement value, JsonTypeInfo type, string path, Problems problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(path.Length == 0 ? "body" : path, $"Must be a JSON object with: {Names(type)}.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (type.Properties.FirstOrDefault(property => property.Name == member.Name) is not { } property)
            {
                problems.Add(Join(path, member.Name), $"Unknown. Known here: {Names(type)}.");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), Join(path, member.Name), problems);
            }
            else if (!property.IsSetNullable)
            {
                problems.Add(Join(path, member.Name), "Must not be null.");
            }
        }

        foreach (var missing in type.Properties.Where(property => property.IsRequired && !value.TryGetProperty(property.Name, out _)))
        {
            problems.Add(Join(path, missing.Name), "Required.");
        }
    }

    private static void CheckValue(JsonElement value, JsonTypeInfo type, string path, Problems problems)
    {
        try
        {
            value.Deserialize(type);
        }
        catch (JsonException)
        {
            problems.Add(path.Length == 0 ? "body" : path, $"Must be {Expected(type)}, not {Found(value)}.");
        }
    }

    private static string Expected(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return plain switch
        {
            _ when type.Kind == JsonTypeInfoKind.Enumerable => "an array",
            _ when type.Kind == JsonTypeInfoKind.Dictionary => "an object of text values",
            { IsEnum: true } => "one of: " + string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)),
            _ when plain == typeof(string) => "text",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(DateTimeOffset) => "a date and time such as 2026-01-31T00:00:00Z",
            _ when plain.IsPrimitive => "a number",
            _ => "an object",
        };
    }

    // Never the value itself: it may be a secret in the wrong place.
    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "this text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private static string Names(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(property => property.Name));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
