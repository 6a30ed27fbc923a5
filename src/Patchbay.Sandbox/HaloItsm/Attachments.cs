using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.HaloItsm;

/// <summary>Files: as base64 inside JSON, alone or on a ticket or action, or as a form; given back as bytes.</summary>
static class Attachments
{
    static readonly Resource Rows = new("Attachment", "tickets");

    public static void Map(Routes routes)
    {
        routes.Add("GET", "/Attachment", "tickets", List);
        routes.Add("POST", "/Attachment", "tickets", call => ResourceEndpoints.Post(call, given => Post(call, given)));
        routes.Add("POST", "/Attachment/document", "tickets", Upload);
        routes.Add("POST", "/Attachment/image", "tickets", Upload);
        foreach (var path in new[] { "/Attachment/{id}", "/Attachment/document/{id}", "/Attachment/image/{id}" })
        {
            routes.Add("GET", path, "tickets", call => ResourceEndpoints.With(call, Rows, file => Download(call, file)));
            routes.Add("DELETE", path, "tickets", call => ResourceEndpoints.With(call, Rows, file =>
            {
                call.Tenant["Attachment"].Remove(file);
                return Reply.Ok(file);
            }));
        }
    }

    /// <summary>Refuses inline files that are not there or not base64; null when all are.</summary>
    public static JsonAnswer? Problem(JsonNode? files)
    {
        if (files is not (null or JsonArray))
            return Reply.Invalid("Error converting value to type 'System.Collections.Generic.List'. Path '[0].attachments'.");
        foreach (var file in files as JsonArray ?? [])
            if (string.IsNullOrWhiteSpace(file?["filename"]?.ToString()) || Bytes(file["data_base64"]) is null)
                return Reply.Refused("The input is not a valid Base-64 string as it contains a non-base 64 character, or the file has no name.");
        return null;
    }

    /// <summary>Keeps inline files that <see cref="Problem"/> let pass.</summary>
    public static void Add(Call call, JsonNode? files, string ticket, string? action)
    {
        foreach (var file in files as JsonArray ?? [])
            Keep(call, file!.AsObject(), file["filename"]!.ToString(), Bytes(file["data_base64"])!, ticket, action);
    }

    static byte[]? Bytes(JsonNode? data)
    {
        var text = data?.ToString() ?? "";
        if (text.StartsWith("data:", StringComparison.Ordinal))
            text = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..];
        var bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    static JsonAnswer List(Call call)
    {
        if (call.Query("ticket_id") is null && call.Query("unique_id") is null)
            return Reply.Invalid("ticket_id, or type and unique_id, is required.");
        IEnumerable<JsonObject> rows = call.Tenant["Attachment"];
        foreach (var member in new[] { "ticket_id", "action_id", "unique_id", "type" })
            if (call.Ids(member) is { } ids)
                rows = rows.Where(row => Tenant.Int(row[member]) is { } id && ids.Contains(id));
        return Listing.Answer(call, rows, "attachments", pages: false, row => row.DeepClone());
    }

    static JsonAnswer Post(Call call, JsonObject given)
    {
        if (Tenant.Int(given["id"]) is > 0 and var id)
        {
            if (call.Tenant.Find("Attachment", id) is not { } held)
                return Reply.NotFound("Attachment");
            foreach (var name in new[] { "filename", "desc", "note", "showforusers" })
                if (given.ContainsKey(name))
                    held[name] = given[name]?.DeepClone();
            return Reply.Ok(held);
        }

        if (Problem(new JsonArray(given.DeepClone())) is { } problem)
            return problem;
        var ticket = given["ticket_id"]?.ToString();
        if (ticket is null && given["unique_id"] is null)
            return Reply.CannotBeNull("attachment_faultid", "Attachment");
        if (ticket is not null && call.Tenant.Ticket(ticket) is null)
            return Reply.NotFound("Ticket");
        return new(201, Keep(call, given, given["filename"]!.ToString(), Bytes(given["data_base64"])!, ticket, given["action_id"]?.ToString()).DeepClone());
    }

    static JsonAnswer Upload(Call call)
    {
        if (call.Body.Form?.Files.GetFile("file") is not { } file)
            return Reply.Text(415, "text/plain", "multipart/form-data with a part named file is expected.");
        using var buffer = new MemoryStream();
        file.CopyTo(buffer);
        var ticket = call.Query("ticket_id") ?? call.Body.Form["ticket_id"].FirstOrDefault();
        if (ticket is not null && call.Tenant.Ticket(ticket) is null)
            return Reply.NotFound("Ticket");
        var kept = Keep(call, [], file.FileName, buffer.ToArray(), ticket, action: null);
        return new(200, new JsonObject { ["id"] = kept["id"]!.DeepClone(), ["link"] = $"/api/attachment/image/{kept["id"]}" });
    }

    /// <summary>The bytes, unless the details are asked for.</summary>
    static JsonAnswer Download(Call call, JsonObject file)
    {
        var bytes = call.Tenant.Files[Tenant.IdOf(file)!.Value];
        if (!call.Flag("includedetails"))
            return new(200) { Content = (bytes, file["content_type"]!.ToString()) };
        var shown = file.DeepClone().AsObject();
        shown["data_base64"] = Convert.ToBase64String(bytes);
        return new(200, shown);
    }

    static JsonObject Keep(Call call, JsonObject given, string name, byte[] bytes, string? ticket, string? action)
    {
        var file = new JsonObject
        {
            ["id"] = call.Tenant.NextId("Attachment"), ["filename"] = name, ["filesize"] = bytes.Length, ["datecreated"] = call.Now, ["isimage"] = Tenant.IsTrue(given["isimage"]), ["desc"] = given["desc"]?.ToString() ?? "",
            ["note"] = given["note"]?.ToString() ?? "", ["type"] = Tenant.Int(given["type"]) ?? 0, ["unique_id"] = Tenant.Int(given["unique_id"] ?? ticket), ["ticket_id"] = Tenant.Int(ticket), ["action_id"] = Tenant.Int(action),
            ["showforusers"] = Tenant.IsTrue(given["showforusers"]), ["content_type"] = ContentType(name),
        };
        call.Tenant["Attachment"].Add(file);
        call.Tenant.Files[Tenant.IdOf(file)!.Value] = bytes;
        if (ticket is not null && action is not null && call.Tenant.ActionsOf(ticket).FirstOrDefault(one => one["id"]!.ToString() == action) is { } on)
            on["attachment_count"] = Tenant.Int(on["attachment_count"])!.Value + 1;
        return file;
    }

    static string ContentType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".log" => "text/plain", ".pdf" => "application/pdf", ".png" => "image/png", ".jpg" or ".jpeg" => "image/jpeg", ".json" => "application/json", _ => "application/octet-stream",
    };
}
