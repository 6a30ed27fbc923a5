using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>The keys of a user. Only the user and administrators see all of them.</summary>
static class UserShape
{
    static readonly string[] ForEverybody = ["Name", "RealName", "EmailAddress", "Privileged", "_hyperlinks"];

    public static Shape<User> Instance { get; } = new Shape<User>()
        .Add("Name", u => u.Name)
        .Add("RealName", u => Given(u.RealName))
        .Add("EmailAddress", u => Given(u.EmailAddress))
        .Add("Organization", u => Given(u.Organization))
        .Add("City", u => Given(u.City))
        .Add("WorkPhone", u => Given(u.WorkPhone))
        .Add("Comments", u => Given(u.Comments))
        // Both come as "" in lists.
        .Add("Privileged", u => JsonValue.Create(u.Privileged ? 1 : 0), Use.Record)
        .Add("Disabled", u => u.Disabled ? 1 : 0, Use.Record | Use.Search)
        .Add("Memberships", (u, call) => Reference.ToAll(call.Tracker.Groups.Where(g => g.Domain == "UserDefined" && g.Members.Contains(u))), Use.Record)
        .Add("CustomFields", _ => new JsonArray(), Use.Record)
        .Add("_hyperlinks", (u, call) => Hyperlinks.Self(call, u)
            .Add("history", $"/user/{u.Id}/history")
            .Add("memberships", $"/user/{u.Id}/groups")
            .ToJson(), Use.Record | Use.Lists);

    public static JsonObject Record(User user, Call call)
    {
        var record = Instance.Record(user, call);
        if (!Access.CanAdminister(call) && user != call.Caller)
        {
            foreach (var key in record.Select(p => p.Key).Except(ForEverybody).ToList())
                record.Remove(key);
        }
        return record;
    }

    static string? Given(string text) => text.Length == 0 ? null : text;
}
