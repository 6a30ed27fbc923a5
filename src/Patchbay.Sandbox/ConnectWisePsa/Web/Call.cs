using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Web;

/// <summary>One request under way.</summary>
/// <param name="Root">Where the API answers, for links: scheme, host and prefix.</param>
/// <param name="Path">The path below <paramref name="Root"/>.</param>
/// <param name="Member">The login name of the member who calls.</param>
/// <param name="Values">The path's parameters, such as <c>pid</c>.</param>
sealed record Call(HttpContext Http, Database Data, RequestBody Body, string Root, string Path, string Member, IReadOnlyDictionary<string, string> Values)
{
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    public string? Header(string name) => Http.Request.Headers.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>A path parameter that must be a number; null when it is none, which finds nothing.</summary>
    public int? Id(string name) => int.TryParse(Values.GetValueOrDefault(name), out var id) ? id : null;

    /// <summary>The body as an object.</summary>
    /// <exception cref="Refusal">It is something else.</exception>
    public JsonObject Members => Json() as JsonObject ?? throw new Refusal(Answers.Error(400, "InvalidObject", "The body must be one object."));

    /// <summary>The body as a list of objects, such as a patch.</summary>
    /// <exception cref="Refusal">It is something else.</exception>
    public IReadOnlyList<JsonObject> Operations => Json() is JsonArray items && items.All(item => item is JsonObject)
        ? [.. items.Select(item => item!.AsObject())]
        : throw new Refusal(Answers.Error(400, "InvalidObject", "The body must be an array of operations."));

    /// <summary>The body, or an empty object where an action may go without.</summary>
    public JsonObject MembersOrNone => Body.Json is null && string.IsNullOrEmpty(Body.Text) ? [] : Members;

    JsonNode? Json()
    {
        if (Body.MediaType is not ("application/json" or "application/json-patch+json"))
            throw new Refusal(new(415));
        try
        {
            return Body.JsonError is { } problem ? throw new JsonException(problem) : Body.Json ?? (string.IsNullOrEmpty(Body.Text) ? null : JsonNode.Parse(Body.Text));
        }
        catch (JsonException e)
        {
            throw new Refusal(Answers.Error(400, "InvalidObject", $"The body is not JSON: {e.Message}"));
        }
    }
}
