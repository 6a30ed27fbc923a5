using System.Text.Json.Nodes;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>
/// Links in bodies: a link name replaces all links of that name, <c>Add…</c> and <c>Delete…</c> before it change single ones.
/// </summary>
static class TicketLinks
{
    public static List<string> Update(Call call, Entity entity, JsonObject fields)
    {
        var sentences = new List<string>();
        foreach (var (key, value) in fields)
        {
            if (LinkName.Find(key, StringComparison.Ordinal) is { } replace)
                Replace(call, entity, replace, Fields.Texts(value), sentences);
            else if (key.StartsWith("Add", StringComparison.Ordinal) && LinkName.Find(key[3..], StringComparison.Ordinal) is { } add)
                Fields.Texts(value).ForEach(t => Add(call, entity, add, t, sentences));
            else if (key.StartsWith("Delete", StringComparison.Ordinal) && LinkName.Find(key[6..], StringComparison.Ordinal) is { } delete)
                Fields.Texts(value).ForEach(t => Delete(call, entity, delete, t, sentences));
        }
        return sentences;
    }

    static void Replace(Call call, Entity entity, LinkName name, List<string> wanted, List<string> sentences)
    {
        var old = name.Of(entity, call.Tracker.Links).Select(l => Far(l, name)).ToList();
        foreach (var target in wanted.Except(old, StringComparer.Ordinal))
            Add(call, entity, name, target, sentences);
        foreach (var target in old.Except(wanted, StringComparer.Ordinal))
            Delete(call, entity, name, target, sentences);
    }

    static void Add(Call call, Entity entity, LinkName name, string target, List<string> sentences)
    {
        var links = call.Tracker.Links;
        if (name.Of(entity, links).Any(l => Far(l, name) == target))
        {
            sentences.Add("Link already exists");
            return;
        }
        var ticket = int.TryParse(target, out var id) ? call.Tracker.Tickets.Find(id) : null;
        var isUrl = target.Contains("://", StringComparison.Ordinal);
        if (ticket == entity)
        {
            sentences.Add("Link could not be created: Can't link a ticket to itself");
            return;
        }
        if (ticket is null && !(isUrl && name.Outgoing))
        {
            sentences.Add($"Couldn't resolve '{target}' into a link.");
            return;
        }
        var link = name.Outgoing ? new Link(entity, name.Kind, ticket, isUrl ? target : null) : new Link(ticket!, name.Kind, entity, null);
        links.Add(link);
        sentences.Add($"{Label(link.From)} {Verb(name.Kind)} {(link.To is null ? $"URI {link.Url}" : Label(link.To))}.");
        call.Tracker.Record(entity, call.Caller, new() { Kind = "AddLink", Field = name.Key, NewValue = target });
    }

    static void Delete(Call call, Entity entity, LinkName name, string target, List<string> sentences)
    {
        if (name.Of(entity, call.Tracker.Links).FirstOrDefault(l => Far(l, name) == target) is not { } link)
        {
            sentences.Add("Link not found");
            return;
        }
        call.Tracker.Links.Remove(link);
        sentences.Add($"{Label(link.From)} no longer {Verb(name.Kind)} {(link.To is null ? $"URI {link.Url}" : Label(link.To))}.");
        call.Tracker.Record(entity, call.Caller, new() { Kind = "DeleteLink", Field = name.Key, OldValue = target });
    }

    static string Far(Link link, LinkName name) => name.Outgoing ? link.Target : link.From.ReferenceId;

    static string Label(Entity entity) => entity is Ticket ? $"Ticket {entity.Id}" : $"URI {entity.Type}://sandbox.example/{entity.Id}";

    static string Verb(string kind) => kind switch { "DependsOn" => "depends on", "RefersTo" => "refers to", _ => "member of" };
}
