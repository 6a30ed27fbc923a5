namespace Patchbay.Sandbox.RequestTracker.CustomFields;

sealed class CustomField : Entity
{
    public override string Type => "customfield";

    /// <summary>The product's <c>Type</c> key: Select, Freeform, Text, Date, DateTime, …</summary>
    public required string Kind { get; init; }

    public string Description { get; set; } = "";

    public required string LookupType { get; init; }

    public string Pattern { get; set; } = "";

    public int SortOrder { get; set; }

    /// <summary>1, or 0 for any number.</summary>
    public int MaxValues { get; set; } = 1;

    /// <summary>The queues, catalogs or classes it is applied to.</summary>
    public HashSet<Entity> AppliedTo { get; } = [];

    /// <summary>Applied to all of them.</summary>
    public bool Global { get; set; }

    public CustomField? BasedOn { get; set; }

    public const string OfTickets = "RT::Queue-RT::Ticket";

    public const string OfTransactions = "RT::Queue-RT::Ticket-RT::Transaction";

    public const string OfAssets = "RT::Catalog-RT::Asset";

    public const string OfArticles = "RT::Class-RT::Article";

    public static string[] LookupTypes { get; } = [OfTickets, OfTransactions, OfAssets, OfArticles];

    public bool Covers(Entity container, string lookupType) =>
        !Disabled && LookupType == lookupType && (Global || AppliedTo.Contains(container));
}

/// <summary>One allowed value of a Select field.</summary>
sealed class CustomFieldValue : Entity
{
    public override string Type => "customfieldvalue";

    public required CustomField Field { get; init; }

    public string Description { get; set; } = "";

    public int SortOrder { get; set; }

    /// <summary>The value of the parent field under which this one is offered.</summary>
    public string Category { get; set; } = "";
}
