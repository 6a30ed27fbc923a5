namespace Patchbay.Sandbox.RequestTracker.Searches;

sealed class SavedSearch : Entity
{
    public override string Type => "search";

    public required string Description { get; init; }

    public required string Query { get; init; }

    public string OrderBy { get; init; } = "id";

    public string Order { get; init; } = "ASC";

    public int RowsPerPage { get; init; } = 50;

    /// <summary>Column names with commas between them.</summary>
    public required string Format { get; init; }

    /// <summary>Order, page size and columns for the list it gives.</summary>
    public Web.ListDefaults Defaults => new(OrderBy, Order, RowsPerPage, Format.Split(','));
}
