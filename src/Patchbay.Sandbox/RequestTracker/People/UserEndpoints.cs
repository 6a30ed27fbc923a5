using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

static class UserEndpoints
{
    static readonly TextAttributes<User> Attributes = new("User", '\'',
    [
        new("Name", u => u.Name, (u, v) => u.Name = v),
        new("EmailAddress", u => u.EmailAddress, (u, v) => u.EmailAddress = v),
        new("RealName", u => u.RealName, (u, v) => u.RealName = v),
        new("Organization", u => u.Organization, (u, v) => u.Organization = v),
        new("City", u => u.City, (u, v) => u.City = v),
        new("WorkPhone", u => u.WorkPhone, (u, v) => u.WorkPhone = v),
        new("Comments", u => u.Comments, (u, v) => u.Comments = v),
    ])
    {
        Refused = (call, user, attribute, value) => Taken(call, user, attribute.Name, value) is { } problem ? $"User {user.Name}: {problem}" : null,
    };

    public static void Map(Routes routes)
    {
        routes.At("/users").Get(Search).Post(Search);
        routes.At("/user").Get(_ => Answers.NotFound).Post(Create);
        routes.At("/user/{id}")
            .Get(call => Records.Get(call, Find(call), u => UserShape.Record(u, call)))
            .Put(Update)
            .Post(call => Records.AlreadyThere(Find(call)))
            .Delete(call => Records.Delete(call, Find(call), Access.CanAdminister(call), u => !u.Disabled && (u.Disabled = true)));
        routes.At("/user/{id}/history").Get(call => HistoryList.Of(call, Find(call)));
        routes.At("/user/{id}/groups").Get(Groups).Put(Join);
        routes.At("/user/{id}/group/{group}").Delete(Leave);
    }

    static User? Find(Call call) => call.Tracker.Users.FindByIdOrName(call.Route("id"));

    static JsonAnswer Search(Call call) => call.Caller.Privileged
        ? JsonSearch.Answer(call, UserShape.Instance, call.Tracker.Users, emptyIsAll: true)
        : Answers.Forbidden;

    static JsonAnswer Create(Call call)
    {
        var fields = call.Fields();
        if (!Access.CanAdminister(call))
            return Answers.Message(403, "Permission Denied");
        var name = fields.Text("Name") ?? fields.Text("EmailAddress");
        if (string.IsNullOrEmpty(name))
            return Answers.Message(400, "Must specify 'Name' attribute");
        var user = Attributes.Fill(new User(), fields);
        user.Name = name;
        if ((Taken(call, user, "Name", name) ?? Taken(call, user, "EmailAddress", user.EmailAddress)) is { } problem)
            return Answers.Message(400, problem);
        user.Standing = fields.Text("Privileged") == "1" ? Standing.Reader : Standing.Requestor;
        return Answers.Created(call, call.Tracker.Create(call.Tracker.Users, user, call.Caller));
    }

    static JsonAnswer Update(Call call)
    {
        var user = Records.ToChange(call, Find(call));
        var fields = call.Fields();
        if (!Access.CanAdminister(call) && user != call.Caller)
            return Answers.Sentences([$"User {user.Name}: Permission Denied"]);
        if (fields.ContainsKey("Password"))
            return Answers.Crash;
        var sentences = Attributes.Update(call, user, fields);
        if (fields.Text("Privileged") is "0" or "1" && user.Privileged != (fields.Text("Privileged") == "1") && Access.CanAdminister(call))
        {
            user.Standing = user.Privileged ? Standing.Requestor : Standing.Reader;
            sentences.Add($"That user is now {(user.Privileged ? "" : "un")}privileged");
        }
        return Answers.Sentences(sentences);
    }

    static string? Taken(Call call, User user, string attribute, string value) => attribute switch
    {
        _ when value.Length == 0 => null,
        "Name" when call.Tracker.Users.Find(value) is { } other && other != user => "Name in use",
        "EmailAddress" when call.Tracker.Users.Any(u => u != user && u.EmailAddress.Equals(value, StringComparison.OrdinalIgnoreCase)) => "Email address in use",
        _ => null,
    };

    static JsonAnswer Groups(Call call) => Access.CanAdminister(call)
        ? SubList.Of(call, Find(call) is { } user ? call.Tracker.Groups.Where(g => g.Domain == "UserDefined" && g.Members.Contains(user)) : [])
        : Answers.Forbidden;

    static JsonAnswer Join(Call call)
    {
        var user = Records.ToChange(call, Find(call));
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        var answer = new JsonArray();
        foreach (var id in (call.JsonBody() as JsonArray ?? []).Select(n => Fields.Number(Fields.Text(n))))
        {
            var (done, sentence) = Membership.Add(call, id is { } number ? call.Tracker.Groups.Find(number) : null, user);
            answer.Add((JsonNode)(done ? 1 : 0));
            answer.Add((JsonNode)sentence);
        }
        return new(200, answer);
    }

    static JsonAnswer Leave(Call call)
    {
        var user = Records.ToChange(call, Find(call));
        if (!Access.CanAdminister(call))
            return Answers.Forbidden;
        call.Tracker.Groups.Find(call.RouteId("group"))?.Members.Remove(user);
        return Answers.NoContent;
    }
}
