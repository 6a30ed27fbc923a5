using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Lists;

/// <summary>What may be asked about a record's properties.</summary>
static class Filterable
{
    /// <summary>What is known of every record's history; told under <c>_info</c>, and asked about with or without it.</summary>
    static readonly Dictionary<string, ValueKind> Info = new(StringComparer.Ordinal)
    {
        ["lastUpdated"] = ValueKind.Date, ["dateEntered"] = ValueKind.Date, ["updatedBy"] = ValueKind.Text, ["enteredBy"] = ValueKind.Text,
    };

    /// <summary>Taken when a record is written, never told, and so not to be asked about.</summary>
    public static IReadOnlySet<string> WriteOnly { get; } = ("initialDescription initialInternalAnalysis initialResolution initialDescriptionFrom contactEmailLookup processNotifications "
        + "skipCallback emailResourceFlag emailContactFlag emailCcFlag ignoreDuplicates typeIds portalPassword addAllTypesFlag removeAllTypesFlag addAllLocations removeAllLocations addAllBusinessUnits "
        + "removeAllBusinessUnits").Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <exception cref="ConditionException">No such property, one that filters do not reach, or a text that its choice does not have.</exception>
    public static ValueKind KindOf(Schema schema, string path, IReadOnlyList<string> texts)
    {
        var segments = path.Split('/');
        if (path == "id")
            return ValueKind.Number;
        if (!schema.Fields.ContainsKey(path) && Info.TryGetValue(segments is ["_info", var member] ? member : path, out var kind))
            return kind;
        if (schema.Name == "Ticket" && path == "configuration/id")
            return ValueKind.Number;
        if (!schema.Fields.TryGetValue(segments[0], out var field) || WriteOnly.Contains(segments[0]))
            return schema.IsOpen && !WriteOnly.Contains(segments[0]) ? ValueKind.Any : throw Unknown(path);
        if (field.IsMany)
            throw new ConditionException($"{path} is a collection: use childConditions.");
        if (segments.Length > 1)
            return field.Kind == FieldKind.Reference ? InReference(field, segments[1..], path) : throw Unknown(path);
        if (texts.FirstOrDefault(text => field.Kind == FieldKind.Choice && !field.Values.Contains(text, StringComparer.Ordinal)) is { } text)
            throw new ConditionException($"{text} is not a valid enum value for {path}: {string.Join(", ", field.Values)}.");
        return field.Kind switch
        {
            FieldKind.Number => ValueKind.Number,
            FieldKind.Flag => ValueKind.Flag,
            FieldKind.Date => ValueKind.Date,
            FieldKind.Choice => ValueKind.Choice,
            FieldKind.Text => ValueKind.Text,
            _ => ValueKind.Any,
        };
    }

    /// <summary>A property of the elements of lists, such as <c>types/id</c>.</summary>
    /// <exception cref="ConditionException">The first segment is no list, or its elements do not have the rest.</exception>
    public static ValueKind KindOfElement(Schema schema, string path, IReadOnlyList<string> texts)
    {
        var segments = path.Split('/');
        if (segments.Length < 2 || !schema.Fields.TryGetValue(segments[0], out var field) || !field.IsMany)
            throw Unknown(path);
        return field.Kind == FieldKind.References ? InReference(field, segments[1..], path) : KindOf(Schema.Of(field.Target), string.Join('/', segments[1..]), texts);
    }

    static ValueKind InReference(Field field, string[] rest, string path)
    {
        if (rest is ["id"])
            return ValueKind.Number;
        if (rest.Length != 1)
            throw Unknown(path);
        if (References.Of(field.Target) is not { } target)
            return ValueKind.Text;
        if (!target.Names.ContainsKey(rest[0]))
            throw Unknown(path);
        return rest[0] == "sort" ? ValueKind.Number : ValueKind.Text;
    }

    static ConditionException Unknown(string path) => new($"{path} is not a recognized name.");
}
