using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Patchbay.Downloads;
using Patchbay.Integrations;
using Patchbay.Tests.Integrations;
using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.Downloads;

public sealed class DownloadTests
{
    private const string Tool = "get_single_deskly_attachment_by_id";
    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_link_makes_the_call_again_and_hands_over_the_file_for_saving()
    {
        await using var vendor = await FileVendorAsync();
        using var deskly = Calls(vendor.Url);
        await using var host = await StartAsync(deskly);
        var path = deskly.Links.PathFor("acc_1", deskly.Tool(Tool), """{"id":7}"""u8.ToArray(), 0);

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("/api/v2/attachments/7", vendor.Single.Url);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task A_link_stops_working_after_ten_minutes()
    {
        await using var vendor = await FileVendorAsync();
        using var deskly = Calls(vendor.Url);
        await using var host = await StartAsync(deskly);
        var path = deskly.Links.PathFor("acc_1", deskly.Tool(Tool), "{\"id\":7}"u8.ToArray(), 0);

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Gone, (await host.Client.GetAsync(path)).StatusCode);
        Assert.Empty(vendor.Requests);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_made_elsewhere_is_unknown()
    {
        await using var vendor = await FileVendorAsync();
        using var deskly = Calls(vendor.Url);
        await using var host = await StartAsync(deskly);
        var path = deskly.Links.PathFor("acc_1", deskly.Tool(Tool), "{\"id\":7}"u8.ToArray(), 0)!;
        var elsewhere = new DownloadLinks(new byte[32], clock).PathFor("acc_1", deskly.Tool(Tool), "{\"id\":7}"u8.ToArray(), 0);

        for (var i = "/download/".Length; i < path.Length; i += 7)
        {
            var changed = path[..i] + (path[i] == 'A' ? 'B' : 'A') + path[(i + 1)..];
            Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(changed)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/download/x")).StatusCode);
        Assert.Empty(vendor.Requests);
    }

    [Fact]
    public void A_tool_that_does_more_than_read_gets_no_link()
    {
        using var deskly = Calls("http://127.0.0.1:1");

        Assert.Null(deskly.Links.PathFor("acc_1", deskly.Tool("create_a_deskly_ticket"), "{}"u8.ToArray(), 0));
        Assert.NotNull(deskly.Links.PathFor("acc_1", deskly.Tool(Tool), "{}"u8.ToArray(), 0));
    }

    [Fact]
    public void Arguments_too_long_for_a_url_get_no_link()
    {
        using var deskly = Calls("http://127.0.0.1:1");

        Assert.Null(deskly.Links.PathFor(
            "acc_1", deskly.Tool(Tool), Encoding.UTF8.GetBytes($$"""{"id":"{{new string('x', 5_000)}}"}"""), 0));
    }

    [Fact]
    public async Task A_vendors_refusal_is_passed_on()
    {
        await using var vendor = await FakeVendor.RepliesAsync(403, """{"description":"Not yours"}""");
        using var deskly = Calls(vendor.Url);
        await using var host = await StartAsync(deskly);

        var answer = await host.Client.GetAsync(deskly.Links.PathFor("acc_1", deskly.Tool(Tool), "{\"id\":7}"u8.ToArray(), 0));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<FakeVendor> FileVendorAsync() => FakeVendor.StartAsync(async context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentDisposition = "inline; filename=\"page.html\"";
        await context.Response.WriteAsync("<script>alert(1)</script>");
    });

    private DesklyCalls Calls(string url)
    {
        var deskly = IntegrationFolder.Deskly();
        var get = deskly.Methods.Single(method => method is { Resource: "tickets", Name: "get" });
        var attachments = new Resource
        {
            Name = "attachments",
            Methods =
            [
                get with
                {
                    Resource = "attachments",
                    Request = new RequestLine("GET", "/attachments/{id}"),
                    Record = "",
                    Files = [new FileOut(null, false, null, null)],
                },
            ],
        };
        return new DesklyCalls(url, clock, deskly with { Resources = [.. deskly.Resources, attachments] });
    }

    private Task<EdgeHost> StartAsync(DesklyCalls deskly) => EdgeHost.StartAsync(routes => routes.MapDownloads(new DownloadEdge(
        deskly.Links,
        (id, _) => Task.FromResult(id == deskly.Account.Id ? deskly.Account : null),
        deskly.Catalog,
        deskly.Tools,
        deskly.Caller,
        clock)));
}
