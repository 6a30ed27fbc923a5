using System.Text;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Tests.Hosting;

/// <summary>A Deskly on the loopback that has every ticket, for accounts that are called for real.</summary>
sealed class FakeProduct(Upstream.FakeVendor vendor) : IAsyncDisposable
{
    /// <param name="thinking">How long it takes for an answer.</param>
    public static async Task<FakeProduct> StartAsync(Func<TimeSpan>? thinking = null) => new(await Upstream.FakeVendor.StartAsync(async context =>
    {
        await Task.Delay(thinking?.Invoke() ?? TimeSpan.Zero, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"ticket":{"id":7}}""");
    }));

    /// <summary>A call of a tool that reads one ticket.</summary>
    public static StringContent Call(int id) => new(
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_single_deskly_ticket_by_id","arguments":{"id":{{{id}}} } } }""",
        Encoding.UTF8,
        "application/json");

    /// <summary>Connects an account to it and gives its id.</summary>
    public async Task<string> ConnectAsync(HttpClient api)
    {
        var (status, account) = await api.SendJsonAsync("POST", "/integrated-account?verify=false", $$"""
            {"integration":"deskly","tenant_id":"acme","variables":{"subdomain":"acme","base_url":"{{vendor.Url}}"},"credentials":{"api_key":"{{RunningPatchbay.ApiKey}}"} }
            """);
        Assert.True(status == 201, account?.ToJsonString());
        return (string)account!["id"]!;
    }

    public ValueTask DisposeAsync() => vendor.DisposeAsync();
}
