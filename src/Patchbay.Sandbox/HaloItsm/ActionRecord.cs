using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>One action as it is stored.</summary>
static class ActionRecord
{
    /// <param name="tenant">Holds it.</param>
    /// <param name="ticket">What it happens to.</param>
    /// <param name="outcome">The kind of action it is.</param>
    /// <param name="read">The members that were sent; author and time count on imports alone.</param>
    /// <param name="at">When.</param>
    public static JsonObject Add(Tenant tenant, JsonObject ticket, JsonObject outcome, JsonObject read, DateTimeOffset at)
    {
        var (id, imported, now) = (ticket["id"]!.ToString(), Tenant.IsTrue(read["_isimport"]), Tenant.Stamp(at));
        var action = new JsonObject { ["id"] = tenant.NextId("Actions of " + id), ["ticket_id"] = ticket["id"]!.DeepClone(), ["guid"] = Guid.NewGuid().ToString() };
        foreach (var (name, value) in read)
            if (!name.StartsWith('_') && name is not ("ticket_id" or "customfields" or "who" or "datetime"))
                action[name] = value?.DeepClone();
        (action["outcome"], action["outcome_id"]) = (outcome["outcome"]!.DeepClone(), outcome["id"]!.DeepClone());
        action["who"] = imported && read["who"] is { } who ? who.DeepClone() : tenant.Find("Agent", Tenant.ApiAgent)!["name"]!.DeepClone();
        action["who_agentid"] = imported && read["who"] is not null ? -1 : Tenant.ApiAgent;
        action["datetime"] = imported && read["datetime"] is { } date ? date.DeepClone() : now;
        action["actiondatecreated"] = now;
        action["last_updated"] = now;
        action["timetaken"] ??= 0;
        action["important"] ??= false;
        action["hiddenfromuser"] ??= Tenant.IsTrue(outcome["hidefromuser"]);
        action["note"] ??= read["note_html"] is null ? outcome["default_note"]?.DeepClone() ?? "" : null;
        DeriveNote(action, read);
        var sends = !imported && (read["sendemail"] is { } asked ? Tenant.IsTrue(asked) : Tenant.Int(outcome["sendemail"]) == 1);
        action["sendemail"] = sends;
        action["emaildirection"] = sends ? "O" : "";
        if (sends && action["emailto"] is null)
            action["emailto"] = tenant.Find("Users", Tenant.Int(ticket["user_id"]))?["emailaddress"]?.DeepClone() ?? "";
        action["attachment_count"] = 0;
        tenant["Actions"].Add(action);
        tenant["Feed"].Add(new()
        {
            ["id"] = tenant.NextId("Feed"), ["ticket_id"] = action["ticket_id"]!.DeepClone(), ["action_id"] = action["id"]!.DeepClone(), ["who"] = action["who"]!.DeepClone(),
            ["datetime"] = action["datetime"]!.DeepClone(), ["outcome"] = action["outcome"]!.DeepClone(), ["note"] = action["note"]?.DeepClone(), ["hiddenfromuser"] = action["hiddenfromuser"]!.DeepClone(),
        });
        return action;
    }

    /// <summary>The note that was not sent follows from the one that was.</summary>
    public static void DeriveNote(JsonObject action, JsonObject read)
    {
        if (read["note_html"] is { } html)
            action["note"] = read["note"]?.DeepClone() ?? Html.Text(html.ToString());
        else if (action["note"] is { } note && (read["note"] is not null || action["note_html"] is null))
            action["note_html"] = Html.Of(note.ToString());
    }
}
