using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Patchbay.Bench;

/// <summary>Another project's MCP server, run with Node.js from <c>bench/peers</c>.</summary>
sealed class Peer : IAsyncDisposable
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine("bench", "peers"));

    private readonly Process process;

    private Peer(Process process, ILoad load) => (this.process, Load) = (process, load);

    public ILoad Load { get; }

    public int ProcessId => process.Id;

    /// <summary>The hand-written server on the official TypeScript SDK, in its quickest form.</summary>
    public static async Task<Peer> TypeScriptSdkAsync(Uri upstream)
    {
        var (process, url) = await StartHttpAsync("typescript-sdk.mjs", upstream);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(StdioLoad.Initialize, null, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        using var response = await http.SendAsync(request);
        return new Peer(process, Calls.Legacy(url, Calls.Get, Calls.GetArguments, response.Headers.GetValues("Mcp-Session-Id").First()) with { OwnIds = true });
    }

    /// <summary>The same in the form its documentation teaches, a server for each request.</summary>
    public static async Task<Peer> StatelessTypeScriptSdkAsync(Uri upstream)
    {
        var (process, url) = await StartHttpAsync("typescript-sdk-stateless.mjs", upstream);
        return new Peer(process, Calls.Legacy(url, Calls.Get, Calls.GetArguments));
    }

    /// <summary><c>@ivotoby/openapi-mcp-server</c> over stdio, with an OpenAPI document of the one operation.</summary>
    public static async Task<Peer> OpenApiServerAsync(Uri upstream)
    {
        var document = Path.Combine(Path.GetTempPath(), "patchbay-bench-openapi.json");
        await File.WriteAllTextAsync(document, """
            {"openapi":"3.0.3","info":{"title":"Bench","version":"1"},"paths":{"/api/tickets/{id}":{"get":{"operationId":"getTicket",
            "summary":"Read one ticket with its description and requester.",
            "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],
            "responses":{"200":{"description":"The ticket","content":{"application/json":{"schema":{"type":"object"}}}}}}}}}
            """);
        var process = Start(
            Path.Combine("node_modules", "@ivotoby", "openapi-mcp-server", "bin", "mcp-server.js"),
            "--transport", "stdio", "--api-base-url", upstream.ToString(), "--openapi-spec", document, "--headers", "Authorization:Bearer a-token");
        return new Peer(process, await StdioLoad.OpenAsync(process, "get-ticket", Calls.GetArguments));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<(Process Process, Uri Url)> StartHttpAsync(string script, Uri upstream)
    {
        var process = Start(script, upstream.ToString());
        return (process, new Uri((string)JsonNode.Parse((await process.StandardOutput.ReadLineAsync())!)!["url"]!));
    }

    private static Process Start(string script, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.ErrorDataReceived += (_, _) => { }; // what it says about itself would fill the pipe
        process.BeginErrorReadLine();
        return process;
    }
}
