using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Answers in the product's shapes, which differ with the layer that gives them.</summary>
static class Reply
{
    public static JsonAnswer Ok(JsonNode body) => new(200, body.DeepClone());

    /// <summary>From the product's own rules: the serialised exception.</summary>
    public static JsonAnswer Refused(string message, int status = 400) => new(status, new JsonObject
    {
        ["ClassName"] = "System.Exception", ["Message"] = message, ["Data"] = null, ["InnerException"] = null, ["HelpURL"] = null, ["StackTraceString"] = null,
        ["RemoteStackTraceString"] = null, ["RemoteStackIndex"] = 0, ["ExceptionMethod"] = null, ["HResult"] = -2146233088, ["Source"] = null, ["WatsonBuckets"] = null,
    });

    /// <summary>From the framework, before any rule of the product.</summary>
    public static JsonAnswer Invalid(string message) => new(400, new JsonObject { ["Message"] = message });

    /// <summary>From the forms: one sentence as a bare JSON string.</summary>
    public static JsonAnswer Sentence(string message) => new(400, JsonValue.Create(message));

    /// <summary>From the database, raw.</summary>
    public static JsonAnswer CannotBeNull(string column, string table) => Refused(
        $"A database error occurred (515) - Cannot insert the value NULL into column '{column}', table 'halo.dbo.{table}'; column does not allow nulls. INSERT fails.");

    public static JsonAnswer NoSuchReference(string column, string table) => Refused(
        $"A database error occurred (547) - The statement conflicted with the FOREIGN KEY constraint on column '{column}', table 'halo.dbo.{table}'.");

    public static JsonAnswer NotFound(string what) => Refused($"{what} not found.", 404);

    public static JsonAnswer Unknown { get; } = new(404);

    public static JsonAnswer Unauthorized { get; } = new(401);

    public static JsonAnswer Forbidden { get; } = new(403, JsonValue.Create("You do not have permission to do this."));

    public static JsonAnswer Text(int status, string mediaType, string text) => new(status) { Content = (Encoding.UTF8.GetBytes(text), mediaType) };
}
