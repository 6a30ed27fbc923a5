using Patchbay.Sandbox.Freshservice.Collections;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>Tasks of tickets, problems, changes and releases, and the notes of the last three.</summary>
static class Tasks
{
    const int Completed = 3;

    public static Collection Of(string module) => new($"/{module}/{{parent_id}}/tasks", "task", "tasks",
        "title* description due_date:dt status:int(1|2|3|4) notify_before:int agent_id:@agents group_id:@groups workspace_id:int")
    {
        Extra = """{"closed_at":null}""",
        After = (call, record, body) =>
        {
            record["status"] ??= 1;
            record["closed_at"] = record.Number("status") == Completed ? call.Now : null;
        },
    };

    public static Collection Notes(string module) => new($"/{module}/{{parent_id}}/notes", "note", "notes", "body* notify_emails:email[]")
    {
        Extra = """{"body_text":"","user_id":null}""",
        After = (call, record, body) =>
        {
            record["user_id"] ??= call.Caller.Id;
            record["body_text"] = Json.Plain(record.Text("body"));
        },
    };
}
