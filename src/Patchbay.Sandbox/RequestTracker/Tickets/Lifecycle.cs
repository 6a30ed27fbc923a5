namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>The statuses of tickets or assets, and the changes the web interface offers.</summary>
sealed record Lifecycle(string Name, string[] Initial, string[] Active, string[] Inactive, Lifecycle.Step[] Steps)
{
    /// <summary>An offered change.</summary>
    /// <param name="From">A status, or <c>*</c> for any.</param>
    /// <param name="To">The status afterwards.</param>
    /// <param name="Label">What the button says.</param>
    /// <param name="Update"><c>Respond</c> or <c>Comment</c> when a message goes with it; else null.</param>
    public sealed record Step(string From, string To, string Label, string? Update = null);

    public static Lifecycle Tickets { get; } = new("default", ["new"], ["open", "stalled"], ["resolved", "rejected", "deleted"],
    [
        new("new", "open", "Open It", "Respond"),
        new("new", "resolved", "Resolve", "Comment"),
        new("new", "rejected", "Reject", "Respond"),
        new("new", "deleted", "Delete"),
        new("open", "stalled", "Stall", "Comment"),
        new("open", "resolved", "Resolve", "Comment"),
        new("open", "rejected", "Reject", "Respond"),
        new("stalled", "open", "Open It"),
        new("resolved", "open", "Re-open", "Comment"),
        new("rejected", "open", "Re-open", "Comment"),
        new("deleted", "open", "Undelete"),
    ]);

    public static Lifecycle Assets { get; } = new("assets", ["new"], ["allocated", "in-use"], ["recycled", "stolen", "deleted"],
    [
        new("*", "allocated", "Allocate"),
        new("*", "in-use", "Now in-use"),
        new("*", "recycled", "Recycle"),
        new("*", "stolen", "Report stolen"),
    ]);

    public bool Has(string status) => Initial.Contains(status) || Active.Contains(status) || Inactive.Contains(status);

    /// <summary>Not finished: initial statuses count.</summary>
    public bool IsActive(string status) => !Inactive.Contains(status);

    public bool CanStartAs(string status) => Initial.Contains(status) || Active.Contains(status);

    public IEnumerable<Step> StepsFrom(string status) => Steps.Where(s => (s.From == "*" || s.From == status) && s.To != status);
}
