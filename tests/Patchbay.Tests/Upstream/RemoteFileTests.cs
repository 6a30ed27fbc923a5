using System.Text;
using Microsoft.AspNetCore.Http;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class RemoteFileTests : IDisposable
{
    private readonly UpstreamConnections connections = new(Deskly.Loopback);

    [Theory]
    [InlineData("attachment; filename=\"log 1.txt\"", "log 1.txt")]
    [InlineData("attachment; filename*=UTF-8''%C3%BC.txt", "ü.txt")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData(null, "a b.pdf")]
    public async Task A_file_is_opened_without_the_accounts_credentials_and_named(string? disposition, string name)
    {
        await using var host = await FakeVendor.StartAsync(context =>
        {
            context.Response.Headers.ContentDisposition = disposition;
            return FakeVendor.ReplyAsync(context, 200, "content");
        });

        var file = await FetchAsync(host.Url + "/files/a%20b.pdf?token=1", 100);

        Assert.Null(file.Failure);
        Assert.Equal(name, file.FileName);
        Assert.Equal("application/json", file.ContentType);
        Assert.Equal("content", await file.Content!.ReadAsStringAsync());
        Assert.DoesNotContain("Authorization", host.Single.Headers.Keys);
    }

    [Theory]
    [InlineData("ftp://files.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:pass@127.0.0.1/x")]
    public async Task Only_plain_http_urls_are_opened(string url)
    {
        var file = await FetchAsync(url, 100);

        Assert.Null(file.Content);
        Assert.StartsWith("A file's URL must", file.Failure);
    }

    [Fact]
    public async Task A_private_address_is_refused()
    {
        await using var host = await FakeVendor.RepliesAsync(200);
        using var guarded = new UpstreamConnections(new UpstreamOptions());

        var file = await Deskly.Upstream(guarded, Deskly.Account("https://desk.example"))
            .FetchAsync(new Uri(host.Url), 100, CancellationToken.None);

        Assert.Null(file.Content);
        Assert.Contains("is loopback: not connected", file.Failure);
        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task A_redirect_is_checked_again()
    {
        await using var hidden = await FakeVendor.RepliesAsync(200);
        await using var host = await FakeVendor.RepliesAsync(302, "", ("Location", hidden.Url));
        using var narrow = new UpstreamConnections(new UpstreamOptions { Allow = AllowList.Parse(new Uri(host.Url).Authority) });

        var file = await Deskly.Upstream(narrow, Deskly.Account("https://desk.example"))
            .FetchAsync(new Uri(host.Url), 100, CancellationToken.None);

        Assert.Contains("is loopback: not connected", file.Failure);
        Assert.Single(host.Requests);
        Assert.Empty(hidden.Requests);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed_and_no_more(int redirects, bool opened)
    {
        await using var host = await FakeVendor.StartAsync(context =>
        {
            var hop = int.Parse(context.Request.Path.Value!.Trim('/'));
            context.Response.Headers.Location = $"/{hop - 1}";
            context.Response.StatusCode = hop > 0 ? 307 : 200;
            return Task.CompletedTask;
        });

        var file = await FetchAsync($"{host.Url}/{redirects}", 100);

        Assert.Equal(opened, file.Failure is null);
        Assert.Equal(4, host.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_is_refused()
    {
        await using var host = await FakeVendor.RepliesAsync(302, "", ("Location", "file:///etc/passwd"));

        var file = await FetchAsync(host.Url, 100);

        Assert.StartsWith("The URL redirects. A file's URL must start with", file.Failure);
    }

    [Fact]
    public async Task An_announced_size_over_the_cap_is_refused_at_once()
    {
        await using var host = await FakeVendor.StartAsync(context =>
        {
            context.Response.ContentLength = 101;
            return context.Response.Body.WriteAsync(new byte[101]).AsTask();
        });

        var file = await FetchAsync(host.Url, 100);

        Assert.Equal("The file is larger than 100 bytes, the most that is accepted here.", file.Failure);
    }

    [Fact]
    public async Task A_file_that_grows_over_the_cap_fails_the_request_that_carries_it()
    {
        await using var host = await FakeVendor.StartAsync(context => context.Response.Body.WriteAsync(new byte[200_000]).AsTask());
        await using var vendor = await FakeVendor.RepliesAsync(200);
        var upstream = Deskly.Upstream(connections, Deskly.Account(vendor.Url));
        var file = await upstream.FetchAsync(new Uri(host.Url), 100_000, CancellationToken.None);

        using var response = await upstream.SendAsync(
            new UpstreamRequest { Verb = "POST", PathAndQuery = "/files", Body = new MultipartFormDataContent { { file.Content!, "file", "x" } } },
            CancellationToken.None);

        Assert.Equal(ToolError.FileFailed, response.Failure);
        Assert.Equal("The file is larger than 100000 bytes, the most that is accepted here.", response.FailureMessage);
    }

    [Fact]
    public async Task A_url_that_answers_with_an_error_is_no_file()
    {
        await using var host = await FakeVendor.RepliesAsync(403, "<Error>expired</Error>");

        var file = await FetchAsync(host.Url, 100);

        Assert.Equal($"{new Uri(host.Url).Authority} answered 403 instead of the file.", file.Failure);
    }

    public void Dispose() => connections.Dispose();

    private Task<RemoteFile> FetchAsync(string url, long maxBytes) =>
        Deskly.Upstream(connections, Deskly.Account("https://desk.example")).FetchAsync(new Uri(url), maxBytes, CancellationToken.None);
}
