using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

static class GroupEndpoints
{
    static readonly TextAttributes<Group> Attributes = new("Group", '\'',
    [
        new("Name", g => g.Name, (g, v) => g.Name = v),
        new("Description", g => g.Description, (g, v) => g.Description = v),
    ])
    {
        Refused = (call, group, attribute, value) =>
            attribute.Name == "Name" && (value.Length == 0 || NameTaken(call, value)) ? $"Group {group.Name}: Illegal value for Name" : null,
    };

    public static void Map(Routes routes)
    {
        new AdminRecords<Group>("group", "groups", t => t.Groups, GroupShape.Instance, Attributes)
        {
            ByName = false,
            EmptyFindsAll = true,
            Make = (call, fields) => fields.Text("Name") is not { Length: > 0 } name ? throw new Refusal(Answers.Message(400, "Name is required"))
                : NameTaken(call, name) ? throw new Refusal(Answers.Message(400, $"Group name '{name}' is already in use"))
                : new() { Name = name },
        }.Map(routes);
        routes.At("/group/{id}/members").Get(Members).Put(AddMembers);
        routes.At("/group/{id}/member/{member}").Delete(RemoveMember);
    }

    static bool NameTaken(Call call, string name) =>
        call.Tracker.Groups.Any(g => g.Domain == "UserDefined" && g.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    static JsonAnswer Members(Call call)
    {
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        if (call.Tracker.Groups.Find(call.RouteId()) is not { } group)
            return SubList.Of(call, []);
        // Asked for all levels, the product counts the group itself in.
        var members = call.Parameter("recursively") == "1" ? group.AllMembers().Prepend(group) : group.Members;
        return SubList.Of(call, members.Where(m => call.Parameter(m is Group ? "groups" : "users") != "0"));
    }

    static JsonAnswer AddMembers(Call call)
    {
        var group = Records.ToChange(call, call.Tracker.Groups.Find(call.RouteId()));
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        return Answers.Sentences((call.JsonBody() as JsonArray ?? [])
            .Select(n => Fields.Text(n) ?? "")
            .Select(text => Membership.Add(call, group, Principal(call, text)).Sentence)
            .ToList());
    }

    static JsonAnswer RemoveMember(Call call)
    {
        var group = Records.ToChange(call, call.Tracker.Groups.Find(call.RouteId()));
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        group.Members.RemoveAll(m => m.Id == call.RouteId("member"));
        return Answers.NoContent; // also when it was no member
    }

    static Entity? Principal(Call call, string text) =>
        (Entity?)call.Tracker.Users.FindByIdOrName(text) ?? (Fields.Number(text) is { } id ? call.Tracker.Groups.Find(id) : null);
}
