namespace Patchbay.Sandbox.RequestTracker.People;

sealed class Group : Entity
{
    public override string Type => "group";

    public string Description { get; set; } = "";

    /// <summary><c>UserDefined</c>, or one of the product's own: <c>SystemInternal</c>, <c>RT::Queue-Role</c>, …</summary>
    public string Domain { get; set; } = "UserDefined";

    /// <summary>For a role group, the record it belongs to.</summary>
    public int Instance { get; set; }

    /// <summary>Users and groups.</summary>
    public List<Entity> Members { get; } = [];

    public IEnumerable<Entity> AllMembers() =>
        Members.SelectMany(m => m is Group inner ? inner.AllMembers().Prepend(m) : [m]).Distinct();
}
