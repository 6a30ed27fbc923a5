namespace Patchbay.Integrations;

/// <summary>
/// Where an account's custom fields are told: requests that each expand the rows of the one before, and how a last row becomes
/// a JSON Schema property.
/// </summary>
public sealed record FieldSource
{
    public required string Name { get; init; }

    public required IReadOnlyList<FieldRequest> Requests { get; init; }

    public required FieldMapping Property { get; init; }
}

/// <summary>One request of a field source; placeholders name members of the row it expands.</summary>
/// <param name="Request">For example <c>GET /queue/{id}</c>.</param>
/// <param name="Rows">Dotted path of its rows; empty when the answer itself is the array, or the one row.</param>
/// <param name="AppliesTo">
/// Member of the rows whose value names what a field belongs to (a queue's <c>Name</c>), told in the field's description; null when none.
/// </param>
/// <param name="Each">Member of the rows with the array that holds the fields themselves (a form's sections); null when the rows are them.</param>
public sealed record FieldRequest(RequestLine Request, string Rows, string? AppliesTo, string? Each = null)
{
    /// <summary>True when one row stands for all: a record that shows which fields every record of its kind has.</summary>
    public bool FirstOnly { get; init; }
}

/// <summary>Which member of a field's row holds what.</summary>
public sealed record FieldMapping
{
    /// <summary>Member with the name to write under.</summary>
    public required string Name { get; init; }

    /// <summary>Member with the label people know; null when <see cref="Name"/> is it.</summary>
    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Member with the field's id, for vendors that write fields by id; null when the name is used.</summary>
    public string? Id { get; init; }

    /// <summary>Member with the vendor's type word.</summary>
    public string? Type { get; init; }

    /// <summary>Member with a second type word, for vendors that need two; <see cref="Types"/> then also takes <c>type/subtype</c>.</summary>
    public string? Subtype { get; init; }

    /// <summary>Short type (<c>string</c>, <c>integer</c>, <c>date</c>, <c>date-time</c>, …) by the vendor's type word; unlisted words become what <c>*</c> says, or <c>string</c>.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Vendor's type words that are not offered (files, computed fields).</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Only rows whose member equals the value are fields; empty takes all.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Names that are no fields of this kind, because the record has them at its root.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Member with an array of further fields, written beside their parent (the lower levels of a category); null when none has any.</summary>
    public string? Nested { get; init; }

    /// <summary>Member that, when set, makes a field depend on another's value, so that it is never required as such; null when none does.</summary>
    public string? OptionalIf { get; init; }

    /// <summary>Member and value that make a field take several values; null when none does.</summary>
    public (string Member, string Value)? Many { get; init; }

    /// <summary>Members of which any is true (or 1) when a field is required; empty when the vendor does not say.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Member with the allowed values; objects are read through <see cref="OptionValue"/>.</summary>
    public string? Options { get; init; }

    public string? OptionValue { get; init; }

    /// <summary>Member of an option with the text people choose by, told in the description; null when the value says enough.</summary>
    public string? OptionLabel { get; init; }

    /// <summary>Only options whose member equals the value are allowed; empty takes all.</summary>
    public IReadOnlyDictionary<string, string> OptionWhere { get; init; } = new Dictionary<string, string>();

    /// <summary>Member with the most characters of a text; 0 sets no limit.</summary>
    public string? MaxLength { get; init; }

    /// <summary>Member with the most values of a field of many; 0 sets no limit.</summary>
    public string? MaxItems { get; init; }

    /// <summary>Member with a regular expression for the value; patterns a JavaScript engine refuses are left out.</summary>
    public string? Pattern { get; init; }
}
