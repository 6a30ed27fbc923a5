using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>Joining a group.</summary>
static class Membership
{
    public static (bool Done, string Sentence) Add(Call call, Group? group, Entity? member)
    {
        if (group is null || member is null)
            return (false, "Couldn't find that principal");
        if (group.Members.Contains(member))
            return (false, $"Group already has member: {member.Name}");
        if (member == group || member is Group inner && inner.AllMembers().Contains(group))
            return (false, "Groups can't be members of their members");
        group.Members.Add(member);
        call.Tracker.Touch(group, call.Caller);
        return (true, $"Member added: {member.Name}");
    }
}
