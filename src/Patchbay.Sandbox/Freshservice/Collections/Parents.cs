using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>The records that a path names on its way to a list. A child keeps their ids under <c>_scope</c>.</summary>
static class Parents
{
    // Where a path's beginning is not the name of the table it stands for.
    static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["oncall/ws"] = "workspaces", ["tickets/status/pages"] = "status/pages", ["changes/status/pages"] = "status/pages", ["maintenance-windows/status/pages"] = "status/pages",
    };

    /// <summary>The path without its parameters.</summary>
    public static string TableOf(string path) => string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] != '{'));

    /// <summary>The ids of all parents, each of which exists and may be seen.</summary>
    public static string Scope(Call call, string path)
    {
        var (table, scope) = ("", "");
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] != '{')
            {
                table = table.Length == 0 ? part : $"{table}/{part}";
                continue;
            }

            var (id, above) = (call.Path(part.Trim('{', '}')), scope);
            var name = Aliases.GetValueOrDefault(table, table);
            var parent = call.Tenant[name].Rows.Find(row => row[call.Tenant[name].Key]?.ToString() == id && (row.Text("_scope") is null || name != table || row.Text("_scope") == above));
            if (parent is null || !(name == "workspaces" ? call.Caller.WorksIn(long.Parse(id)) : call.Sees(parent)))
                throw Refusal.NotFound;
            scope = scope.Length == 0 ? id : $"{scope}/{id}";
        }

        return scope;
    }
}
