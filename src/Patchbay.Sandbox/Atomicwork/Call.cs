using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Atomicwork;

/// <summary>One request under way.</summary>
sealed record Call(HttpContext Http, Tenant Tenant, RequestBody Body)
{
    /// <summary>A path parameter.</summary>
    public string Path(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>The JSON body as an object; empty when there is none.</summary>
    public JsonObject Members => Body.Json as JsonObject ?? [];

    /// <summary>The workspace named in the path, or else in the header; null when none is named.</summary>
    public string? Workspace => Http.Request.RouteValues["workspace_id"]?.ToString()
        ?? (Http.Request.Headers.TryGetValue("X-Workspace-Id", out var header) ? header.ToString() : null);

    /// <summary>True for a record of the workspace the call names, or of any when it names none.</summary>
    public bool Sees(JsonObject record) => record["workspace_id"] is null || Workspace is null || record["workspace_id"]!.ToString() == Workspace;

    public int NextId => Tenant.NextId();

    public string Now => Tenant.Stamp(Tenant.Clock.GetUtcNow());
}
