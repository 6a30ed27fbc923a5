using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.People;

/// <summary>Replaces the people of a ticket's role by those sent.</summary>
static class RoleUpdate
{
    /// <exception cref="Refusal">The product crashes on a name nobody has, and on null or "" in place of [].</exception>
    public static void Apply(Call call, Entity entity, Dictionary<string, List<Entity>> roles, string role, JsonObject fields, List<string> sentences)
    {
        if (!fields.TryGetPropertyValue(role, out var sent) || sent?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            return;
        if (sent is null || Fields.Text(sent) is "")
            throw new Refusal(Answers.Crash);
        var members = roles[role];
        var wanted = Fields.Texts(sent)
            .Select(text => Principals.FindOrCreate(call.Tracker, text, call.Caller) ?? throw new Refusal(Answers.Crash))
            .ToHashSet();
        foreach (var person in wanted.Except(members).ToList())
        {
            members.Add(person);
            sentences.Add($"Added {person.Name} as {role} for this ticket");
            call.Tracker.Record(entity, call.Caller, new() { Kind = "AddWatcher", Field = role, NewValue = $"{person.Id}" });
        }
        foreach (var person in members.Except(wanted).ToList())
        {
            members.Remove(person);
            sentences.Add($"{person.Name} is no longer {role} for this ticket");
            call.Tracker.Record(entity, call.Caller, new() { Kind = "DelWatcher", Field = role, OldValue = $"{person.Id}" });
        }
    }
}
