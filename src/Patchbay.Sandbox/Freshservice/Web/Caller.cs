using System.Text.Json.Nodes;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>The agent whose key or token came with a request.</summary>
/// <param name="Agent">The agent's record.</param>
/// <param name="IsAdmin">True for an account administrator.</param>
/// <param name="HasToken">True when an OAuth token was sent, which reaches only calls that have a scope.</param>
sealed record Caller(JsonObject Agent, bool IsAdmin, bool HasToken)
{
    public long Id => Agent.Number("id")!.Value;

    public bool WorksIn(long workspace) => Agent.Items("workspace_ids").Any(id => id.Number() == workspace);
}
