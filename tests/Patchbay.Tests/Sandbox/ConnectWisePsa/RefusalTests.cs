namespace Patchbay.Tests.Sandbox.ConnectWisePsa;

/// <summary>The simulator refuses what the product refuses, in the product's words, whoever asks.</summary>
public sealed class RefusalTests
{
    private const string Overlong = "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901";

    /// <summary>Verb, path, body; status, code, field at fault.</summary>
    public static TheoryData<string, string, string?, int, string?, string?> Refused() => new()
    {
        { "POST", "/service/tickets", """{"company":{"identifier":"Acme"}}""", 400, "MissingRequiredField", "summary" },
        { "POST", "/service/tickets", """{"summary":"x"}""", 400, "MissingRequiredField", "company" },
        { "POST", "/service/tickets", $$"""{"summary":"{{Overlong}}","company":{"id":2} }""", 400, "MaxLength", "summary" },
        { "POST", "/service/tickets", """{"summary":"x","company":{"identifier":"acme inc"}}""", 400, "InvalidReference", "company/identifier" },    // a name must match exactly
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"status":{"name":"Nowhere"}}""", 400, "NotFound", "status/name" },
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"board":{"id":1},"status":{"id":9}}""", 400, "NotFound", "status/id" },      // that is New, but of another board
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"contact":{"id":2}}""", 400, "NotFound", "contact/id" },                    // works elsewhere
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"type":{"id":3},"subType":{"id":1}}""", 400, "NotFound", "subType/id" },    // not of this type
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"severity":"Awful"}""", 400, "InvalidField", "severity" },
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"customFields":[{"id":99,"value":"x"}]}""", 400, "InvalidReference", "customFields" },
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"customFields":[{"id":3,"value":"many"}]}""", 400, "InvalidField", "customFields" },
        { "POST", "/service/tickets", """{"summary":"x","company":{"id":2},"customFields":[{"id":13,"value":"Ghosts"}]}""", 400, "InvalidField", "customFields" },
        { "POST", "/service/tickets", """{"summary":5,"company":{"id":2}}""", 500, "ConnectWiseApi", null },                                            // a wrong JSON type is a crash
        { "POST", "/service/tickets", """{"summary":"x","company":"Acme"}""", 500, "ConnectWiseApi", null },
        { "POST", "/service/tickets", """[{"summary":"x"}]""", 400, "InvalidObject", null },                                                           // one object, not a list
        { "POST", "/service/tickets", """{"summary":""", 400, "InvalidObject", null },
        { "PATCH", "/service/tickets/1101", """{"summary":"x"}""", 400, "InvalidObject", null },                                                       // a list, not one object
        { "PATCH", "/service/tickets/1101", """[{"op":"replace","path":"Summary","value":"x"}]""", 400, "InvalidObject", null },                       // case matters
        { "PATCH", "/service/tickets/1101", """[{"op":"replace","path":"colour","value":"x"}]""", 400, "InvalidObject", null },
        { "PATCH", "/service/tickets/1101", """[{"op":"move","path":"summary","value":"x"}]""", 400, "InvalidObject", null },
        { "PATCH", "/service/tickets/1101", """[{"op":"remove","path":"summary"}]""", 400, "MissingRequiredField", "summary" },
        { "PATCH", "/service/tickets/1101", """[{"op":"replace","path":"board","value":{"id":3}}]""", 400, "NotFound", "status/id" },                  // a move needs a status of the new board
        { "PUT", "/service/tickets/1101", """{"summary":"x","company":{"id":2}}""", 400, "MissingRequiredField", "severity" },
        { "GET", "/service/tickets/1106", null, 404, "NotFound", null },                                                                               // a project's ticket
        { "GET", "/project/tickets/1", null, 404, "NotFound", null },
        { "GET", "/service/tickets/999999", null, 404, "NotFound", null },
        { "GET", "/service/tickets/first", null, 404, "NotFound", null },
        { "GET", "/service/nowhere", null, 404, "NotFound", null },
        { "DELETE", "/service/tickets", null, 405, null, null },
        { "DELETE", "/system/members/1", null, 405, null, null },
        { "POST", "/service/tickets/1101/notes", """{"text":"x"}""", 400, "MissingRequiredField", "detailDescriptionFlag" },                           // in none of the three tabs
        { "POST", "/service/tickets/1101/notes", """{"internalAnalysisFlag":true}""", 400, "MissingRequiredField", "text" },
        { "POST", "/service/tickets/999999/notes", """{"text":"x","internalAnalysisFlag":true}""", 404, "NotFound", null },
        { "POST", "/time/entries", """{"chargeToId":1101,"actualHours":1}""", 400, "MissingRequiredField", "timeStart" },
        { "POST", "/service/boards", """{"location":{"id":1}}""", 400, "MissingRequiredField", "name" },
        { "POST", "/company/companies", """{"identifier":"ACME","name":"Again","site":{"name":"Main"}}""", 400, "ObjectExists", "identifier" },
        { "POST", "/company/companies", """{"identifier":"New","name":"New"}""", 400, "MissingRequiredField", "site" },                                 // no address at all
        { "POST", "/company/companies", """{"identifier":"12345678901234567890123456","name":"New","site":{"name":"Main"}}""", 400, "MaxLength", "identifier" },
        { "POST", "/company/contacts", """{"firstName":"A","company":{"id":2},"communicationItems":[{"value":"a@b.test"}]}""", 400, "InvalidReference", "communicationItems/type" },
        { "POST", "/company/configurations", """{"name":"SRV","type":{"id":2},"company":{"id":2}}""", 400, "MissingRequiredField", "questions" },       // servers must say their role
        { "PATCH", "/company/configurations/2", """[{"op":"replace","path":"type","value":{"id":3}}]""", 400, "InvalidField", "type" },
        { "POST", "/sales/activities", """{"name":"Call"}""", 400, "MissingRequiredField", "assignTo" },
        { "POST", "/schedule/entries", """{"objectId":1101,"type":{"identifier":"S"},"member":{"identifier":"jdoe"}}""", 400, "MissingRequiredField", "dateStart" },
        { "POST", "/project/tickets", """{"summary":"x"}""", 400, "MissingRequiredField", "project" },
        { "POST", "/system/callbacks", """{"url":"https://hook.example.test"}""", 400, "MissingRequiredField", "objectId" },
        { "POST", "/service/tickets/1101/merge", """{"mergeTicketIds":[1101]}""", 400, "InvalidReference", "mergeTicketIds" },
        { "DELETE", "/company/companies/2", null, 400, "InvalidObject", null },                                                                        // has tickets
        { "POST", "/system/documents", """{"recordType":"Ticket","recordId":1101}""", 415, null, null },
        { "GET", "/system/documents", null, 400, "InvalidObject", null },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_request_is_refused_as_the_product_does(string verb, string path, string? body, int status, string? code, string? field)
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (answered, error) = await vendor.AskAsync(verb, path, body);

        Assert.Equal(status, answered);
        if (code is null)
        {
            Assert.Null(error);
            return;
        }

        Assert.False(string.IsNullOrEmpty(error!["message"]!.ToString()));
        if (field is null)
        {
            Assert.Equal(code, error["code"]!.ToString());
            return;
        }

        Assert.Equal("InvalidObject", error["code"]!.ToString());
        Assert.Contains((code, field), error["errors"]!.AsArray().Select(one => (one!["code"]!.ToString(), one["field"]!.ToString())));
        Assert.All(error["errors"]!.AsArray(), one => Assert.False(string.IsNullOrEmpty(one!["message"]!.ToString())));
    }

    [Fact]
    public async Task An_error_names_the_board_that_does_not_have_the_status()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (_, error) = await vendor.AskAsync("PATCH", "/service/tickets/1101", """[{"op":"replace","path":"status","value":{"name":"Nowhere"}}]""");

        Assert.Equal("Service Status not found for Service Board 1", error!["errors"]![0]!["message"]!.ToString());
    }

    [Fact]
    public async Task Several_faults_are_told_at_once()
    {
        await using var vendor = await RunningConnectWise.StartAsync();

        var (_, error) = await vendor.AskAsync("POST", "/system/members", "{}");

        Assert.Equal(["defaultEmail", "defaultPhone", "firstName", "hireDate", "identifier", "lastName", "licenseClass"], error!["errors"]!.AsArray().Select(one => one!["field"]!.ToString()).Order(StringComparer.Ordinal));
    }
}
