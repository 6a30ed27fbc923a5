using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>Many tickets in one call; each element succeeds or fails for itself.</summary>
static class TicketBulk
{
    public static void Map(Routes routes)
    {
        routes.At("/tickets/bulk").Post(Create).Put(Update);
        routes.At("/tickets/bulk/comment").Post(call => Reply(call, reply: false));
        routes.At("/tickets/bulk/correspond").Post(call => Reply(call, reply: true));
    }

    static JsonAnswer Create(Call call) => new(201, Each(call, fields => Reference.To(TicketCreation.Make(call, fields)).ToJson(call)));

    static JsonAnswer Update(Call call) => new(200, Each(call, fields =>
        Find(call, fields) is { } ticket
            ? Row(ticket.Id, new TicketUpdate(call, ticket).Apply(fields))
            : Row(fields.Number("id"), ["Resource does not exist"])));

    static JsonAnswer Reply(Call call, bool reply) => new(201, Each(call, fields =>
    {
        try
        {
            return Row(fields.Number("id"), TicketReply.Record(call, Find(call, fields), fields, reply).Item2);
        }
        catch (Refusal refusal)
        {
            return Row(fields.Number("id"), [$"{refusal.Answer.Body?["message"]}"]);
        }
    }));

    static Ticket? Find(Call call, JsonObject fields) =>
        fields.Number("id") is { } id && call.Tracker.Tickets.Find(id)?.Effective is { } ticket && Access.CanSee(call, ticket) ? ticket : null;

    static JsonArray Each(Call call, Func<JsonObject, JsonNode> one)
    {
        if (call.JsonBody() is not JsonArray elements)
            throw new Refusal(Answers.Message(400, "JSON object must be a ARRAY"));
        var results = new JsonArray();
        foreach (var element in elements.OfType<JsonObject>())
        {
            try
            {
                results.Add(one((JsonObject)element.DeepClone()));
            }
            catch (Refusal refusal) when (refusal.Answer.Body is { } message)
            {
                results.Add(message.DeepClone());
            }
        }
        return results;
    }

    static JsonArray Row(int? id, IEnumerable<string> sentences)
    {
        var row = new JsonArray { id is null ? null : JsonValue.Create(id.Value) };
        foreach (var sentence in sentences)
            row.Add((JsonNode)sentence);
        return row;
    }
}
