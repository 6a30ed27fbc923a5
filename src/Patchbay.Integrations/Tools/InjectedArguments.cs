using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>The arguments lists, gets and creates have without being declared.</summary>
internal static class InjectedArguments
{
    // Used where a vendor's own page size is not known.
    private const int UnpagedLimit = 100;

    public static IEnumerable<ToolArgument> Of(Method method)
    {
        if (method.IsList)
        {
            var most = method.Paging?.MaxSize ?? UnpagedLimit;
            var usual = method.Paging?.DefaultSize ?? UnpagedLimit;
            yield return Argument("limit", ArgumentRole.Limit, new JsonObject
            {
                ["type"] = "integer",
                ["description"] = $"How many records to return, at most {most}. Default {usual}.",
                ["minimum"] = 1,
                ["maximum"] = most,
            });
            yield return Argument("next_cursor", ArgumentRole.NextCursor, new JsonObject
            {
                ["type"] = "string",
                ["description"] = "For the next page: the next_cursor of the result before, handed back unchanged, with all other arguments as in that call. Leave it out for the first page.",
            });
        }

        if (method.IsList || method.Kind == MethodKind.Get)
        {
            yield return Argument("fields", ArgumentRole.Fields, new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Top-level fields to keep of each record, by name; leave it out for all. Use it to keep large results short.",
                ["items"] = new JsonObject { ["type"] = "string" },
            });
        }

        if (method.Creates)
        {
            yield return Argument(ToolArgument.IdempotencyKeyName, ArgumentRole.IdempotencyKey, new JsonObject
            {
                ["type"] = "string",
                ["description"] = "Any own text: a repeat with it within 24 h is not made twice.",
                ["maxLength"] = 128,
            });
        }
    }

    /// <summary>For a tool that asks first, on a server whose clients cannot be asked.</summary>
    public static ToolArgument OfConfirmation() => Argument(ToolArgument.ConfirmationName, ArgumentRole.Confirmation, new JsonObject
    {
        ["type"] = "string",
        ["description"] = "The code the first call gave, once a person has agreed; leave it out before.",
    });

    private static ToolArgument Argument(string name, ArgumentRole role, JsonObject schema) =>
        new() { Name = name, Role = role, Required = false, Schema = schema };
}
