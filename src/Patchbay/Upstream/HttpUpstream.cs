using System.Diagnostics;
using System.Globalization;
using System.Text;
using Patchbay.Integrations;
using Patchbay.Upstream.OAuth;

namespace Patchbay.Upstream;

/// <summary>One account's vendor over HTTP. Safe for concurrent calls; keep it as long as the account does not change.</summary>
sealed class HttpUpstream(
    UpstreamTarget target, Integration integration, UpstreamConnections connections, AccessTokens? tokens, CredentialMask mask, UpstreamTrace? trace = null) : IUpstream
{
    private readonly SemaphoreSlim gate = connections.Gate(target.Host, integration.MaxConcurrentRequests);

    /// <summary>The same, with every request and answer taken down where there is a trace.</summary>
    public static IUpstream Traced(IUpstream http, UpstreamTrace? into) => http is HttpUpstream real && into is not null ? real.Traced(into) : http;

    private HttpUpstream Traced(UpstreamTrace into) => new(target, integration, connections, tokens, mask, into);

    public Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken) =>
        trace is null && !UpstreamMetrics.Duration.Enabled ? TryAsync(request, null, cancellationToken) : WatchedAsync(request, cancellationToken);

    private async Task<UpstreamResponse> WatchedAsync(UpstreamRequest request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var exchange = trace?.Begin(request.Verb, target.Values.Base + request.PathAndQuery, text => mask.HideEverySpelling(text, tokens?.Last));
        UpstreamResponse? response = null;
        try
        {
            response = await TryAsync(request, exchange, cancellationToken);
            return response;
        }
        finally
        {
            exchange?.End(response is null ? "The call was given up." : response.FailureMessage);
            UpstreamMetrics.Measure(integration, request, response, started);
        }
    }

    // One method for the whole exchange, as each further asynchronous one costs a call its own object and several switches.
    private async Task<UpstreamResponse> TryAsync(UpstreamRequest request, TracedExchange? exchange, CancellationToken cancellationToken)
    {
        if (target.Problem is { } unusable)
        {
            return Failed(ToolError.Unavailable, unusable, neverSent: true);
        }

        if (RequestPath.Problem(request.PathAndQuery) is { } badPath)
        {
            return Failed(ToolError.InvalidArguments, badPath, neverSent: true);
        }

        using var deadline = Deadline.After(integration.Timeout, cancellationToken);
        var entered = false;
        string? refused = null;
        UpstreamResponse? refusal = null;
        try
        {
            while (true)
            {
                string? token = null;
                if (tokens is not null)
                {
                    var access = await tokens.GetAsync(deadline.Token);
                    if (access.Failure is { } failure)
                    {
                        refusal?.Dispose();
                        return Failed(failure, access.Message!, neverSent: refusal is null);
                    }

                    token = access.Token;
                }

                if (refusal is not null)
                {
                    if (token == refused)
                    {
                        return refusal;
                    }

                    refusal.Dispose();
                }

                if (!entered)
                {
                    await gate.WaitAsync(deadline.Token);
                    entered = true;
                }

                using var message = Build(request, token);
                exchange?.Send(message, target.Credentials.Select(header => header.Key));
                UpstreamResponse answer;
                try
                {
                    using var response = await connections.SendAsync(message, deadline.Token); // its headers stay readable
                    var max = connections.Options.MaxResponseBytes;
                    var (stream, length) = Unpacking.Open(response.Content);
                    using var opened = stream;
                    if (await PooledBody.ReadAsync(stream, length, max, deadline.Token) is not { } body)
                    {
                        return Failed(
                            ToolError.TooLarge,
                            $"{target.Host} answered with more than {max} bytes, the most that is accepted. Ask for less: a smaller limit, fewer fields or a narrower filter.");
                    }

                    exchange?.Answer(response, body.Memory.Span);
                    answer = new Answer(response, body).ToResponse();
                }
                finally
                {
                    if (token is not null && IsResendable(request))
                    {
                        message.Content = null; // or it would be disposed with the message
                    }
                }

                if (token is null || !IsTokenRefused(answer))
                {
                    return answer;
                }

                // A vendor may withdraw a token before its time. What it refused for that it has not done, so it is asked once more with
                // a new token, unless the body was a stream, which has been read.
                tokens!.Reject(token); // the next call fetches another one
                if (refusal is not null || !IsResendable(request))
                {
                    return answer;
                }

                (refused, refusal) = (token, answer);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsOver)
        {
            var seconds = integration.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return Failed(
                ToolError.TimedOut,
                entered
                    ? $"{target.Host} did not answer within {seconds} s. What was asked may have happened all the same."
                    : $"{integration.MaxConcurrentRequests} requests to {target.Host} are under way, which is the most at once, and none ended within {seconds} s.",
                neverSent: !entered);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && NetworkFailure.Describe(exception, target.Host) is not null)
        {
            var (error, message) = NetworkFailure.Describe(exception, target.Host)!.Value;
            return Failed(error, message, NetworkFailure.IsBeforeSending(exception));
        }
        finally
        {
            if (entered)
            {
                gate.Release();
            }
        }
    }

    public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) =>
        RemoteFiles.OpenAsync(connections, url, maxBytes, cancellationToken);

    private bool IsTokenRefused(UpstreamResponse answer) => answer.Failure is null && integration.Errors.Unauthorized.Contains(answer.Status);

    private static bool IsResendable(UpstreamRequest request) => request.Body is null or ByteArrayContent;

    private HttpRequestMessage Build(UpstreamRequest request, string? token)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Verb), new Uri(target.Values.Base + request.PathAndQuery)) { Content = request.Body };
        foreach (var (name, value) in target.Defaults)
        {
            if (request.Headers.Count == 0 || !request.Headers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value.ReplaceLineEndings(" "));
        }

        foreach (var (name, value) in target.Credentials)
        {
            if (request.Headers.Count > 0 || target.Defaults.Length > 1)
            {
                message.Headers.Remove(name);
            }

            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (token is not null)
        {
            message.Headers.Remove("Authorization");
            message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return message;
    }

    private static UpstreamResponse Failed(ToolError error, string message, bool neverSent = false) =>
        new() { Failure = error, FailureMessage = message, NeverSent = neverSent, Header = static _ => null };

    /// <summary>An answer read to its end: one object behind both delegates of the response.</summary>
    private sealed class Answer(HttpResponseMessage response, PooledBody body)
    {
        private PooledBody body = body;

        public UpstreamResponse ToResponse() => new()
        {
            Status = (int)response.StatusCode,
            Header = Header,
            Body = body.Memory,
            Release = Release,
        };

        private void Release() => body.Return();

        private string? Header(string name)
        {
            if (!response.Headers.NonValidated.TryGetValues(name, out var values)
                && !response.Content.Headers.NonValidated.TryGetValues(name, out values))
            {
                return null;
            }

            foreach (var value in values)
            {
                return Clean(value);
            }

            return null;
        }

        // What a vendor writes may end up in a header of ours.
        private static string Clean(string value)
        {
            if (!value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            {
                return value;
            }

            var clean = new StringBuilder(value);
            for (var i = 0; i < clean.Length; i++)
            {
                if (char.IsControl(clean[i]))
                {
                    clean[i] = ' ';
                }
            }

            return clean.ToString();
        }
    }
}
