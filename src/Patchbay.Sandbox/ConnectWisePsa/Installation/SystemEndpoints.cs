using System.Text.Json.Nodes;
using Patchbay.Sandbox.ConnectWisePsa.Lists;
using Patchbay.Sandbox.ConnectWisePsa.Records;
using Patchbay.Sandbox.ConnectWisePsa.Schemas;
using Patchbay.Sandbox.ConnectWisePsa.Web;
using Patchbay.Sandbox.Http;

namespace Patchbay.Sandbox.ConnectWisePsa.Installation;

/// <summary>The installation itself, members by login name, slim twins of set-up lists.</summary>
static class SystemEndpoints
{
    public static void Map(Routes routes, Login login)
    {
        routes.Add("GET", "/system/info", _ => new(200, Info()));
        routes.Add("GET", "/system/members/{id}", Member);
        routes.Add("POST", "/system/members/{identifier}/tokens", call => Token(call, login));
        Twin(routes, "/system/info/members", "MemberInfo", "/system/members", "identifier firstName lastName defaultEmail licenseClass inactiveFlag", FullName);
        Twin(routes, "/system/info/locations", "LocationInfo", "/system/locations", "name");
        Twin(routes, "/system/info/departments", "DepartmentInfo", "/system/departments", "identifier name");
        Twin(routes, "/system/info/standardNotes", "StandardNoteInfo", "/system/standardNotes", "name contents");
        Twin(routes, "/system/info/links", "LinkInfo", "/system/links", "name");
        routes.Add("POST", "/system/info/links/{id}/resolveurl", ResolveUrl);
        routes.Add("GET", "/system/userDefinedFields/info", call => Listing.Answer(call, Schema.Of("UserDefinedField"), Slim(call, "/system/userDefinedFields", "podId caption fieldTypeIdentifier entryTypeIdentifier")));
        routes.Add("GET", "/system/audittrail", call => Listing.Answer(call, Schema.Of("AuditTrailEntry"), Audit(call)));
        routes.Add("GET", "/system/audittrail/count", call => Listing.Count(call, Schema.Of("AuditTrailEntry"), Audit(call)));
    }

    static JsonObject Info() => new()
    {
        ["version"] = "v2025.1.12345", ["isCloud"] = true, ["serverTimeZone"] = "UTC", ["licenseBits"] = new JsonArray(new JsonObject { ["name"] = "API", ["activeFlag"] = true }), ["cloudRegion"] = "NA",
    };

    static void Twin(Routes routes, string path, string schemaName, string table, string properties, Action<Row, JsonObject>? also = null)
    {
        var schema = Schema.Of(schemaName);
        routes.Add("GET", path, call => Listing.Answer(call, schema, Slim(call, table, properties, also)));
        routes.Add("GET", path + "/count", call => Listing.Count(call, schema, Slim(call, table, properties, also)));
        routes.Add("GET", path + "/{id}", call => Slim(call, table, properties, also).FirstOrDefault(listed => listed.Id == call.Id("id")) is { } listed ? new(200, listed.Record.Value) : Answers.NotFound(schemaName));
    }

    static IEnumerable<Listed> Slim(Call call, string table, string properties, Action<Row, JsonObject>? also = null) => call.Data[table].Rows.Select(row =>
    {
        var slim = new JsonObject { ["id"] = row.Id };
        foreach (var property in properties.Split(' ').Where(property => row.Fields[property] is not null))
            slim[property] = row.Fields[property]!.DeepClone();
        also?.Invoke(row, slim);
        return Listed.Of(slim);
    });

    static void FullName(Row row, JsonObject slim) => slim["fullName"] = $"{row.Text("firstName")} {row.Text("lastName")}";

    /// <summary>A member by number or by login name.</summary>
    static JsonAnswer Member(Call call)
    {
        var row = call.Id("id") is { } id ? call.Data["/system/members"].Find(id) : SystemRules.MemberByLogin(call.Data, call.Values["id"]);
        return row is not null ? CollectionEndpoints.Told(call, Collections.At("/system/members"), row) : Answers.NotFound("Member");
    }

    static JsonAnswer Token(Call call, Login login)
    {
        if (SystemRules.MemberByLogin(call.Data, call.Values["identifier"]) is not { } member)
            return Answers.NotFound("Member");
        var (publicKey, privateKey, expires) = login.Impersonate(member.Text("identifier")!);
        return new(200, new JsonObject { ["publicKey"] = publicKey, ["privateKey"] = privateKey, ["expiration"] = Database.Stamp(expires) });
    }

    static JsonAnswer ResolveUrl(Call call) => call.Data["/system/links"].Find(call.Id("id")) is { } link
        ? new(200, new JsonObject { ["url"] = $"{link.Text("url")}{call.Members["referenceId"]}" })
        : Answers.NotFound("Link");

    /// <summary>Who entered and changed the records of the kind asked for.</summary>
    static IEnumerable<Listed> Audit(Call call)
    {
        var table = call.Query("type")?.ToUpperInvariant() switch { "COMPANY" => "/company/companies", "CONTACT" => "/company/contacts", _ => "/service/tickets" };
        return call.Data[table].Rows.Where(row => call.Query("id") is not { } id || row.Id.ToString() == id).Select(row => new Listed(row.Id, new(() => new()
        {
            ["text"] = $"Record {row.Id} was entered.", ["enteredDate"] = row.DateEntered, ["enteredBy"] = row.EnteredBy, ["auditType"] = "Record", ["auditSubType"] = "Created", ["auditSource"] = "API",
        })));
    }
}
