using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>One resource of the pattern <c>GET /X</c>, <c>GET /X/{id}</c>, <c>POST /X</c>, <c>DELETE /X/{id}</c>, told by data.</summary>
/// <param name="Path">Without a slash, for example <c>KBArticle</c>; also names its rows.</param>
/// <param name="Area">See <see cref="Grant.Allows"/>.</param>
sealed record Resource(string Path, string? Area)
{
    /// <summary>The key around the rows of a list; null for a bare array.</summary>
    public string? Wrapper { get; init; }

    /// <summary>Whether <c>pageinate</c> has an effect.</summary>
    public bool Pages { get; init; }

    /// <summary>What can be done: L list, G get, P post, D delete.</summary>
    public string Verbs { get; init; } = "LGPD";

    /// <summary>Members of the body; null takes whatever is sent.</summary>
    public MemberTypes? Members { get; init; }

    /// <summary>Members a new record cannot lack.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>A member no two records share; null when any may.</summary>
    public string? Unique { get; init; }

    /// <summary>Id filters: query parameter to member.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that <c>search</c> looks into; empty when the list has no search.</summary>
    public IReadOnlyList<string> Searched { get; init; } = [];

    /// <summary>Members left out of the rows of a list, and of a single record without <c>includedetails</c>.</summary>
    public IReadOnlyList<string> DetailsOnly { get; init; } = [];

    /// <summary>Members that every answer leaves out.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    public bool AdvancedSearch { get; init; }

    /// <summary>A query parameter without which the product scans everything and the gateway gives up.</summary>
    public string? NeedsParent { get; init; }

    /// <summary>The <c>usage</c> of the custom fields its records carry; null for none.</summary>
    public int? CustomFieldUsage { get; init; }

    /// <summary>True when ids are GUIDs.</summary>
    public bool GuidIds { get; init; }

    /// <summary>Refuses a body beyond what the data says; gets the readable members, the members as sent, and the record to be changed (null for a new one).</summary>
    public Func<Call, JsonObject, JsonObject, JsonObject?, JsonAnswer?>? Check { get; init; }

    /// <summary>Runs after a record was written; gets the record and the members as sent.</summary>
    public Action<Call, JsonObject, JsonObject>? Saved { get; init; }

    /// <summary>Further filters of the list.</summary>
    public Func<Call, IEnumerable<JsonObject>, IEnumerable<JsonObject>>? Narrow { get; init; }

    /// <summary>Adds to a copy of a record before it is shown; the last argument tells whether details are asked for.</summary>
    public Action<Call, JsonObject, bool>? Dress { get; init; }
}
