using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Integrations.Requests;

/// <summary>Files that travel as base64 inside a JSON body.</summary>
internal static class FilesInJson
{
    /// <summary>Makes room for an argument's files in the body; they are opened, and written there, just before it is sent.</summary>
    public static IReadOnlyList<FilePart> Place(ToolArgument argument, JsonElement value, FileInJson json, JsonObject body)
    {
        var parts = FileArgument.Parts(argument, value)
            .Select(part => part with { Json = json, Target = json.InBody ? body : [] }).ToList();
        if (!json.InBody)
        {
            body[argument.Property!.WireName] = argument.Property.File!.Many
                ? new JsonArray([.. parts.Select(part => part.Target)])
                : parts[0].Target;
        }

        return parts;
    }

    public static async Task WriteAsync(FilePart part, OpenedFile file, CancellationToken cancellationToken)
    {
        var json = part.Json!;
        if (json.Name is { } name)
        {
            part.Target![name] = file.FileName;
        }

        part.Target![json.Content] = Convert.ToBase64String(await file.Content!.ReadAsByteArrayAsync(cancellationToken));
    }
}
