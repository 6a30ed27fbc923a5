using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Responses;

/// <summary>
/// Collects the texts at a dotted path; <c>errors[].message</c> goes through the elements of an array, and a template behind a space,
/// <c>errors[] {field}: {message}</c>, makes one text of an object's members.
/// </summary>
internal static class MessageTexts
{
    public static void Collect(JsonElement value, ReadOnlySpan<string> path, List<string> found, TextTemplate? template = null)
    {
        if (path.IsEmpty)
        {
            if (template is not null && value.ValueKind == JsonValueKind.Object)
            {
                found.Add(Filled(template, value));
            }
            else
            {
                CollectTexts(value, found);
            }

            return;
        }

        var every = path[0].EndsWith("[]", StringComparison.Ordinal);
        var name = every ? path[0][..^2] : path[0];
        if (name.Length > 0)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return;
            }
        }

        if (!every)
        {
            Collect(value, path[1..], found, template);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, path[1..], found, template);
            }
        }
    }

    private static string Filled(TextTemplate template, JsonElement value) => template
        .Expand(template.Names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => Fields.FieldRow.Text(value, name) ?? "", StringComparer.Ordinal))
        .Trim(' ', ':');

    private static void CollectTexts(JsonElement value, List<string> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()):
                found.Add(value.GetString()!.Trim());
                break;
            case JsonValueKind.Number:
                found.Add(value.GetRawText());
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    CollectTexts(item, found);
                }

                break;
            case JsonValueKind.Object:
                found.Add(value.GetRawText());
                break;
        }
    }
}
