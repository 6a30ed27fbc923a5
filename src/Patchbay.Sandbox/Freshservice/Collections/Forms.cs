using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>What forms ask for, by the form's address.</summary>
static class Forms
{
    static readonly (string Path, string Root, string Form)[] All =
    [
        ("/problem_form_fields", "problem_fields", "problems"), ("/change_form_fields", "change_fields", "changes"), ("/release_form_fields", "release_fields", "releases"),
        ("/requester_fields", "requester_fields", "requesters"), ("/agent_fields", "agent_fields", "agents"), ("/department_fields", "department_fields", "departments"),
        ("/workspace_form_fields", "workspace_form_fields", "workspaces"),
    ];

    public static void Map(Routes routes)
    {
        foreach (var (path, root, form) in All)
            routes.Add("GET", path, call => Replies.List(call, root, Of(call, form)));
    }

    /// <summary>The fields of every workspace, and those of the one asked for.</summary>
    public static IEnumerable<JsonObject> Of(Call call, string form)
    {
        var workspace = call.Query("workspace_id") is { } asked
            ? long.TryParse(asked, out var number) ? number : throw Refusal.Field("workspace_id", "It should be a/an Positive Integer", "datatype_mismatch")
            : Tenant.PrimaryWorkspace;
        if (workspace > Tenant.GlobalWorkspace)
            call.WorkspaceOf(new() { ["workspace_id"] = workspace });
        return (call.Tenant.Forms.GetValueOrDefault(form) ?? []).Where(field => field.Number("workspace_id") is not { } only || only == workspace);
    }
}
