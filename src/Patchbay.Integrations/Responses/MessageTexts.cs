using System.Text.Json;

namespace Patchbay.Integrations.Responses;

/// <summary>Collects the texts at a dotted path; <c>errors[].message</c> goes through the elements of an array.</summary>
internal static class MessageTexts
{
    public static void Collect(JsonElement value, ReadOnlySpan<string> path, List<string> found)
    {
        if (path.IsEmpty)
        {
            CollectTexts(value, found);
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
            Collect(value, path[1..], found);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item, path[1..], found);
            }
        }
    }

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
