using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;

namespace Patchbay.Sandbox.ConnectWisePsa.Writes;

/// <summary>The product's own kind of JSON Patch: names as they are, with or without a slash in front, and only whole properties.</summary>
static class Operations
{
    /// <summary>What the operations give, by property; null where one removes.</summary>
    /// <exception cref="Refusal">An operation or a path the product does not know.</exception>
    public static JsonObject Fold(Schema schema, Row row, IReadOnlyList<JsonObject> operations)
    {
        var given = new JsonObject();
        foreach (var operation in operations)
        {
            var (verb, path) = (operation["op"]?.ToString() ?? "", (operation["path"]?.ToString() ?? "").TrimStart('/').Split('/'));
            if (verb is not ("add" or "replace" or "remove"))
                throw new Refusal(Answers.Error(400, "InvalidObject", $"The op '{verb}' is not valid: add, replace or remove."));
            if (path[0].Length == 0 || (!schema.IsOpen && !schema.Fields.ContainsKey(path[0])))
                throw new Refusal(Answers.Error(400, "InvalidObject", $"The path '{operation["path"]}' is not valid."));
            if (path is [var name])
                given[name] = Value(schema, row, verb, name, operation["value"]);
            else if (path is [var reference, "id"] && verb != "remove")
                given[reference] = new JsonObject { ["id"] = operation["value"]?.DeepClone() };
            // Any other path into a property is passed over in silence, with 200 as if it had been done.
        }

        return given;
    }

    static JsonNode? Value(Schema schema, Row row, string verb, string name, JsonNode? value)
    {
        if (verb == "remove")
            return null;
        var grows = verb == "add" && value is not JsonArray && schema.Fields.TryGetValue(name, out var field) && field.IsMany;
        return grows ? new JsonArray([.. (row.Fields[name] as JsonArray ?? []).Select(item => item?.DeepClone()), value?.DeepClone()]) : value?.DeepClone();
    }
}
