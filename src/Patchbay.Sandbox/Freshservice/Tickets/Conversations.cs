using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>Replies, which the requester reads, and notes, which stay private unless sent as public.</summary>
static class Conversations
{
    const int Email = 0;
    const int Note = 2;

    static readonly Fields ReplyFields = Fields.Parse("body* from_email:email user_id:@agents cc_emails:email[] bcc_emails:email[]");

    static readonly Fields NoteFields = Fields.Parse("body* private:bool incoming:bool notify_emails:email[] user_id:@users");

    static readonly Fields Changes = Fields.Parse("body*");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/tickets/{id}/conversations", call => Replies.List(call, "conversations", Of(call.Tenant, call.Find("tickets"))));
        routes.Add("POST", "/tickets/{id}/reply", call => Add(call, ReplyFields, Email));
        routes.Add("POST", "/tickets/{id}/notes", call => Add(call, NoteFields, Note));
        routes.Add("PUT", "/conversations/{id}", Change);
        routes.Add("DELETE", "/conversations/{id}", call =>
        {
            call.Tenant.Conversations.Rows.Remove(Find(call, "id"));
            return Replies.Empty(204);
        });
        routes.Add("DELETE", "/conversations/{conversation_id}/attachments/{id}", call => Attachments.Remove(Find(call, "conversation_id"), call.Path("id")));
    }

    /// <summary>A ticket's conversations, oldest first.</summary>
    public static IEnumerable<JsonObject> Of(Tenant tenant, JsonObject ticket) => tenant.Conversations.Rows.Where(row => row.Number("ticket_id") == ticket.Number("id"));

    public static JsonObject New(Tenant tenant, long ticket, long user, string body, int source, bool isPrivate) => new()
    {
        ["id"] = tenant.NextId(), ["ticket_id"] = ticket, ["user_id"] = user, ["body"] = body, ["body_text"] = Json.Plain(body), ["incoming"] = false, ["private"] = isPrivate, ["source"] = source,
        ["support_email"] = null, ["from_email"] = null, ["to_emails"] = new JsonArray(), ["cc_emails"] = new JsonArray(), ["bcc_emails"] = new JsonArray(), ["attachments"] = new JsonArray(),
        ["created_at"] = tenant.Now, ["updated_at"] = tenant.Now,
    };

    static JsonAnswer Add(Call call, Fields fields, int source)
    {
        var ticket = call.Find("tickets");
        var body = call.Body;
        var held = ticket.Items("attachments").Concat(Of(call.Tenant, ticket).SelectMany(one => one.Items("attachments"))).Sum(file => file["size"].Number() ?? 0);
        Refusal.IfAny([.. fields.Problems(call, body, isNew: true), .. Attachments.Problems(call, held)]);
        var conversation = New(call.Tenant, ticket.Number("id")!.Value, body.Number("user_id") ?? call.Caller.Id, body.Text("body")!, source, isPrivate: source == Note && (body["private"] is null || body.Flag("private")));
        conversation["incoming"] = body.Flag("incoming");
        if (source == Email)
        {
            conversation["from_email"] = body.Text("from_email") ?? "helpdesk@demo.freshservice.com";
            conversation["support_email"] = "helpdesk@demo.freshservice.com";
            conversation["to_emails"] = new JsonArray(call.Tenant.Person(ticket.Number("requester_id")) is { } requester ? Tenant.EmailOf(requester) : null);
            conversation["cc_emails"] = body["cc_emails"]?.DeepClone() ?? new JsonArray();
            conversation["bcc_emails"] = body["bcc_emails"]?.DeepClone() ?? new JsonArray();
            ticket["_first_responded_at"] ??= call.Now;
        }
        else
        {
            conversation["to_emails"] = body["notify_emails"]?.DeepClone() ?? new JsonArray();
        }

        conversation["attachments"] = new JsonArray([.. Attachments.Keep(call)]);
        call.Tenant.Conversations.Rows.Add(conversation);
        ticket["updated_at"] = call.Now;
        call.Tenant.Note(ticket, call.Caller.Id, source == Email ? "replied" : "added a note");
        return Replies.One("conversation", conversation, 201);
    }

    static JsonAnswer Change(Call call)
    {
        var conversation = Find(call, "id");
        if (conversation.Number("source") != Note)
            throw Refusal.Field("id", "Only notes can be changed", "invalid_value");
        Refusal.IfAny([.. Changes.Problems(call, call.Body, isNew: true), .. Attachments.Problems(call)]);
        (conversation["body"], conversation["body_text"]) = (call.Body.Text("body"), Json.Plain(call.Body.Text("body")));
        foreach (var file in Attachments.Keep(call))
            conversation["attachments"]!.AsArray().Add(file);
        conversation["updated_at"] = call.Now;
        return Replies.One("conversation", conversation);
    }

    static JsonObject Find(Call call, string parameter) => call.Tenant.Conversations.Find(call.Path(parameter)) is { } conversation
        && call.Tenant.Tickets.Find(conversation.Number("ticket_id")) is { } ticket && call.Sees(ticket) ? conversation : throw Refusal.NotFound;
}
