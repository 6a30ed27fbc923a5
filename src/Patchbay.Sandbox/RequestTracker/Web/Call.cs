using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;
using Patchbay.Sandbox.RequestTracker.People;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>One request after signing in and reading its body.</summary>
sealed class Call(HttpContext http, Tracker tracker, User caller, RequestBody body, int number)
{
    public Tracker Tracker { get; } = tracker;

    public User Caller { get; } = caller;

    public RequestBody Body { get; } = body;

    public HttpRequest Request => http.Request;

    /// <summary>Where links in answers point to, learnt from the request: <c>http://host:port/REST/2.0</c>.</summary>
    public string Root { get; } = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/REST/2.0";

    /// <summary>Keys come in another order in every answer; this is what the order depends on.</summary>
    public int Number { get; } = number;

    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A number in the path; 0, which no record has, when it is none.</summary>
    public int RouteId(string name = "id") =>
        int.TryParse(Route(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>The first value from the query string, or else from a form body; null if in neither.</summary>
    public string? Parameter(string name) =>
        Request.Query.TryGetValue(name, out var inUrl) ? inUrl[0]
        : Body.Form is { } form && form.TryGetValue(name, out var inForm) ? inForm[0]
        : null;

    /// <summary>The body's object with the query string's parameters merged in.</summary>
    /// <exception cref="Refusal">The body is not a JSON object.</exception>
    public JsonObject Fields()
    {
        var fields = Body.IsMultipart ? MultipartObject() : JsonBody() switch
        {
            null => [],
            JsonObject given => (JsonObject)given.DeepClone(),
            _ => throw new Refusal(Answers.Message(400, "JSON object must be a HASH")),
        };
        foreach (var (name, values) in Request.Query)
            fields[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return fields;
    }

    /// <summary>The body as JSON of any kind; null when empty.</summary>
    /// <exception cref="Refusal">It does not parse.</exception>
    public JsonNode? JsonBody() =>
        Body.JsonError is { } error ? throw new Refusal(Answers.Message(400, $"JSON parse error: {error}")) : Body.Json;

    JsonObject MultipartObject()
    {
        if (Body.Form?["JSON"].FirstOrDefault() is not { Length: > 0 } text)
            throw new Refusal(Answers.Message(400, "JSON is a required field for multipart/form-data"));
        try
        {
            return JsonNode.Parse(text) as JsonObject
                ?? throw new Refusal(Answers.Message(400, "JSON object must be a HASH"));
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new Refusal(Answers.Message(400, $"JSON parse error: {e.Message}"));
        }
    }
}
