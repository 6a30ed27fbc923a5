using System.Text;

namespace Patchbay.Tests.Sandbox.RequestTracker;

public class ProtocolTests : SandboxTests
{
    [Theory]
    [InlineData("GET", "/nope", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/ticket/99999", 404)]
    [InlineData("GET", "/ticket/abc", 404)]
    [InlineData("GET", "/ticket/1/", 200)]
    [InlineData("PUT", "/ticket/99999", 404)]
    [InlineData("POST", "/ticket/1", 409)]
    [InlineData("PATCH", "/ticket/1", 501)]
    [InlineData("OPTIONS", "/ticket/1", 405)]
    [InlineData("POST", "/rt", 405)]
    [InlineData("POST", "/search", 405)]
    [InlineData("GET", "/ticket", 404)]
    [InlineData("POST", "/ticket/1/comment/", 404)]
    public async Task Paths_and_verbs_answer_as_in_the_product(string verb, string path, int status)
    {
        var answer = await Rt.SendAsync(new(verb), path, verb is "GET" or "OPTIONS" ? null : RunningSandbox.Json("{}"));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Formats_nobody_speaks_are_refused()
    {
        var sent = await Rt.SendAsync(HttpMethod.Put, "/ticket/1", new StringContent("x", Encoding.UTF8, "text/plain"));
        var wanted = await Rt.SendAsync(HttpMethod.Get, "/ticket/1", null, r => r.Headers.Add("Accept", "text/html"));

        Assert.Equal((415, "Unsupported Media Type"), (sent.Status, sent.Message));
        Assert.Equal((406, "Not Acceptable"), (wanted.Status, wanted.Message));
    }

    [Fact]
    public async Task An_update_may_be_bound_to_the_version_that_was_read()
    {
        var etag = (await Rt.GetAsync("/ticket/1")).ETag!;
        Task<Answer> Change(string match, string subject) => Rt.SendAsync(
            HttpMethod.Put, "/ticket/1", RunningSandbox.Json($$"""{"Subject":"{{subject}}"}"""), r => r.Headers.TryAddWithoutValidation("If-Match", match));

        Assert.Equal(200, (await Change(etag, "b")).Status);
        Assert.Equal(412, (await Change(etag, "c")).Status);
        Assert.Equal(200, (await Change("*", "d")).Status);
        Assert.Equal("d", Rt.State.Tickets[0].Subject);
    }

    [Fact]
    public async Task An_unchanged_record_is_304_and_conditions_on_dates_crash()
    {
        var etag = (await Rt.GetAsync("/ticket/1")).ETag!;

        var unchanged = await Rt.SendAsync(HttpMethod.Get, "/ticket/1", null, r => r.Headers.TryAddWithoutValidation("If-None-Match", etag));
        var dated = await Rt.SendAsync(HttpMethod.Get, "/ticket/1", null, r => r.Headers.IfModifiedSince = RunningSandbox.Now);

        Assert.Equal(304, unchanged.Status);
        Assert.Equal((500, ""), (dated.Status, dated.Text));
    }

    [Fact]
    public async Task Query_parameters_are_merged_into_the_body()
    {
        var made = await Rt.PostAsync("/ticket?Queue=3", """{"Subject":"x"}""");

        Assert.Equal(201, made.Status);
        Assert.Equal("Infrastructure", Rt.State.Tickets[^1].Queue);
    }

    [Fact]
    public async Task A_ticket_shows_which_status_changes_are_offered()
    {
        var id = Rt.State.Tickets.First(t => t.Status == "open").Id;

        var links = (await Rt.GetAsync($"/ticket/{id}")).Json["_hyperlinks"]!.AsArray();

        Assert.Equal(["stalled", "resolved", "rejected"], links.Where(l => (string)l!["ref"]! == "lifecycle").Select(l => (string)l!["to"]!));
        Assert.StartsWith(Rt.Info.BaseUrl + "/ticket/", (string)links[0]!["_url"]!);
    }
}
