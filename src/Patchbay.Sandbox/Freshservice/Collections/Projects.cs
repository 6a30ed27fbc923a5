using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>Projects: the present ones under <c>pm</c>, and the legacy ones, whose list is a bare array.</summary>
static class Projects
{
    static readonly string[] Modules = ["tickets", "problems", "changes", "assets"];

    static readonly Collection Present = new("/pm/projects", "project", "projects",
        "name* key description project_type:int(0|1) priority_id:int(1|2|3|4) status_id:int(1|2|3) start_date:date end_date:date manager_id:@agents visibility:int(0|1) sprint_duration:int custom_fields:obj template_id:int")
    {
        Extra = """{"archived":false}""",
    };

    static readonly Collection Tasks = new("/pm/projects/{project_id}/tasks", "task", "tasks",
        "title* type_id*:int description status_id:int priority_id:int assignee_id:@agents reporter_id:@users planned_start_date:date planned_end_date:date planned_effort parent_id:int story_points:num sprint_id:int version_id:int custom_fields:obj")
    {
        Verbs = "list create get delete", Extra = """{"attachments":[]}""",
        After = (call, task, _) =>
        {
            task["project_id"] = long.Parse(task.Text("_scope")!);
            task["display_key"] ??= $"PRJ-{call.Tenant["pm/projects/tasks"].Rows.Count + 1}";
            task["status_id"] ??= 1;
            task["reporter_id"] ??= call.Caller.Id;
        },
    };

    static readonly Collection Legacy = new("/projects", "project", "projects", "title* description key status_id:int priority_id:int project_type:int start_date:date end_date:date manager_id:@agents visibility:int")
    {
        Verbs = "create get update delete", Extra = """{"archived":false}""",
    };

    static readonly Collection LegacyTasks = new("/projects/{project_id}/tasks", "task", "tasks", "title* description status_id:int priority_id:int assignee_id:@agents parent_id:int due_date:date") { Verbs = "list create get delete" };

    static readonly Dictionary<string, QueryField> TaskFields = QueryField.Parse("id:int title:text status_id:int priority_id:int type_id:int assignee_id:int reporter_id:int parent_id:int sprint_id:int created_at:date updated_at:date planned_start_date:date planned_end_date:date");

    public static void Map(Routes routes)
    {
        CollectionEndpoints.Map(routes, Present, Tasks, Legacy, LegacyTasks);
        foreach (var (projects, tasks) in new[] { (Present, Tasks), (Legacy, LegacyTasks) })
        {
            var (one, task) = (new CollectionEndpoints(projects), new CollectionEndpoints(tasks));
            routes.Add("POST", projects.ItemPath + "/archive", call => Archive(one.Find(call), true));
            routes.Add("POST", projects.ItemPath + "/restore", call => Archive(one.Find(call), false));
            routes.Add("PUT", projects.Path + "/{project_id}/task/{id}", task.Update); // singular, unlike the rest
        }

        routes.Add("GET", "/projects", call => new(200, new JsonArray([.. call.Tenant["projects"].Rows.Select(row => new JsonObject { ["project"] = row.Shown() })])));
        routes.Add("GET", "/pm/project-fields", call => Replies.List(call, "project_fields", Named("name", "description", "status_id", "priority_id")));
        routes.Add("GET", "/pm/project_templates", call => Replies.List(call, "project_templates", Named("Software project", "Business project")));
        routes.Add("POST", "/pm/projects/{id}/members", call => new(202, new JsonObject
        {
            ["scheduled_process_status"] = new JsonObject { ["id"] = Members(call).Number("id"), ["href"] = $"{Replies.Origin(call)}/api/v2/jobs/members" },
        }));
        Fixed(routes, "memberships", "memberships", "Avery Quinn");
        Fixed(routes, "sprints", "sprints", "Sprint 1");
        Fixed(routes, "versions", "project_versions", "1.0");
        Fixed(routes, "task-priorities", "task_priorities", "Low", "Medium", "High", "Urgent");
        Fixed(routes, "task-statuses", "task_statuses", "Open", "In progress", "Completed");
        Fixed(routes, "task-types", "task_types", "Task", "Sub-task", "Story", "Bug");
        Fixed(routes, "task-types/{type_id}/fields", "fields", "title", "description", "status_id");
        routes.Add("GET", "/pm/projects/{project_id}/tasks/filter", call =>
        {
            var scope = Parents.Scope(call, Tasks.Path);
            var query = call.Query("query") ?? throw Refusal.Field("query", "It should not be blank as this is a mandatory field", "missing_field");
            return Replies.Found(call, "tasks", call.Tenant[Tasks.Table].Rows.Where(row => row.Text("_scope") == scope).Where(Condition.Quoted(query, TaskFields)), total: true);
        });
        Notes(routes);
        Links(routes, "/pm/projects/{project_id}");
        Links(routes, "/pm/projects/{project_id}/tasks/{task_id}");
    }

    static JsonAnswer Archive(JsonObject project, bool archived)
    {
        project["archived"] = archived;
        return Replies.Empty(200);
    }

    static JsonObject Members(Call call)
    {
        Refusal.IfAny(Fields.Parse("members*:{email*:email role}[]").Problems(call, call.Body, isNew: true));
        return call.Find("pm/projects");
    }

    static IEnumerable<JsonObject> Named(params string[] names) => names.Select((name, index) => new JsonObject { ["id"] = index + 1, ["name"] = name });

    static void Fixed(Routes routes, string path, string root, params string[] names) => routes.Add("GET", "/pm/projects/{project_id}/" + path, call =>
    {
        call.Find("pm/projects", "project_id");
        return Replies.List(call, root, Named(names));
    });

    /// <summary>Notes of a task: every answer is a list, even to one that was added.</summary>
    static void Notes(Routes routes)
    {
        const string Path = "/pm/projects/{project_id}/tasks/{task_id}/notes";
        var fields = Fields.Parse("content*");
        IEnumerable<JsonObject> Of(Call call)
        {
            var scope = Parents.Scope(call, Path);
            return call.Tenant["pm/projects/tasks/notes"].Rows.Where(row => row.Text("_scope") == scope);
        }

        JsonObject Find(Call call) => Of(call).FirstOrDefault(row => row.Text("id") == call.Path("id")) ?? throw Refusal.NotFound;
        routes.Add("GET", Path, call => Replies.List(call, "notes", Of(call)));
        routes.Add("POST", Path, call =>
        {
            var scope = Parents.Scope(call, Path);
            Refusal.IfAny(fields.Problems(call, call.Body, isNew: true));
            var note = new JsonObject { ["id"] = call.Tenant.NextId(), ["_scope"] = scope, ["content"] = call.Body.Text("content"), ["created_by"] = call.Caller.Id, ["attachments"] = new JsonArray(), ["created_at"] = call.Now, ["updated_at"] = call.Now };
            call.Tenant["pm/projects/tasks/notes"].Rows.Add(note);
            return new(201, new JsonObject { ["notes"] = new JsonArray(note.Shown()) });
        });
        routes.Add("PUT", Path + "/{id}", call =>
        {
            var note = Find(call);
            Refusal.IfAny(fields.Problems(call, call.Body, isNew: true));
            note["content"] = call.Body.Text("content");
            return new(200, new JsonObject { ["notes"] = new JsonArray(note.Shown()) });
        });
        routes.Add("DELETE", Path + "/{id}", call =>
        {
            call.Tenant["pm/projects/tasks/notes"].Rows.Remove(Find(call));
            return Replies.Empty(204);
        });
        routes.Add("DELETE", Path + "/{note_id}/attachments/{id}", _ => throw Refusal.NotFound);
    }

    /// <summary>What a project or task is joined to: answers tell of each id by itself.</summary>
    static void Links(Routes routes, string owner)
    {
        var table = Parents.TableOf(owner) + "/links";
        routes.Add("DELETE", owner + "/attachments/{id}", _ => throw Refusal.NotFound);
        routes.Add("GET", owner + "/{module_name}", call =>
        {
            var (scope, module) = Named(call, owner);
            return Replies.List(call, module, call.Tenant[table].Rows.Where(row => row.Text("_scope") == scope && row.Text("_module") == module).Select(row => call.Tenant[module].Find(row.Number("id"))).OfType<JsonObject>());
        });
        routes.Add("POST", owner + "/{module_name}", call =>
        {
            var (scope, module) = Named(call, owner);
            Refusal.IfAny(Fields.Parse("ids*:int[]").Problems(call, call.Body, isNew: true));
            return new(200, new JsonArray([.. call.Body.Items("ids").Select(id =>
            {
                var found = call.Tenant[module].Find(id.Number()) is not null;
                if (found)
                    call.Tenant[table].Rows.Add(new() { ["_scope"] = scope, ["_module"] = module, ["id"] = id.DeepClone() });
                return new JsonObject { ["id"] = id.DeepClone(), ["http_code"] = found ? 200 : 404 };
            })]));
        });
        routes.Add("DELETE", owner + "/{module_name}/{id}", call =>
        {
            var (scope, module) = Named(call, owner);
            return call.Tenant[table].Rows.RemoveAll(row => row.Text("_scope") == scope && row.Text("_module") == module && row.Text("id") == call.Path("id")) > 0 ? Replies.Empty(204) : throw Refusal.NotFound;
        });
    }

    static (string Scope, string Module) Named(Call call, string owner) =>
        Modules.Contains(call.Path("module_name")) ? (Parents.Scope(call, owner), call.Path("module_name")) : throw Refusal.NotFound;
}
