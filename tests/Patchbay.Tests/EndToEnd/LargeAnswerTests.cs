using System.IO.Compression;

namespace Patchbay.Tests.EndToEnd;

/// <summary>Measures the whole process, and so runs while nothing else does.</summary>
[Collection(nameof(LargeAnswerTests))]
public sealed class LargeAnswerTests
{
    private const int Total = 50 * 1024 * 1024;

    [Theory]
    [InlineData("announced")]
    [InlineData("unannounced")]
    [InlineData("compressed")]
    public async Task An_answer_of_50_MB_is_refused_and_no_memory_is_kept(string how)
    {
        await using var deskly = await DesklyProduct.StartAsync();
        await deskly.CallAsync("list_all_deskly_tickets", "{}");
        var before = await deskly.StateAsync();
        deskly.Vendor.Instead = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = how == "announced" ? Total : null;
            context.Response.Headers.ContentEncoding = how == "compressed" ? "gzip" : default(string);
            var spaces = new byte[64 * 1024];
            Array.Fill(spaces, (byte)' ');
            await using var body = how == "compressed" ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            for (var i = 0; i < Total / spaces.Length; i++)
            {
                await body.WriteAsync(spaces, context.RequestAborted);
            }
        };
        var held = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 3; i++)
        {
            var error = (await deskly.CallAsync("list_all_deskly_tickets", "{}")).Error;

            Assert.Contains("more than 16777216 bytes", error);
            Assert.Contains("smaller limit", error);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - held, long.MinValue, Total / 5);
        Assert.Equal(4, deskly.Vendor.TicketRequests.Count);
        Assert.Equal(before, await deskly.StateAsync());
    }
}

[CollectionDefinition(nameof(LargeAnswerTests), DisableParallelization = true)]
public sealed class LargeAnswerCollection;
