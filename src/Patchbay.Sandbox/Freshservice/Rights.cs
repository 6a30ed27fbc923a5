using Patchbay.Sandbox.Freshservice.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice;

/// <summary>What a caller may reach at all.</summary>
static class Rights
{
    /// <summary>Calls that no OAuth scope covers.</summary>
    static readonly string[] WithoutScope = ["/cabs", "/jobs", "/users", "/attachments", "/itil_attachments", "/projects", "/journeys/requests"];

    static readonly string[] ForAdministrators = ["/roles", "/audit_log", "/workspace", "/workspaces", "/groups", "/asset_types", "/post-incident-reports", "/objects"];

    public static JsonAnswer? Refusal(Caller caller, string verb, string path)
    {
        var administers = (verb != "GET" && Array.Exists(ForAdministrators, one => Below(path, one))) || (Below(path, "/agents") && path != "/agents/me") || path.EndsWith("/forget", StringComparison.Ordinal)
            || Below(path, "/audit_log") || Below(path, "/roles");
        return (caller.HasToken && (Array.Exists(WithoutScope, one => Below(path, one)) || path.EndsWith("/assignment-history", StringComparison.Ordinal))) || (!caller.IsAdmin && administers)
            ? Web.Refusal.Denied.Answer : null;
    }

    static bool Below(string path, string root) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
