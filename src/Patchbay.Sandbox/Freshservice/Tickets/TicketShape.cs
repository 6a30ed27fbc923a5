using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Tickets;

/// <summary>A ticket as lists and single views show it, with what <c>include</c> adds.</summary>
static class TicketShape
{
    const int IncludedConversations = 10;

    static readonly string[] InView = ["conversations", "requester", "requested_for", "stats", "problem", "assets", "changes", "change", "related_tickets", "onboarding_context", "offboarding_context", "tags", "department", "feedback"];

    static readonly string[] InList = ["stats", "requester", "requested_for", "onboarding_context", "offboarding_context"];

    public static JsonObject View(Call call, JsonObject ticket) => Include(call, ticket, ticket.Shown(), call.Includes(InView));

    public static Func<JsonObject, JsonObject> Row(Call call)
    {
        var includes = call.Includes(InList);
        return ticket =>
        {
            var row = ticket.Without("urgency", "impact", "tags", "attachments", "sla_policy_id", "resolution_notes", "resolution_notes_html", "created_within_business_hours", "approval_status", "approval_status_name");
            if (call.AcrossWorkspaces)
                foreach (var field in call.Tenant.Forms["tickets"].Where(field => field["workspace_id"] is not null))
                    row["custom_fields"]!.AsObject().Remove(field.Text("name")!);
            return Include(call, ticket, row, includes);
        };
    }

    static JsonObject Include(Call call, JsonObject ticket, JsonObject shown, IReadOnlyList<string> includes)
    {
        foreach (var include in includes)
        {
            switch (include)
            {
                case "conversations":
                    shown["conversations"] = Replies.Rows(Conversations.Of(call.Tenant, ticket).Take(IncludedConversations));
                    break;
                case "requester" or "requested_for":
                    shown[include] = Person(call.Tenant, ticket.Number(include + "_id"));
                    break;
                case "stats":
                    shown["stats"] = new JsonObject
                    {
                        ["created_at"] = ticket.Text("created_at"), ["updated_at"] = ticket.Text("updated_at"), ["ticket_id"] = ticket.Number("id"), ["opened_at"] = null,
                        ["closed_at"] = ticket.Text("_closed_at"), ["resolved_at"] = ticket.Text("_resolved_at"), ["first_responded_at"] = ticket.Text("_first_responded_at"),
                    };
                    break;
                case "assets":
                    shown["assets"] = Replies.Rows(ticket.Items("_assets").Select(asset => call.Tenant.Assets.Find(asset["display_id"].Number())).OfType<JsonObject>(), asset => asset.Without("type_fields"));
                    break;
                case "problem":
                    shown["problem"] = ticket["_problem"] is { } problem ? Linked(call.Tenant["problems"].Find(problem["display_id"].Number())) : new JsonObject();
                    break;
                case "changes" or "change":
                    shown["change_initiating_ticket"] = ticket["_change_initiating_ticket"]?.DeepClone() ?? new JsonObject();
                    shown["change_initiated_by_ticket"] = ticket["_change_initiated_by_ticket"]?.DeepClone() ?? new JsonObject();
                    break;
                case "related_tickets":
                    shown["related_tickets"] = new JsonObject
                    {
                        ["parent_id"] = ticket["_parent"]?.DeepClone(),
                        ["child_ids"] = new JsonArray([.. call.Tenant.Tickets.Rows.Where(child => child.Number("_parent") == ticket.Number("id")).Select(child => (JsonNode?)child.Number("id"))]),
                    };
                    break;
                case "tags":
                    shown["tags"] = ticket["tags"]?.DeepClone();
                    break;
                case "department":
                    shown["department"] = call.Tenant["departments"].Find(ticket.Number("department_id")) is { } department ? new JsonObject { ["id"] = department.Number("id"), ["name"] = department.Text("name") } : null;
                    break;
                default:
                    shown[include] = ticket["_" + include]?.DeepClone();
                    break;
            }
        }

        return shown;
    }

    static JsonObject Linked(JsonObject? record) => record is null ? [] : new() { ["id"] = record.Number("id"), ["display_id"] = record.Number("id"), ["subject"] = record.Text("subject"), ["status"] = record.Number("status") };

    static JsonObject? Person(Tenant tenant, long? id) => tenant.Person(id) is not { } person ? null : new()
    {
        ["id"] = id, ["email"] = Tenant.EmailOf(person), ["mobile"] = person.Text("mobile_phone_number"), ["name"] = Tenant.NameOf(person), ["phone"] = person.Text("work_phone_number"),
    };
}
