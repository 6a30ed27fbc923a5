using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Installation;

/// <summary>Files of tickets, companies and others: sent as forms, read as bytes.</summary>
static class DocumentEndpoints
{
    public const string Table = "/system/documents";

    static readonly Schema DocumentInfo = Schema.Of("DocumentInfo");

    static readonly Dictionary<string, string> Owners = new(StringComparer.Ordinal)
    {
        ["Ticket"] = "/service/tickets", ["Agreement"] = "/finance/agreements", ["Company"] = "/company/companies", ["Configuration"] = "/company/configurations", ["Contact"] = "/company/contacts",
        ["Expense"] = "/expense/entries", ["Opportunity"] = "/sales/opportunities", ["PurchaseOrder"] = "/procurement/purchaseorders", ["Project"] = "/project/projects",
        ["SalesOrder"] = "/sales/orders", ["ServiceTemplate"] = "/service/templates", ["Rma"] = "/procurement/rmas",
    };

    public static void Map(Routes routes)
    {
        routes.Add("GET", Table, call => Owned(call, rows => Listing.Answer(call, DocumentInfo, rows)));
        routes.Add("GET", Table + "/count", call => Owned(call, rows => Listing.Count(call, DocumentInfo, rows)));
        routes.Add("POST", Table, Upload);
        routes.Add("GET", Table + "/uploadsample", _ => Answers.Text(200, "text/html", "<form method=\"post\" enctype=\"multipart/form-data\"><input type=\"file\" name=\"file\"></form>"));
        routes.Add("GET", Table + "/{id}", call => With(call, row => new(200, Told(row))));
        routes.Add("POST", Table + "/{id}", call => With(call, row => Replace(call, row)));
        routes.Add("DELETE", Table + "/{id}", call => With(call, row =>
        {
            call.Data[Table].Remove(row);
            call.Data.Files.Remove(row.Id);
            return Answers.NoContent;
        }));
        routes.Add("GET", Table + "/{id}/download", call => With(call, row => Download(call, row)));
    }

    /// <summary>Keeps a file of the seed.</summary>
    public static void Add(Database data, string recordType, int recordId, string title, string fileName, byte[] bytes, string mediaType, string owner)
    {
        var row = data.Add(Table, Fields(recordType, recordId, title, fileName, bytes.Length, owner), by: owner);
        data.Files[row.Id] = (bytes, mediaType);
    }

    static JsonAnswer With(Call call, Func<Row, JsonAnswer> answer) => call.Data[Table].Find(call.Id("id")) is { } row ? answer(row) : Answers.NotFound("Document");

    static JsonAnswer Owned(Call call, Func<IEnumerable<Listed>, JsonAnswer> answer)
    {
        if (call.Query("recordType") is not { } type || !int.TryParse(call.Query("recordId"), out var id))
            return Answers.Error(400, "InvalidObject", "recordType and recordId are required.");
        return answer(call.Data[Table].Rows.Where(row => row.Text("recordType") == type && (int?)row.Fields["recordId"] == id).Select(row => Listed.Of(Told(row))));
    }

    static JsonAnswer Upload(Call call)
    {
        if (call.Body is not { IsMultipart: true, Form: { } form })
            return new(415);
        var (type, url, file) = (form["recordType"].ToString(), form["url"].ToString(), form.Files.GetFile("file"));
        if (!Owners.TryGetValue(type, out var owners))
            return Answers.Invalid("document", "InvalidField", "recordType", $"The recordType must be one of {string.Join(", ", Owners.Keys)}.");
        if (!int.TryParse(form["recordId"], out var id) || call.Data[owners].Find(id) is null)
            return Answers.Invalid("document", "InvalidReference", "recordId", $"{type} {form["recordId"]} does not exist.");
        if (file is null && url.Length == 0)
            return Answers.Invalid("document", "MissingRequiredField", "file", "The file field is required.");
        var title = form["title"].ToString() is { Length: > 0 } given ? given : file?.FileName ?? url;
        var fields = Fields(type, id, title, file?.FileName ?? url, file?.Length ?? 0, call.Member);
        (fields["linkFlag"], fields["urlFlag"]) = (file is null, file is null);
        fields["publicFlag"] = form["privateFlag"] != "true";
        fields["readOnlyFlag"] = form["readOnlyFlag"] == "true" || form["readOnlyFlay"] == "true"; // the product's own reference misspells it
        var row = call.Data.Add(Table, fields, by: call.Member);
        if (file is not null)
            call.Data.Files[row.Id] = (Bytes(file), file.ContentType);
        return new(201, Told(row));
    }

    static JsonAnswer Replace(Call call, Row row)
    {
        if (call.Body is not { IsMultipart: true, Form: { } form })
            return new(415);
        if (form["title"].ToString() is { Length: > 0 } title)
            row.Fields["title"] = title;
        if (form.Files.GetFile("file") is { } file)
        {
            (row.Fields["fileName"], row.Fields["size"]) = (file.FileName, file.Length);
            call.Data.Files[row.Id] = (Bytes(file), file.ContentType);
        }

        return new(200, Told(row));
    }

    static JsonAnswer Download(Call call, Row row)
    {
        if (!call.Data.Files.TryGetValue(row.Id, out var file))
            return Answers.NotFound("File");
        return new JsonAnswer(200) { Content = (file.Bytes, file.MediaType) }.With("Content-Disposition", $"attachment; filename=\"{Uri.EscapeDataString(row.Text("fileName")!)}\"");
    }

    static byte[] Bytes(IFormFile file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    static JsonObject Fields(string recordType, int recordId, string title, string fileName, long size, string owner) => new()
    {
        ["recordType"] = recordType, ["recordId"] = recordId, ["title"] = title, ["fileName"] = fileName, ["owner"] = owner, ["linkFlag"] = false, ["imageFlag"] = false, ["publicFlag"] = true,
        ["htmlTemplateFlag"] = false, ["readOnlyFlag"] = false, ["size"] = size, ["urlFlag"] = false,
    };

    /// <summary>A document as the product tells it.</summary>
    public static JsonObject Told(Row row)
    {
        var told = new JsonObject { ["id"] = row.Id };
        foreach (var (name, value) in row.Fields.Where(member => member.Key is not ("recordType" or "recordId")))
            told[name] = value?.DeepClone();
        var guid = new Guid(Encoding.ASCII.GetBytes($"document{row.Id:D8}"));
        (told["guid"], told["serverFileName"]) = (guid.ToString(), guid.ToString("N") + Path.GetExtension(row.Text("fileName")));
        told["_info"] = new JsonObject { ["lastUpdated"] = row.LastUpdated, ["updatedBy"] = row.UpdatedBy, ["dateEntered"] = row.DateEntered, ["enteredBy"] = row.EnteredBy };
        return told;
    }
}
