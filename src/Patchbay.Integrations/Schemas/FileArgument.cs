using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Schemas;

/// <summary>
/// What a model writes to send a file. "Exactly one of" is said in words: a <c>oneOf</c> is more than some clients can read.
/// </summary>
internal static class FileArgument
{
    public const string Description =
        "A file: give exactly one of url, content_base64 and text. Give filename with content_base64 and with text.";

    public static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["description"] = Description,
        ["properties"] = new JsonObject
        {
            ["url"] = new JsonObject { ["type"] = "string", ["description"] = "Public http(s) address; the server downloads the file from it. Best for anything large." },
            ["content_base64"] = new JsonObject { ["type"] = "string", ["description"] = "The file's bytes in base64, for small binary files." },
            ["text"] = new JsonObject { ["type"] = "string", ["description"] = "The file's text as it is, for logs, CSV, HTML and the like; stored as UTF-8." },
            ["filename"] = new JsonObject { ["type"] = "string", ["description"] = "Name with extension, such as screenshot.png. With url it defaults to the address's last part." },
            ["content_type"] = new JsonObject { ["type"] = "string", ["description"] = "Media type, such as image/png. Left out, it follows from the file name." },
        },
        ["additionalProperties"] = false,
    };
}
