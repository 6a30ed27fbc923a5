using System.Text;
using System.Text.Json;
using Patchbay.Integrations;

namespace Patchbay.Tests.Calls;

public class AllocationTests
{
    /// <summary>Planning and reading of the commonest call; the target for the whole way through the process is 6 KB.</summary>
    [Fact]
    public async Task Reading_a_record_of_2_KB_allocates_less_than_the_record()
    {
        var body = Encoding.UTF8.GetBytes("{\"ticket\":{\"id\":7,\"text\":\"" + new string('x', 2_000) + "\"}}");
        var vendor = new ConstantVendor(body);
        var tool = ToolFactory.Build(Deskly.Integration, AccountFields.None).Single(one => one.Name == "get_single_deskly_ticket_by_id");
        var runner = new ToolRunner(Deskly.Catalog);
        using var arguments = JsonDocument.Parse("""{"id": "7"}""");
        var context = Deskly.ContextOf("account-1") with { Variables = new Dictionary<string, string> { ["region"] = "eu" } };
        for (var i = 0; i < 200; i++)
        {
            await runner.RunAsync(tool, arguments.RootElement, context, vendor, TestContext.Current.CancellationToken);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            await runner.RunAsync(tool, arguments.RootElement, context, vendor, TestContext.Current.CancellationToken);
        }

        var perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        Assert.InRange(perCall, 500, 1_500);
    }

    private sealed class ConstantVendor(byte[] body) : IUpstream
    {
        private readonly Task<UpstreamResponse> answer = Task.FromResult(new UpstreamResponse { Status = 200, Body = body, Header = static _ => null });

        public Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken) => answer;

        public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
