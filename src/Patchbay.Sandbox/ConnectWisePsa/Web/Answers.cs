using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Web;

/// <summary>Answers in the product's shapes.</summary>
static class Answers
{
    public static JsonAnswer NoContent => new(204);

    /// <summary>A verb the route does not offer.</summary>
    public static JsonAnswer VerbNotOffered => new(405);

    public static JsonAnswer NotFound(string what) => Error(404, "NotFound", $"{what} not found");

    public static JsonAnswer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["code"] = code, ["message"] = message, ["errors"] = null });

    /// <summary>400 with a reason for each property at fault.</summary>
    public static JsonAnswer Invalid(string resource, IEnumerable<FieldError> errors) => new(400, new JsonObject
    {
        ["code"] = "InvalidObject",
        ["message"] = $"{resource} object is invalid",
        ["errors"] = new JsonArray([.. errors.Select(error => new JsonObject
        {
            ["code"] = error.Code, ["message"] = error.Message, ["resource"] = resource, ["field"] = error.Field,
        })]),
    });

    /// <summary>400 for one property.</summary>
    public static JsonAnswer Invalid(string resource, string code, string field, string message) => Invalid(resource, [new(code, field, message)]);

    /// <summary>What actions answer.</summary>
    public static JsonAnswer Success(string message) => new(200, new JsonObject { ["success"] = true, ["message"] = message });

    /// <summary>The router in front of the product does not know where to send the call.</summary>
    public static JsonAnswer CannotRoute => Text(400, "text/plain", "Cannot route. Code base or company is invalid.");

    public static JsonAnswer Text(int status, string mediaType, string text) => new(status) { Content = (Encoding.UTF8.GetBytes(text), mediaType) };
}

/// <summary>What is wrong with one property.</summary>
sealed record FieldError(string Code, string Field, string Message);

/// <summary>Ends a call with an answer from deep inside.</summary>
sealed class Refusal(JsonAnswer answer) : Exception
{
    public JsonAnswer Answer { get; } = answer;
}
