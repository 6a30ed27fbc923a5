using ModelContextProtocol;
using ModelContextProtocol.Client;
using Patchbay.Hosting;

namespace Patchbay.Cli;

/// <summary>Speaks MCP to a URL, and says in one sentence why it could not.</summary>
internal static class McpConnection
{
    // What the client library puts before a server's own words.
    private const string RemotePrefix = "Request failed (remote): ";

    /// <param name="ask">What to do with the connected client.</param>
    /// <exception cref="CommandException">The server cannot be reached, refuses, or answers with a protocol error.</exception>
    public static async Task<T> UseAsync<T>(
        Uri url, string? bearer, Func<McpClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var transport = new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                EnableStandaloneGetStream = false, // one question and one answer: nothing to listen for
                AdditionalHeaders = bearer is null ? null : new Dictionary<string, string> { ["Authorization"] = "Bearer " + bearer },
            });
            await using var client = await McpClient.CreateAsync(
                transport, new McpClientOptions { ClientInfo = new() { Name = "patchbay", Version = ProductVersion.Text } }, null, cancellationToken);
            return await ask(client, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw CommandException.Failed(Explain(url, bearer, exception));
        }
        catch (McpException exception)
        {
            throw CommandException.Failed(exception.Message.Replace(RemotePrefix, "", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            throw CommandException.Failed($"{url.Authority} broke off: {exception.Message}");
        }
    }

    private static string Explain(Uri url, string? bearer, HttpRequestException exception) => (int?)exception.StatusCode switch
    {
        null => $"{url.Authority} cannot be reached: {exception.Message}",
        401 or 403 when bearer is not null => $"{url.Authority} did not accept the API token: it is unknown, expired, or lacks the scope 'call'.",
        401 or 403 => $"{url.Authority} wants an API token with scope 'call', sent with --bearer or PATCHBAY_BEARER.",
        404 => $"{url.Authority} knows no such MCP server: the URL is mistyped, expired or revoked.",
        { } status => $"{url.Authority} answered HTTP {status}: {exception.Message}",
    };
}
