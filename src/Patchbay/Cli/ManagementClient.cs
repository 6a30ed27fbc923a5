using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>The management API of a running Patchbay, as its public contract describes it: the command line knows no private way in.</summary>
internal sealed class ManagementClient : IDisposable
{
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly Uri server;

    /// <param name="server">Scheme, host and port; a path is kept as a prefix.</param>
    /// <param name="token">API token with scope <c>manage</c>.</param>
    public ManagementClient(Uri server, string token)
    {
        this.server = server;
        http = new HttpClient
        {
            BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"),
            MaxResponseContentBufferSize = MaxAnswerBytes,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    /// <exception cref="CommandException">The server is not there, or refuses; the message tells what it said.</exception>
    public Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonObject> PostAsync(string path, JsonObject? body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonObject> PatchAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, body, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, cancellationToken);

    /// <summary>All pages of a list as one <c>{"result": [...], "next_cursor": null}</c>.</summary>
    /// <param name="path">May have a query.</param>
    /// <exception cref="CommandException">See <see cref="GetAsync"/>.</exception>
    public async Task<JsonObject> ListAsync(string path, CancellationToken cancellationToken)
    {
        var rows = new JsonArray();
        string? cursor = null;
        do
        {
            var more = cursor is null ? "" : $"{(path.Contains('?') ? '&' : '?')}next_cursor={Uri.EscapeDataString(cursor)}";
            var page = await GetAsync(path + more, cancellationToken);
            foreach (var row in page["result"]?.AsArray() ?? [])
            {
                rows.Add(row?.DeepClone());
            }

            cursor = page["next_cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return new JsonObject { ["result"] = rows, ["next_cursor"] = null };
    }

    /// <summary>Copies an answer of any length to <paramref name="output"/>, line by line as it comes.</summary>
    /// <exception cref="CommandException">See <see cref="GetAsync"/>; also when the answer breaks off.</exception>
    public async Task CopyLinesAsync(string path, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw CommandException.Failed(ProblemText.Of(response.StatusCode, await ReadAsync(response, cancellationToken)));
            }

            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            for (var copied = 0L; await ReadLineAsync(lines, copied, cancellationToken) is { } line; copied++)
            {
                await output.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception);
        }
    }

    private async Task<string?> ReadLineAsync(StreamReader lines, long copied, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw CommandException.Failed($"{server.Authority} broke off after {copied} lines: the output is not whole.");
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Server => server;

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> SendAsync(HttpMethod verb, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(verb, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await ReadAsync(response, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw CommandException.Failed(
                    response.StatusCode == HttpStatusCode.NotFound && MissingThing.Of(path) is { } missing
                        ? missing
                        : ProblemText.Of(response.StatusCode, answer));
            }

            return answer ?? (response.StatusCode == HttpStatusCode.NoContent
                ? []
                : throw CommandException.Failed($"{server.Authority} answers, but not as a Patchbay does. Is --server or PATCHBAY_SERVER right?"));
        }
        catch (HttpRequestException exception)
        {
            throw Unreachable(exception);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CommandException.Failed($"{server.Authority} did not answer within {http.Timeout.TotalSeconds:0} seconds.");
        }
    }

    private CommandException Unreachable(HttpRequestException exception) => CommandException.Failed(
        $"No Patchbay answers at {server.Authority}: {exception.Message}. Start one with 'patchbay serve', or name it with --server or PATCHBAY_SERVER.");

    private static async Task<JsonObject?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return null;
        }

        try
        {
            return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // an empty body, or a proxy's page
        }
    }
}
