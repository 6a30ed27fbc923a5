using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Patchbay.Integrations;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

public sealed class VendorFailureTests : IDisposable
{
    private readonly UpstreamConnections connections = new(Deskly.Loopback with { MaxResponseBytes = 1024 * 1024 });

    [Theory]
    [InlineData(200, "<html>not the API</html>")]
    [InlineData(500, "<h1>Oops</h1>")]
    [InlineData(404, "")]
    public async Task Whatever_the_vendor_says_is_an_answer(int status, string body)
    {
        await using var vendor = await FakeVendor.RepliesAsync(status, body, ("X-Thing", "7"));

        using var response = await SendAsync(vendor.Url);

        Assert.Null(response.Failure);
        Assert.Equal(status, response.Status);
        Assert.Equal(body, Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal("7", response.Header("x-thing"));
        Assert.Equal("application/json", response.Header("content-type"));
        Assert.Null(response.Header("x-other"));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_an_answer_and_credentials_stay()
    {
        await using var other = await FakeVendor.RepliesAsync(200);
        await using var vendor = await FakeVendor.RepliesAsync(302, "", ("Location", other.Url + "/elsewhere"));

        using var response = await SendAsync(vendor.Url);

        Assert.Equal(302, response.Status);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_closed_port_is_named_and_nothing_secret_is()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        using var response = await SendAsync($"http://127.0.0.1:{port}");

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Equal($"127.0.0.1:{port} refused the connection: nothing listens there.", response.FailureMessage);
    }

    [Fact]
    public async Task An_unknown_host_is_named()
    {
        using var response = await SendAsync("https://nobody.invalid");

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Equal("The host name of nobody.invalid:443 was not found.", response.FailureMessage);
    }

    [Fact]
    public async Task A_vendor_without_tls_on_an_https_address_is_unavailable()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200);

        using var response = await SendAsync(vendor.Url.Replace("http:", "https:"));

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Contains("127.0.0.1:", response.FailureMessage);
    }

    [Fact]
    public async Task A_vendor_that_hangs_up_in_the_middle_is_unavailable()
    {
        await using var vendor = await FakeVendor.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        using var response = await SendAsync(vendor.Url);

        Assert.Equal(ToolError.Unavailable, response.Failure);
        Assert.Contains("closed the connection", response.FailureMessage);
    }

    [Fact]
    public async Task A_vendor_that_takes_longer_than_the_integration_allows_times_out()
    {
        var asked = new TaskCompletionSource();
        await using var vendor = await FakeVendor.StartAsync(context =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        using var response = await SendAsync(vendor.Url, Deskly.Integration() with { Timeout = TimeSpan.FromSeconds(0.5) });

        Assert.True(asked.Task.IsCompleted);
        Assert.Equal(ToolError.TimedOut, response.Failure);
        Assert.Contains("did not answer within 0.5 s", response.FailureMessage);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_about_the_vendor()
    {
        using var caller = new CancellationTokenSource();
        await using var vendor = await FakeVendor.StartAsync(context =>
        {
            caller.Cancel();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Deskly.Upstream(connections, Deskly.Account(vendor.Url)).SendAsync(Deskly.Get("/me"), caller.Token));
    }

    [Fact]
    public async Task Fifty_announced_megabytes_are_refused_at_once_and_hung_up_on()
    {
        var hungUp = new TaskCompletionSource();
        await using var vendor = await FakeVendor.StartAsync(async context =>
        {
            context.RequestAborted.Register(hungUp.SetResult);
            context.Response.ContentLength = 50 * 1024 * 1024;
            await context.Response.Body.WriteAsync(new byte[1024]);
            await hungUp.Task;
        });

        using var response = await SendAsync(vendor.Url);
        await hungUp.Task;

        Assert.Equal(ToolError.TooLarge, response.Failure);
        Assert.Contains("more than 1048576 bytes", response.FailureMessage);
    }

    [Fact]
    public async Task Megabytes_without_an_announcement_are_hung_up_on_after_the_cap()
    {
        var hungUp = new TaskCompletionSource();
        await using var vendor = await FakeVendor.StartAsync(async context =>
        {
            context.RequestAborted.Register(hungUp.SetResult);
            while (!hungUp.Task.IsCompleted) // without end
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024]);
            }
        });

        using var response = await SendAsync(vendor.Url);
        await hungUp.Task;

        Assert.Equal(ToolError.TooLarge, response.Failure);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_is_judged_by_what_it_unpacks_to(string encoding)
    {
        var bomb = Compress(encoding, new byte[64 * 1024 * 1024]);
        var small = Compress(encoding, "{\"id\":7}"u8.ToArray());
        await using var vendor = await FakeVendor.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(context.Request.Path.Value!.EndsWith("bomb") ? bomb : small);
        });
        var upstream = Deskly.Upstream(connections, Deskly.Account(vendor.Url));

        using var refused = await upstream.SendAsync(Deskly.Get("/bomb"), CancellationToken.None);
        using var read = await upstream.SendAsync(Deskly.Get("/small"), CancellationToken.None);

        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Equal(ToolError.TooLarge, refused.Failure);
        Assert.Equal("{\"id\":7}", Encoding.UTF8.GetString(read.Body.Span));
    }

    [Fact]
    public async Task A_broken_compression_is_malformed()
    {
        await using var vendor = await FakeVendor.RepliesAsync(200, "this is no gzip", ("Content-Encoding", "gzip"));

        using var response = await SendAsync(vendor.Url);

        Assert.Equal(ToolError.Malformed, response.Failure);
    }

    [Fact]
    public async Task An_answer_of_exactly_the_cap_is_read_whole()
    {
        await using var vendor = await FakeVendor.StartAsync(context => context.Response.Body.WriteAsync(new byte[1024 * 1024]).AsTask());

        using var response = await SendAsync(vendor.Url);

        Assert.Equal(1024 * 1024, response.Body.Length);
    }

    [Fact]
    public async Task No_more_requests_than_the_integration_allows_are_under_way_to_one_host()
    {
        var now = 0;
        var most = 0;
        await using var vendor = await FakeVendor.StartAsync(async _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
        });
        var upstream = Deskly.Upstream(connections, Deskly.Account(vendor.Url), Deskly.Integration() with { MaxConcurrentRequests = 3 });

        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            using var response = await upstream.SendAsync(Deskly.Get("/me"), CancellationToken.None);
            Assert.Equal(200, response.Status);
        }));

        Assert.Equal(3, most);
    }

    public void Dispose() => connections.Dispose();

    private Task<UpstreamResponse> SendAsync(string url, Integration? integration = null) =>
        Deskly.Upstream(connections, Deskly.Account(url), integration).SendAsync(Deskly.Get("/me"), CancellationToken.None);

    private static byte[] Compress(string encoding, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            stream.Write(plain);
        }

        return packed.ToArray();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
