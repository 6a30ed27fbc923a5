using System.Globalization;
using System.Text.Json;

namespace Patchbay.Integrations.Fields;

/// <summary>A row of metadata with what it belongs to.</summary>
/// <param name="Owners">Names of the queues, classes, … whose expansion led here; empty when the source names none.</param>
/// <param name="IsStub">True when the field's own record could not be read and this is the reference to it.</param>
internal sealed record FieldRow(JsonElement Value, IReadOnlyList<string> Owners, bool IsStub)
{
    /// <summary>True for a lower level of a field, which says little about itself: its parent was judged already.</summary>
    public bool IsBelow { get; init; }

    /// <summary>A member as text, whatever its case: the same vendor writes <c>Name</c> in a record and <c>name</c> in a reference.</summary>
    public static string? Text(JsonElement row, string name) => Member(row, name) is { } member ? member.ValueKind switch
    {
        JsonValueKind.String => member.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.GetRawText(),
        _ => null,
    } : null;

    /// <summary>A member by dotted path.</summary>
    public static JsonElement? Member(JsonElement row, string path)
    {
        var value = row;
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind == JsonValueKind.Array && int.TryParse(name, CultureInfo.InvariantCulture, out var index))
            {
                // Vendors write an option as a pair: ["In use", 7].
                if (index < 0 || index >= value.GetArrayLength())
                {
                    return null;
                }

                value = value[index];
                continue;
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (!value.TryGetProperty(name, out var member))
            {
                member = value.EnumerateObject().FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
                if (member.ValueKind == JsonValueKind.Undefined)
                {
                    return null;
                }
            }

            value = member;
        }

        return value;
    }
}
