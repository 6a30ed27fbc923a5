namespace Patchbay.Sandbox.ConnectWisePsa.Schemas;

enum FieldKind
{
    Text, Number, Flag, Date, Choice, Reference, Numbers, Texts, References, Records, CustomFields, Any,
}

/// <summary>One property of a record.</summary>
sealed record Field(string Name, FieldKind Kind)
{
    public int? MaxLength { get; init; }

    /// <summary>What a choice may be; empty for every other kind.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What a reference points to, or the schema of the records in a list; empty for every other kind.</summary>
    public string Target { get; init; } = "";

    public bool Required { get; init; }

    /// <summary>Has a default when a record is made, and must be there when it is replaced.</summary>
    public bool RequiredOnUpdate { get; init; }

    /// <summary>True for a list, which filters reach with childConditions only.</summary>
    public bool IsMany => Kind is FieldKind.Numbers or FieldKind.Texts or FieldKind.References or FieldKind.Records or FieldKind.CustomFields;
}

/// <summary>
/// The properties of one kind of record, without <c>id</c> and <c>_info</c>, which all have. Written down one schema a line (or more lines, indented):
/// its name, then <c>property:type</c>. A <c>*</c> behind the property says required, a <c>+</c> required when replaced. Types are <c>s</c> and
/// <c>s50</c> for text and its greatest length, <c>n</c> number, <c>b</c> flag, <c>d</c> date, <c>A|B</c> a choice (or its name), <c>&gt;Board</c> a reference, <c>[…]</c> a
/// list, <c>CF</c> custom fields, <c>any</c>. Three dots say that the product knows more than is written here, so unknown properties are taken.
/// </summary>
sealed record Schema(string Name, IReadOnlyDictionary<string, Field> Fields, bool IsOpen)
{
    static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["BILL"] = "Billable|DoNotBill|NoCharge|NoDefault",
        ["BILL3"] = "Billable|DoNotBill|NoCharge",
        ["METHOD"] = "ActualRates|FixedFee|NotToExceed|OverrideRate",
        ["TSTATUS"] = "Open|Rejected|PendingApproval|ErrorsCorrected|PendingProjectApproval|ApprovedByTierOne|RejectBySecondTier|ApprovedByTierTwo|ReadyToBill|Billed|WrittenOff|BilledAgreement",
        ["CHARGE"] = "ServiceTicket|ProjectTicket|ChargeCode|Activity",
        ["FTYPE"] = "TextArea|Button|Currency|Date|Hyperlink|IPAddress|Checkbox|Number|Percent|PhoneNumber|Text|Password",
        ["QTYPE"] = "TextArea|Currency|Date|Hyperlink|IPAddress|Checkbox|Number|Percent|PhoneNumber|Text|Password",
        ["ENTRY"] = "Date|EntryField|List|Option",
    };

    static readonly Dictionary<string, Schema> All = new[]
    {
        ServiceDeskSchemas.Text, TimeSchemas.Text, CompanySchemas.Text, FinanceSchemas.Text, ProjectSchemas.Text, SalesSchemas.Text, OfficeSchemas.Text, SystemSchemas.Text,
    }.SelectMany(Parse).ToDictionary(schema => schema.Name, StringComparer.Ordinal);

    /// <summary>What errors call the record: <c>ticket</c>.</summary>
    public string Resource => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>The schema of that name; of one nowhere written down only the name is known, and anything is taken.</summary>
    public static Schema Of(string name) => All.TryGetValue(name, out var schema)
        ? schema
        : new(name, new Dictionary<string, Field>(StringComparer.Ordinal) { ["name"] = new("name", FieldKind.Text) }, IsOpen: true);

    static IEnumerable<Schema> Parse(string text)
    {
        foreach (var line in text.Replace("\n  ", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var fields = words.Skip(1).Where(word => word != "...").Select(ParseField).ToDictionary(field => field.Name, StringComparer.Ordinal);
            yield return new(words[0], fields, words[^1] == "...");
        }
    }

    static Field ParseField(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var (name, type) = (word[..colon].TrimEnd('*', '+'), word[(colon + 1)..]);
        var field = type switch
        {
            "n" => new Field(name, FieldKind.Number),
            "b" => new(name, FieldKind.Flag),
            "d" => new(name, FieldKind.Date),
            "CF" => new(name, FieldKind.CustomFields) { Target = "CustomFieldValue" },
            "any" => new(name, FieldKind.Any),
            "[n]" => new(name, FieldKind.Numbers),
            "[s]" => new(name, FieldKind.Texts),
            ['[', '>', ..] => new(name, FieldKind.References) { Target = type[2..^1] },
            ['[', ..] => new(name, FieldKind.Records) { Target = type[1..^1] },
            ['>', ..] => new(name, FieldKind.Reference) { Target = type[1..] },
            _ when type.TrimStart('s').All(char.IsAsciiDigit) => new(name, FieldKind.Text) { MaxLength = type.Length > 1 ? int.Parse(type[1..]) : null },
            _ => new(name, FieldKind.Choice) { Values = Choices.GetValueOrDefault(type, type).Split('|') },
        };
        return field with { Required = word[colon - 1] == '*', RequiredOnUpdate = word[colon - 1] == '+' };
    }
}
