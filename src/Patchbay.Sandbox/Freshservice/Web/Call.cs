using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>One request under way.</summary>
sealed record Call(HttpContext Http, Tenant Tenant, Caller Caller, RequestBody Raw)
{
    /// <summary>The body, read from JSON or from a form; empty when there is none.</summary>
    public JsonObject Body { get; init; } = Raw.Form is { } form ? FormBody.Read(form) : Raw.Json as JsonObject ?? [];

    /// <summary>True when values came as text, because a form knows nothing else.</summary>
    public bool IsForm => Raw.Form is not null;

    public string Now => Tenant.Now;

    /// <summary>A path parameter.</summary>
    public string Path(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>A query parameter; null when absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>True for what belongs to all workspaces, or to one the caller works in.</summary>
    public bool Sees(JsonObject record) => record.Number("workspace_id") is not { } workspace || workspace == Tenant.GlobalWorkspace || Caller.WorksIn(workspace);

    /// <summary>The record a path names; the product also denies that there is one in a workspace the caller has no part in.</summary>
    public JsonObject Find(string table, string parameter = "id") =>
        Tenant[table].Find(Path(parameter)) is { } record && Sees(record) ? record : throw Refusal.NotFound;

    /// <summary>The workspace of a new record: the one named, or else the primary one.</summary>
    public long WorkspaceOf(JsonObject body)
    {
        var workspace = body.Number("workspace_id") ?? Tenant.PrimaryWorkspace;
        if (Tenant.Workspaces.Find(workspace) is null)
            throw Refusal.Field("workspace_id", "There is no workspace matching the given workspace_id", "invalid_value");
        return Caller.WorksIn(workspace) ? workspace : throw Refusal.Denied;
    }

    /// <summary>Rows of the workspace asked for: the primary one unless named, with 0 all that the caller works in.</summary>
    public IEnumerable<JsonObject> InWorkspace(IEnumerable<JsonObject> rows)
    {
        var asked = Query("workspace_id");
        if (asked is not null && !long.TryParse(asked, out _))
            throw Refusal.Field("workspace_id", "It should be a/an Positive Integer", "datatype_mismatch");
        var workspace = asked is null ? Tenant.PrimaryWorkspace : long.Parse(asked);
        if (workspace == 0)
            return rows.Where(Sees);
        if (workspace != Tenant.GlobalWorkspace)
            WorkspaceOf(new() { ["workspace_id"] = workspace });
        return rows.Where(row => row.Number("workspace_id") == workspace);
    }

    /// <summary>True when the call asks for every workspace at once, whose records then show global fields only.</summary>
    public bool AcrossWorkspaces => Query("workspace_id") == "0";

    /// <summary>What <c>include</c> names, each of it allowed.</summary>
    public IReadOnlyList<string> Includes(params ReadOnlySpan<string> allowed)
    {
        var asked = (Query("include") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var one in asked)
            if (!allowed.Contains(one))
                throw Refusal.Field("include", $"It should be one of these values: {string.Join(",", allowed)}", "invalid_value");
        return asked;
    }
}
