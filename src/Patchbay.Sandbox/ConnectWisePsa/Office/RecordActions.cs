using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.ConnectWisePsa.Writes;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Office;

/// <summary>What is done with companies, boards, opportunities, invoices and products beside reading and writing them.</summary>
static class RecordActions
{
    public static void Map(Routes routes)
    {
        foreach (var path in (string[])["/company/companies", "/company/contacts", "/sales/opportunities"])
            routes.Add("GET", path + "/default", call => Template(call, Collections.At(path)));
        routes.Add("POST", "/company/companies/{id}/merge", MergeCompany);
        routes.Add("POST", "/service/boards/copy", CopyBoard);
        routes.Add("POST", "/service/surveys/{id}/copy", CopySurvey);
        routes.Add("GET", "/finance/invoices/{id}/pdf", Pdf);
        Convert(routes, "convertToProject", "/project/projects");
        Convert(routes, "convertToAgreement", "/finance/agreements");
        Convert(routes, "convertToSalesOrder", "/sales/orders");
        Convert(routes, "convertToServiceTicket", "/service/tickets");
        routes.Add("POST", "/procurement/products/{id}/detach", Detach);
        routes.Add("GET", "/procurement/catalog/{identifier}/quantityOnHand", QuantityOnHand);
    }

    /// <summary>A new record as its form opens.</summary>
    static JsonAnswer Template(Call call, Collection collection)
    {
        var fields = new JsonObject();
        Writer.FillFlags(collection.Schema, fields);
        foreach (var field in collection.Schema.Fields.Values.Where(field => field.Name is "status"))
            fields[field.Name] = new Shape(call.Data, call.Root).Reference(field.Target, new JsonObject { ["id"] = 1 }, field.Name);
        return new(200, fields);
    }

    static JsonAnswer MergeCompany(Call call)
    {
        var companies = call.Data["/company/companies"];
        if (companies.Find(call.Id("id")) is not { } from)
            return Answers.NotFound("Company");
        if ((call.Members["toCompanyId"] ?? call.Members["toCompany"]?["id"]) is not JsonValue target || !target.TryGetValue<int>(out var id) || companies.Find(id) is not { } to || to == from)
            return Answers.Invalid("companyMerge", "InvalidReference", "toCompanyId", "toCompanyId must be another company.");
        foreach (var row in call.Data.Tables.Values.SelectMany(table => table.Rows).Where(row => row.IdOf("company") == from.Id && row.Parent is null))
            row.Fields["company"] = new JsonObject { ["id"] = to.Id };
        companies.Remove(from);
        return Answers.Success($"Company {from.Id} merged into {to.Id}.");
    }

    static JsonAnswer CopyBoard(Call call)
    {
        var boards = Collections.At("/service/boards");
        var source = call.Members["boardToCopy"]?["id"] ?? call.Members["id"];
        if (source is not JsonValue value || !value.TryGetValue<int>(out var id) || call.Data[boards.Table].Find(id) is not { } from)
            return Answers.Invalid("boardCopy", "InvalidReference", "boardToCopy", "The board to copy does not exist.");
        var body = from.Fields.DeepClone().AsObject();
        body["name"] = call.Members["name"]?.ToString() ?? $"{from.Text("name")} copy";
        var copy = Writer.Create(call, boards, null, body);
        foreach (var child in Collections.ChildrenOf(boards.Path).Where(child => child.OnCollection.Contains("POST")))
        {
            foreach (var row in call.Data[child.Table].Of(from.Id).ToList())
                Writer.Create(call, child, copy, row.Fields);
        }

        return CollectionEndpoints.Told(call, boards, copy) with { Status = 201 };
    }

    static JsonAnswer CopySurvey(Call call)
    {
        var surveys = Collections.At("/service/surveys");
        if (call.Data[surveys.Table].Find(call.Id("id")) is not { } from)
            return Answers.NotFound("ServiceSurvey");
        var body = from.Fields.DeepClone().AsObject();
        body["name"] = $"{from.Text("name")} copy";
        return CollectionEndpoints.Told(call, surveys, Writer.Create(call, surveys, null, body)) with { Status = 201 };
    }

    static JsonAnswer Pdf(Call call) => call.Data["/finance/invoices"].Find(call.Id("id")) is { } invoice
        ? new JsonAnswer(200) { Content = (Encoding.ASCII.GetBytes($"%PDF-1.4\n% invoice {invoice.Text("invoiceNumber")}\n%%EOF\n"), "application/pdf") }
        : Answers.NotFound("Invoice");

    /// <summary>Makes a record of another kind with the opportunity's name, company and contact, and what the body adds.</summary>
    static void Convert(Routes routes, string action, string to) => routes.Add("POST", $"/sales/opportunities/{{id}}/{action}", call =>
    {
        if (call.Data["/sales/opportunities"].Find(call.Id("id")) is not { } opportunity)
            return Answers.NotFound("Opportunity");
        var collection = Collections.At(to);
        var body = new JsonObject { ["name"] = opportunity.Text("name"), ["summary"] = opportunity.Text("name"), ["opportunity"] = new JsonObject { ["id"] = opportunity.Id } };
        foreach (var field in (string[])["company", "contact"])
            body[field] = opportunity.Fields[field]?.DeepClone();
        foreach (var (name, value) in call.MembersOrNone)
            body[name] = value?.DeepClone();
        return CollectionEndpoints.Told(call, collection, Writer.Create(call, collection, null, body)) with { Status = 201 };
    });

    static JsonAnswer Detach(Call call)
    {
        if (call.Data["/procurement/products"].Find(call.Id("id")) is not { } product)
            return Answers.NotFound("ProductItem");
        foreach (var field in (string[])["ticket", "project", "phase", "salesOrder", "invoice", "opportunity"])
            product.Fields.Remove(field);
        return Answers.Success($"Product {product.Id} detached.");
    }

    static JsonAnswer QuantityOnHand(Call call) => call.Data["/procurement/catalog"].Rows.Any(row => row.Text("identifier") == call.Values["identifier"] || row.Id.ToString() == call.Values["identifier"])
        ? new(200, new JsonObject { ["quantityOnHand"] = 0 })
        : Answers.NotFound("CatalogItem");
}
