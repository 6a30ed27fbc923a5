using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.Freshservice.Web;

/// <summary>Files that come with a form in parts named <c>attachments[]</c>.</summary>
static class Attachments
{
    public const long MostBytes = 40L * 1024 * 1024;

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/attachments/{id}", Download);
        routes.Add("GET", "/itil_attachments/{id}", Download);
    }

    /// <summary>What is wrong with the files sent, next to <paramref name="held"/> bytes that are there.</summary>
    public static List<JsonObject> Problems(Call call, long held = 0)
    {
        var files = call.Raw.Form?.Files;
        if (files?.FirstOrDefault(file => file.Name != "attachments[]") is { } other)
            return [Refusal.Problem(other.Name, "Unexpected/invalid field in request", "invalid_field")];
        return files?.Sum(file => file.Length) + held > MostBytes
            ? [Refusal.Problem("attachments", $"The files together should not be larger than {MostBytes / 1024 / 1024} MB", "invalid_value")] : [];
    }

    /// <summary>Keeps the files sent and tells them as the API does.</summary>
    public static IEnumerable<JsonObject> Keep(Call call)
    {
        foreach (var part in call.Raw.Form?.Files.GetFiles("attachments[]") ?? [])
        {
            using var content = new MemoryStream();
            part.CopyTo(content); // in memory or in the form reader's buffer file by now
            yield return Keep(call.Tenant, new(part.FileName, part.ContentType ?? "application/octet-stream", content.ToArray()), Replies.Origin(call));
        }
    }

    public static JsonObject Keep(Tenant tenant, StoredFile file, string origin)
    {
        var id = tenant.NextId();
        tenant.Files[id] = file;
        return new()
        {
            ["id"] = id, ["content_type"] = file.ContentType, ["size"] = file.Content.Length, ["name"] = file.Name,
            ["attachment_url"] = $"{origin}/data/helpdesk/attachments/{id}?Expires={tenant.Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()}",
            ["created_at"] = tenant.Now, ["updated_at"] = tenant.Now,
        };
    }

    /// <summary>Removes the attachment a path names from its owner.</summary>
    public static JsonAnswer Remove(JsonObject owner, string id)
    {
        var attachment = owner.Items("attachments").FirstOrDefault(one => one["id"]!.ToString() == id) ?? throw Refusal.NotFound;
        owner["attachments"]!.AsArray().Remove(attachment);
        return Replies.Empty(204);
    }

    static JsonAnswer Download(Call call) => long.TryParse(call.Path("id"), out var id) && call.Tenant.Files.TryGetValue(id, out var file)
        ? new JsonAnswer(200) { Content = (file.Content, file.ContentType) }.With("Content-Disposition", $"attachment; filename=\"{file.Name}\"")
        : throw Refusal.NotFound;
}
