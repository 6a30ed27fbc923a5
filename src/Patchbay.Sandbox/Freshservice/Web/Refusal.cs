using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>Ends a request with one of the product's error answers.</summary>
sealed class Refusal(JsonAnswer answer) : Exception
{
    public JsonAnswer Answer { get; } = answer;

    public static Refusal NotFound { get; } = new(new(404)); // the product sends no body with it

    public static Refusal Denied { get; } = new(Coded(403, "access_denied", "You are not authorized to perform this action."));

    public static Refusal Broken { get; } = new(Coded(500, "internal_error", "We're sorry, but something went wrong."));

    public static Refusal Field(string field, string message, string code) => new(Invalid([Problem(field, message, code)]));

    public static Refusal Duplicate(string field) => new(new(409, new JsonObject
    {
        ["description"] = "Validation failed",
        ["errors"] = new JsonArray(Problem(field, "It should be a unique value", "duplicate_value")),
    }));

    public static void IfAny(IReadOnlyCollection<JsonObject> problems)
    {
        if (problems.Count > 0)
            throw new Refusal(Invalid(problems));
    }

    public static JsonObject Problem(string field, string message, string code) => new() { ["field"] = field, ["message"] = message, ["code"] = code };

    public static JsonObject Missing(string field) => Problem(field, "It should not be blank as this is a mandatory field", "missing_field");

    public static JsonAnswer Coded(int status, string code, string message) => new(status, new JsonObject { ["code"] = code, ["message"] = message });

    static JsonAnswer Invalid(IEnumerable<JsonObject> problems) =>
        new(400, new JsonObject { ["description"] = "Validation failed", ["errors"] = new JsonArray([.. problems]) });
}
