using Patchbay.Sandbox.RequestTracker.CustomFields;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Queues;

static class QueueEndpoints
{
    static readonly TextAttributes<TicketQueue> Attributes = new("Queue", '"',
    [
        new("Name", q => q.Name, (q, v) => q.Name = v),
        new("Description", q => q.Description, (q, v) => q.Description = v),
        new("CorrespondAddress", q => q.CorrespondAddress, (q, v) => q.CorrespondAddress = v),
        new("CommentAddress", q => q.CommentAddress, (q, v) => q.CommentAddress = v),
        new("SortOrder", q => $"{q.SortOrder}", (q, v) => q.SortOrder = Fields.Number(v) ?? 0),
    ])
    {
        Refused = (call, queue, attribute, value) =>
            attribute.Name == "Name" && (value.Length == 0 || call.Tracker.Queues.Find(value) is not null)
                ? $"Queue {queue.Name}: Illegal value for Name" : null,
    };

    public static void Map(Routes routes)
    {
        var queues = new AdminRecords<TicketQueue>("queue", "queues", t => t.Queues, QueueShape.Instance, Attributes)
        {
            Make = (call, fields) => fields.Text("Name") is not { Length: > 0 } name ? throw new Refusal(Answers.Message(400, "Queue name is required"))
                : call.Tracker.Queues.Find(name) is not null ? throw new Refusal(Answers.Message(400, "Queue already exists"))
                : new() { Name = name },
        };
        queues.Map(routes);
        // By number only: a name is not found here.
        routes.At("/queue/{id}/customfields").Get(call => call.RouteId() is 0
            ? Answers.NotFound
            : CustomFieldEndpoints.ListFor(call, call.Tracker.Queues.Find(call.RouteId())));
    }
}
