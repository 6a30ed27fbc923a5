using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Modules;

/// <summary>The only way a record changes its workspace.</summary>
static class MoveWorkspace
{
    /// <param name="routes">Where to add it.</param>
    /// <param name="path">The record's path.</param>
    /// <param name="one">The member around the record.</param>
    /// <param name="find">Finds the record a call names.</param>
    /// <param name="people">What the body calls the person in charge, and what the record does.</param>
    public static void Map(Routes routes, string path, string one, Func<Call, JsonObject> find, (string Sent, string Held) people)
    {
        var fields = Fields.Parse($"workspace_id*:int group_id:@groups {people.Sent}:@agents");
        routes.Add("PUT", path + "/move_workspace", call =>
        {
            var record = find(call);
            Refusal.IfAny(fields.Problems(call, call.Body, isNew: true));
            record["workspace_id"] = call.WorkspaceOf(call.Body);
            record["group_id"] = call.Body["group_id"]?.DeepClone();
            record[people.Held] = call.Body[people.Sent]?.DeepClone();
            record["updated_at"] = call.Now;
            return Replies.One(one, record);
        });
    }
}
