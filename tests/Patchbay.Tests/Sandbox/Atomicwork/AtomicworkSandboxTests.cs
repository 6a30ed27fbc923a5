using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Patchbay.Sandbox;
using Patchbay.Sandbox.Atomicwork;

namespace Patchbay.Tests.Sandbox.Atomicwork;

/// <summary>The simulator refuses what the product refuses, whoever asks.</summary>
public sealed class AtomicworkSandboxTests
{
    private readonly AtomicworkSandbox sandbox = new(new());

    public static TheoryData<string, string, string?, int> Requests() => new()
    {
        { "GET", "/workspaces?page=1", null, 200 },
        { "GET", "/workspaces", null, 400 },                                                        // page is compulsory
        { "POST", "/workspaces/1/requests/list?filter_name=all&page=1", "[]", 200 },
        { "POST", "/workspaces/1/requests/list?page=1", "[]", 400 },                                // filter_name is compulsory
        { "POST", "/workspaces/1/requests/list?filter_name=all&page=1", "{}", 400 },                // an object is no filter
        { "POST", "/workspaces/9/requests/list?filter_name=all&page=1", "[]", 404 },
        { "POST", "/workspaces/1/requests/list?filter_name=all&page=1", """[{"attribute":"status","operator":"IN","values":["OPEN"]}]""", 400 }, // values are wrapped
        { "POST", "/workspaces/1/requests/list?filter_name=all&page=1", """[{"attribute":"status","operator":"LIES_IN","values":[{"value":"OPEN"}]}]""", 400 },
        { "GET", "/requests/REQ-1", null, 200 },
        { "GET", "/requests/5000", null, 200 },                                                     // either kind of id
        { "GET", "/requests/REQ-999999", null, 404 },
        { "DELETE", "/requests/REQ-1", null, 405 },
        { "POST", "/requests", """{"subject":"x","workspace_id":1}""", 200 },
        { "POST", "/requests", """{"subject":"x","workspace_id":2}""", 404 },                       // the header names another workspace
        { "POST", "/requests", """{"subject":"x","workspace_id":1,"colour":"red"}""", 400 },
        { "POST", "/requests", """{"subject":"x","workspace_id":1,"status":3}""", 400 },
        { "POST", "/requests", """{"subject":""", 400 },
        { "PATCH", "/requests/REQ-1", """{"custom_fields":{"nowhere":"x"}}""", 400 },
        { "POST", "/requests/REQ-1/notes", """{"description":"x","is_private":"true"}""", 400 },
        { "PUT", "/assets/901", """{"form_fields":{"display_name":"x"}}""", 400 },                  // the type is compulsory
        { "PUT", "/assets/901", """{"asset_type_id":1,"form_fields":{"serial_number":"x"}}""", 400 }, // so is the whole form
        { "POST", "/change-management/changes", """{"subject":"x"}""", 400 },
        { "POST", "/change-management/changes/create-with-files", """{"subject":"x"}""", 415 },
        { "POST", "/audit-logs/list", "[]", 400 },                                                  // wrapped in an object here
        { "GET", "/forms/requests?workspace_id=1", null, 400 },
        { "GET", "/nowhere", null, 404 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_is_judged_as_the_product_does(string verb, string path, string? body, int status)
    {
        await using var vendor = await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken);

        var answer = await SendAsync(vendor, verb, path, body);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status >= 400)
        {
            var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            Assert.False(string.IsNullOrEmpty(error["error"]!.ToString()));
            Assert.Matches("^[A-Z_]+$", error["code"]!.ToString());
        }
    }

    [Fact]
    public async Task A_put_clears_the_form_fields_it_leaves_out()
    {
        await using var vendor = await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken);

        await SendAsync(vendor, "PUT", "/assets/901", """{"asset_type_id":1,"form_fields":{"display_name":"x"}}""");

        Assert.Null(sandbox.Assets[0]["serial_number"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("aw_wrong")]
    public async Task Without_its_key_nothing_is_told(string? key)
    {
        await using var vendor = await SandboxHost.StartAsync(sandbox, 0, TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)(await SendAsync(vendor, "GET", "/workspaces?page=1", null, key)).StatusCode);
    }

    [Fact]
    public async Task Too_many_calls_in_a_minute_are_refused_with_the_seconds_to_wait()
    {
        await using var vendor = await SandboxHost.StartAsync(SandboxVendors.Create("atomicwork", TimeProvider.System, rateLimit: 1), 0, TestContext.Current.CancellationToken);

        var first = await SendAsync(vendor, "GET", "/workspaces?page=1", null);
        var second = await SendAsync(vendor, "GET", "/workspaces?page=1", null);

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    private static async Task<HttpResponseMessage> SendAsync(Microsoft.AspNetCore.Builder.WebApplication vendor, string verb, string path, string? body, string? key = "aw_demo_key_of_both_workspaces")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(verb), SandboxHost.Describe(vendor).BaseUrl + path);
        request.Headers.Add("X-Workspace-Id", "1");
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
