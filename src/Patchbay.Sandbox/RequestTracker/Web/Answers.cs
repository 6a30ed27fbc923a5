using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.RequestTracker.Web;

/// <summary>The answers the product gives in several places.</summary>
static class Answers
{
    public static JsonAnswer NoContent => new(204);

    /// <summary>What a Perl exception turns into.</summary>
    public static JsonAnswer Crash => new(500);

    public static JsonAnswer Forbidden => Message(403, "Forbidden");

    public static JsonAnswer NotFound => Message(404, "Not Found");

    public static JsonAnswer Message(int status, string text) => new(status, new JsonObject { ["message"] = text });

    public static JsonAnswer Sentences(IEnumerable<string> sentences) =>
        new(200, new JsonArray([.. sentences.Select(s => JsonValue.Create(s))]));

    /// <summary>201 with a reference; the Location is a path without the host.</summary>
    public static JsonAnswer Created(Call call, Entity entity) =>
        new JsonAnswer(201, Reference.To(entity).ToJson(call)).With("Location", $"/REST/2.0/{entity.Type}/{entity.ReferenceId}");
}

/// <summary>Ends a request with an answer from deep inside; changes made before it stay, as they do in the product.</summary>
sealed class Refusal(JsonAnswer answer) : Exception
{
    public JsonAnswer Answer { get; } = answer;
}
