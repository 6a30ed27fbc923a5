using System.Text.Json.Nodes;
using Patchbay.Sandbox.Freshservice.Web;

namespace Patchbay.Sandbox.Freshservice.Collections;

/// <summary>A kind of record and what can be done with it, as data.</summary>
/// <param name="Path">The list's path; parameters in it name parents, which must exist.</param>
/// <param name="One">The member around one record.</param>
/// <param name="Many">The member around a list.</param>
/// <param name="Body">The members a body may have, see <see cref="Fields"/>.</param>
sealed record Collection(string Path, string One, string Many, string Body = "")
{
    Fields? fields;

    public Fields Fields => fields ??= Fields.Parse(Body);

    /// <summary>Some of <c>list create get update delete</c>.</summary>
    public string Verbs { get; init; } = "list create get update delete";

    public string ItemPath { get; init; } = Path + "/{id}";

    /// <summary>The table's name, see <see cref="Tenant"/>; usually the path's.</summary>
    public string Table { get; init; } = Parents.TableOf(Path);

    /// <summary>The member a request's body is wrapped in; null when bodies are bare.</summary>
    public string? Wrap { get; init; }

    public int CreatedStatus { get; init; } = 201;

    public int DeletedStatus { get; init; } = 204;

    /// <summary>True when each record belongs to a workspace, and lists are of one workspace.</summary>
    public bool ByWorkspace { get; init; }

    /// <summary>True when a deleted record stays, marked so.</summary>
    public bool Restores { get; init; }

    /// <summary>True when lists tell their size under <c>meta</c>.</summary>
    public bool HasMeta { get; init; }

    /// <summary>The form whose custom fields a record has; null for none.</summary>
    public string? Form { get; init; }

    /// <summary>Read-only members of a new record, as JSON.</summary>
    public string Extra { get; init; } = "{}";

    /// <summary>The member no two records may share; null for none.</summary>
    public string? Unique { get; init; }

    /// <summary>The fields that <c>query</c> may name; null when the list takes none.</summary>
    public Func<Call, IReadOnlyDictionary<string, QueryField>>? Queried { get; init; }

    /// <summary>True when a query may also say <c>field!:value</c>.</summary>
    public bool HasNotEqual { get; init; }

    /// <summary>Members that a list leaves out.</summary>
    public string[] Heavy { get; init; } = [];

    /// <summary>The rows of a list as its own parameters ask.</summary>
    public Func<Call, IEnumerable<JsonObject>, IEnumerable<JsonObject>>? Where { get; init; }

    /// <summary>More that may be wrong with a body; the record is null when it is to be created.</summary>
    public Func<Call, JsonObject, JsonObject?, IEnumerable<JsonObject>>? Check { get; init; }

    /// <summary>What else changes once the body is taken over.</summary>
    public Action<Call, JsonObject, JsonObject>? After { get; init; }

    /// <summary>How a single record is shown; null as it is.</summary>
    public Func<Call, JsonObject, JsonObject>? Show { get; init; }
}
