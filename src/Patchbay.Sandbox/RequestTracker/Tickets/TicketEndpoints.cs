using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.History;
using Patchbay.Sandbox.RequestTracker.Searches;
using Patchbay.Sandbox.RequestTracker.Sql;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

static class TicketEndpoints
{
    const Takes Message = Takes.Json | Takes.Multipart | Takes.Text;

    public static void Map(Routes routes)
    {
        routes.At("/tickets").Get(Search).Post(Search, Takes.Json | Takes.Form);
        routes.At("/ticket").Get(_ => Answers.NotFound).Post(call => Answers.Created(call, TicketCreation.Make(call, call.Fields())), Takes.Json | Takes.Multipart);
        routes.At("/ticket/{id}")
            .Get(call => Records.Get(call, Find(call), t => TicketShape.Instance.Record(t, call)))
            .Put(Update, Takes.Json | Takes.Multipart)
            .Post(call => Records.AlreadyThere(Find(call)))
            .Delete(call => Records.Delete(call, Find(call), Access.CanWork(call), t => t.Status != "deleted" && Hide(call, t)));
        routes.At("/ticket/{id}/take").Put(call => TicketOwner.Take(call, Records.ToChange(call, Find(call))));
        routes.At("/ticket/{id}/untake").Put(call => TicketOwner.Untake(call, Records.ToChange(call, Find(call))));
        routes.At("/ticket/{id}/steal").Put(call => TicketOwner.Steal(call, Records.ToChange(call, Find(call))));
        routes.At("/ticket/{id}/comment").Post(call => Reply(call, reply: false), Message);
        routes.At("/ticket/{id}/correspond").Post(call => Reply(call, reply: true), Message);
        routes.At("/ticket/{id}/history").Get(call => HistoryList.Of(call, Find(call)));
        routes.At("/ticket/{id}/attachments").Get(call =>
        {
            var ticket = Find(call);
            return HistoryList.Attachments(call, a => ticket is not null && a.Transaction.About == ticket);
        });
        TicketBulk.Map(routes);
    }

    static Ticket? Find(Call call) => call.Tracker.Tickets.Find(call.RouteId())?.Effective;

    static JsonAnswer Search(Call call)
    {
        var query = call.Parameter("query") ?? "";
        ListDefaults? defaults = null;
        if (call.Parameter("search") is { Length: > 0 } name)
        {
            if (SearchEndpoints.Find(call, name) is { } saved)
                (query, defaults) = (saved.Query, saved.Defaults);
        }
        else if (call.Parameter("simple") == "1" && query.Length > 0)
            query = SimpleSearch.ToSql(query, call.Tracker);
        if (query.Trim().Length == 0)
            return Listing.Page(call, TicketShape.Instance, Array.Empty<Ticket>());
        try
        {
            return Listing.Page(call, TicketShape.Instance, new TicketFields(call.Tracker, call.Caller).Find(query), defaults: defaults);
        }
        catch (SqlException e)
        {
            return SqlSearch.Refuse(e);
        }
    }

    static JsonAnswer Update(Call call)
    {
        var ticket = Records.ToChange(call, Find(call));
        return Answers.Sentences(new TicketUpdate(call, ticket).Apply(call.Fields()));
    }

    static JsonAnswer Reply(Call call, bool reply)
    {
        // Elsewhere a slash at the end does no harm.
        if (call.Request.Path.Value!.EndsWith('/'))
            return Answers.NotFound;
        // Even the ticket's current ETag is refused here.
        return call.Request.Headers.IfMatch is [not "*"]
            ? Answers.Message(412, "Precondition Failed")
            : TicketReply.Post(call, Find(call), reply);
    }

    static bool Hide(Call call, Ticket ticket)
    {
        TicketStatus.Set(call.Tracker, ticket, "deleted", call.Caller);
        return true;
    }
}
