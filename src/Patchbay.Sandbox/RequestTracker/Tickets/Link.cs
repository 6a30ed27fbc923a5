namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>A directed link: <c>DependsOn</c>, <c>RefersTo</c> or <c>MemberOf</c>. The target is a record or an outside URL.</summary>
sealed record Link(Entity From, string Kind, Entity? To, string? Url)
{
    public string Target => To?.ReferenceId ?? Url!;
}

/// <summary>The names links go by in bodies, queries and hyperlinks.</summary>
/// <param name="Key">In bodies and queries.</param>
/// <param name="Kind">The stored direction.</param>
/// <param name="Outgoing">True when the record itself is the link's start.</param>
/// <param name="Rel">In hyperlinks.</param>
sealed record LinkName(string Key, string Kind, bool Outgoing, string Rel)
{
    static readonly LinkName[] All =
    [
        new("DependsOn", "DependsOn", true, "depends-on"),
        new("DependedOnBy", "DependsOn", false, "depended-on-by"),
        new("RefersTo", "RefersTo", true, "refers-to"),
        new("ReferredToBy", "RefersTo", false, "referred-to-by"),
        new("MemberOf", "MemberOf", true, "parent"),
        new("Parent", "MemberOf", true, "parent"),
        new("Parents", "MemberOf", true, "parent"),
        new("Members", "MemberOf", false, "child"),
        new("HasMember", "MemberOf", false, "child"),
        new("Child", "MemberOf", false, "child"),
        new("Children", "MemberOf", false, "child"),
    ];

    /// <summary>One name for each of the six ways.</summary>
    public static IEnumerable<LinkName> Distinct => All.DistinctBy(n => n.Rel);

    public static LinkName? Find(string key, StringComparison comparison) => All.FirstOrDefault(n => n.Key.Equals(key, comparison));

    /// <summary>The far ends of a record's links of this name.</summary>
    public IEnumerable<Link> Of(Entity entity, IEnumerable<Link> links) =>
        links.Where(l => l.Kind == Kind && (Outgoing ? l.From == entity : l.To == entity));
}
