using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;

namespace Patchbay.Cli.Stdio;

/// <summary>The HTTP side of the bridge: one POST for each message, and the messages that come back.</summary>
internal sealed class BridgedServer : IDisposable
{
    /// <summary>Largest JSON answer taken, in bytes. Events of a stream are bounded by the same number.</summary>
    public const int MaxAnswerBytes = 64 * 1024 * 1024;

    private const string SessionHeader = "Mcp-Session-Id";

    private readonly Uri url;
    private readonly string? bearer;
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(15),
        AllowAutoRedirect = false, // a token must not follow to another host
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // the server bounds a call, the client cancels one, a subscription has no end
    };

    private string? session;

    public BridgedServer(Uri url, string? bearer)
    {
        this.url = url;
        this.bearer = bearer;
    }

    /// <summary>The version agreed in the handshake of older clients; null before it.</summary>
    public string? Negotiated { get; set; }

    /// <summary>Host and port, for messages: the rest of the URL is a secret.</summary>
    public string Host => url.Authority;

    /// <summary>Posts a message.</summary>
    /// <param name="receive">Called with the JSON of each message that comes back, in order, while the answer still runs.</param>
    /// <returns>The status, and the body when it was no MCP answer, for an explanation.</returns>
    /// <exception cref="HttpRequestException">Cannot be reached, or broke off.</exception>
    public async Task<(int Status, string? Body)> PostAsync(BridgedMessage message, Func<string, Task> receive, CancellationToken cancellationToken)
    {
        using var request = RequestFor(message);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (message.Method == "initialize" && response.Headers.TryGetValues(SessionHeader, out var ids))
        {
            session = ids.First();
        }

        var status = (int)response.StatusCode;
        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "text/event-stream":
                await using (var stream = await response.Content.ReadAsStreamAsync(cancellationToken))
                {
                    await foreach (var happening in SseParser.Create(stream).EnumerateAsync(cancellationToken))
                    {
                        if (happening.EventType == "message" && happening.Data.Length > 0)
                        {
                            await receive(happening.Data);
                        }
                    }
                }

                return (status, null);
            default:
                await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                if (response.IsSuccessStatusCode && body.Length > 0)
                {
                    await receive(body);
                    return (status, null);
                }

                return (status, body);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage RequestFor(BridgedMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(message.Json, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        if (message.Version is { } version)
        {
            Add(request, "MCP-Protocol-Version", version);
            Add(request, "Mcp-Method", message.Method!);
            Add(request, "Mcp-Name", message.Name is null ? null : MirroredHeader.Encode(message.Name));
            return request;
        }

        if (message.Method != "initialize")
        {
            Add(request, "MCP-Protocol-Version", Negotiated);
            Add(request, SessionHeader, session);
        }

        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
