using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.RequestTracker.Web;

namespace Patchbay.Sandbox.RequestTracker.Tickets;

/// <summary>A file that came with a message.</summary>
sealed record SentFile(string Name, string ContentType, byte[] Content);

/// <summary>Files in a body: base64 in JSON, or parts named <c>Attachments</c> of a multipart form.</summary>
static class SentFiles
{
    static readonly string[] Keys = ["FileName", "FileType", "FileContent"];

    public static List<SentFile> OfCreation(Call call, JsonObject fields) =>
        Read(call, fields, key => $"Field {key} is required for each attachment in Attachments");

    public static List<SentFile> OfMessage(Call call, JsonObject fields) =>
        Read(call, fields, key => $"{key} is a required field for each attachment in Attachments");

    static List<SentFile> Read(Call call, JsonObject fields, Func<string, string> missing)
    {
        var files = new List<SentFile>();
        foreach (var file in (fields["Attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Keys.FirstOrDefault(k => string.IsNullOrEmpty(file.Text(k))) is { } key)
                throw new Refusal(Answers.Message(400, missing(key)));
            files.Add(new(file.Text("FileName")!, file.Text("FileType")!, Decode(file.Text("FileContent")!)));
        }
        foreach (var part in call.Body.Form?.Files.GetFiles("Attachments") ?? [])
            files.Add(new(part.FileName, part.ContentType ?? "application/octet-stream", Bytes(part)));
        return files;
    }

    /// <summary>As lenient as the product: what is no base64 is skipped.</summary>
    static byte[] Decode(string text)
    {
        var clean = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        if (clean.Length % 4 == 1)
            clean = clean[..^1];
        return Convert.FromBase64String(clean.PadRight((clean.Length + 3) / 4 * 4, '='));
    }

    static byte[] Bytes(IFormFile part)
    {
        using var memory = new MemoryStream();
        part.CopyTo(memory); // already in memory or in the form reader's buffer file
        return memory.ToArray();
    }
}
