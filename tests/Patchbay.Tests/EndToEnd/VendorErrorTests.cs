using Patchbay.Tests.Upstream;

namespace Patchbay.Tests.EndToEnd;

/// <summary>What a vendor may do to a call comes back as one clear error: asked once, nothing changed, nothing secret told.</summary>
public sealed class VendorErrorTests : IAsyncLifetime
{
    private const string List = "list_all_deskly_tickets";
    private const string Create = "create_a_deskly_ticket";
    private const string Ticket = """{"subject": "New", "email": "a@b.example"}""";

    private DesklyProduct deskly = null!;
    private string before = "";

    public async ValueTask InitializeAsync()
    {
        deskly = await DesklyProduct.StartAsync();
        before = await deskly.StateAsync();
    }

    public ValueTask DisposeAsync() => deskly.DisposeAsync();

    [Theory]
    [InlineData(500, "application/json", """{"description":"database is locked at /srv/app.rb:12"}""", "Deskly answered 500", "database is locked.")]
    [InlineData(503, "text/html", "<html><head><title>Down</title><script>x()</script></head><body><h1>Back soon</h1></body></html>", "Deskly answered 503", "Back soon")]
    [InlineData(200, "text/html", "<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>", "not JSON (text/html)", "Please sign in", "base URL")]
    [InlineData(200, "application/json", "{\"tickets\": [{\"id\"", "not JSON")]
    [InlineData(422, "application/json", """{"errors":[{"message":"email is blocked"},{"message":"subject is too rude"}]}""", "422", "email is blocked; subject is too rude")]
    [InlineData(302, "text/plain", "", "redirect")]
    public async Task A_failing_vendor_is_quoted_without_markup_and_asked_once(int status, string type, string body, params string[] words)
    {
        deskly.Vendor.Answers(status, type, body);

        var error = (await deskly.CallAsync(List, "{}")).Error;

        Assert.All(words, word => Assert.Contains(word, error));
        Assert.DoesNotContain("<", error);
        Assert.DoesNotContain("x()", error);
        Assert.DoesNotContain("app.rb", error);
        await AskedOnceAsync("GET /api/v2/tickets?", error);
    }

    [Theory]
    [InlineData("""{"description":"KEY is not allowed here"}""")]
    [InlineData("""{"description":"bad header: Basic PAIR"}""")]
    [InlineData("no JSON, but KEY and PAIR")]
    public async Task A_credential_that_the_vendor_repeats_does_not_reach_the_caller(string body)
    {
        var pair = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(DesklyVendor.ApiKey + ":X"));
        deskly.Vendor.Answers(401, "application/json", body.Replace("KEY", DesklyVendor.ApiKey).Replace("PAIR", pair));

        var error = (await deskly.CallAsync(Create, Ticket)).Error;
        var (status, problem) = await deskly.ApiAsync("POST", $"/proxy/{deskly.Account}/tickets", Ticket);

        Assert.Contains("401", error);
        Assert.Contains("credentials were not accepted", error);
        Assert.Equal(401, status);
        deskly.HoldsNoSecret(error);
        deskly.HoldsNoSecret(problem!.ToJsonString());
        deskly.HoldsNoSecret((await deskly.Product.GetAsync("/tool-call")).ToJsonString());
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Fact]
    public async Task A_vendor_that_is_down_is_told_with_its_address()
    {
        await deskly.Vendor.StopAsync();

        var error = (await deskly.CallAsync(Create, Ticket)).Error;
        var (status, problem) = await deskly.ApiAsync("POST", $"/proxy/{deskly.Account}/tickets", Ticket);

        Assert.Contains($"{new Uri(deskly.Vendor.Url).Authority} refused the connection", error);
        Assert.Equal(502, status);
        Assert.Contains("refused the connection", (string)problem!["detail"]!);
        deskly.HoldsNoSecret(error);
        Assert.Equal(before, await deskly.StateAsync());
    }

    [Fact]
    public async Task A_slow_vendor_is_given_up_after_the_integrations_timeout_with_a_warning()
    {
        deskly.Vendor.Instead = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        var error = (await deskly.CallAsync(Create, Ticket)).Error;

        Assert.Contains("did not answer within 1 s", error);
        Assert.Contains("may have happened all the same", error);
        await AskedOnceAsync("POST /api/v2/tickets", error);
    }

    [Fact]
    public async Task A_rate_limit_is_passed_on_at_once_with_the_seconds_to_wait()
    {
        deskly.Vendor.Answers(429, "application/json", """{"description":"Slow down"}""",
            ("Retry-After", "17"), ("X-RateLimit-Total", "100"), ("X-RateLimit-Remaining", "0"));

        var answer = await deskly.CallAsync(Create, Ticket);

        Assert.Contains("429 Too Many Requests: Slow down.", answer.Error);
        Assert.Contains("try again in 17 seconds", answer.Error);
        Assert.Equal("""{"limit":100,"remaining":0,"reset":17}""", answer.Json["result"]!["_meta"]!["patchbay/ratelimit"]!.ToJsonString());
        Assert.Equal(("100", "0", "17"), (answer.Headers["ratelimit-limit"], answer.Headers["ratelimit-remaining"], answer.Headers["ratelimit-reset"]));
        await AskedOnceAsync("POST /api/v2/tickets", answer.Error);
    }

    [Theory]
    [InlineData("/proxy/{0}/tickets")]
    [InlineData("/integrated-account/{0}/tools/" + Create)]
    public async Task A_rate_limit_is_a_real_429_over_plain_HTTP(string path)
    {
        deskly.Vendor.Answers(429, "application/json", "{}",
            ("Retry-After", "17"), ("X-RateLimit-Total", "100"), ("X-RateLimit-Remaining", "0"));

        using var answer = await deskly.Product.Api.PostAsync(
            string.Format(path, deskly.Account), new StringContent(Ticket, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal((429, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("17 seconds", text);
        Assert.Equal("17", answer.Headers.GetValues("retry-after").Single());
        Assert.Equal("100", answer.Headers.GetValues("ratelimit-limit").Single());
        await AskedOnceAsync("POST /api/v2/tickets", text);
    }

    private async Task AskedOnceAsync(string request, string told)
    {
        Assert.StartsWith(request, Assert.Single(deskly.Vendor.TicketRequests));
        deskly.HoldsNoSecret(told);
        Assert.Equal(before, await deskly.StateAsync());
    }
}
