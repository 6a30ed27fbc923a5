using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        var waiting = true;
        try
        {
            string? token = null;
            if (tokens is not null)
            {
                var access = await tokens.GetAsync(deadline.Token);
                if (access.Failure is { } failure)
                {
                    return Failed(failure, access.Message!, neverSent: true);
                }

                token = access.Token;
            }

            await gate.WaitAsync(deadline.Token);
            waiting = false;
            try
            {
                var answer = await ExchangeAsync(request, token, exchange, deadline.Token);
                return token is not null && IsTokenRefused(answer) ? await AgainAsync(request, token, exchange, answer, deadline.Token) : answer;
            }
            finally
            {
                gate.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsOver)
        {
            var seconds = integration.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            return Failed(
                ToolError.TimedOut,
                waiting
                    ? $"{integration.MaxConcurrentRequests} requests to {target.Host} are under way, which is the most at once, and none ended within {seconds} s."
                    : $"{target.Host} did not answer within {seconds} s. What was asked may have happened all the same.",
                neverSent: waiting);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && NetworkFailure.Describe(exception, target.Host) is not null)
        {
            var (error, message) = NetworkFailure.Describe(exception, target.Host)!.Value;
            return Failed(error, message, NetworkFailure.IsBeforeSending(exception));
        }
    }

    public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) =>
        RemoteFiles.OpenAsync(connections, url, maxBytes, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<UpstreamResponse> ExchangeAsync(UpstreamRequest request, string? token, TracedExchange? exchange, CancellationToken cancellationToken)
    {
        using var message = Build(request, token);
        exchange?.Send(message, target.Credentials.Select(header => header.Key));
        var response = await connections.SendAsync(message, cancellationToken);
        try
        {
            var max = connections.Options.MaxResponseBytes;
            var (stream, length) = Unpacking.Open(response.Content);
            await using var opened = stream;
            if (await PooledBody.ReadAsync(stream, length, max, cancellationToken) is not { } body)
            {
                return Failed(
                    ToolError.TooLarge,
                    $"{target.Host} answered with more than {max} bytes, the most that is accepted. Ask for less: a smaller limit, fewer fields or a narrower filter.");
            }

            exchange?.Answer(response, body.Memory.Span);
            return new Answer(response, body).ToResponse();
        }
        finally
        {
            response.Dispose(); // its headers stay readable
            if (token is not null && IsResendable(request))
            {
                message.Content = null; // or it would be disposed with the message
            }
        }
    }

    /// <summary>
    /// A vendor may withdraw a token before its time. What it refused for that it has not done, so it is asked once more with a new token,
    /// unless the body was a stream, which has been read.
    /// </summary>
    private async Task<UpstreamResponse> AgainAsync(
        UpstreamRequest request, string refused, TracedExchange? exchange, UpstreamResponse answer, CancellationToken cancellationToken)
    {
        tokens!.Reject(refused); // the next call fetches another one
        if (!IsResendable(request))
        {
            return answer;
        }

        var access = await tokens.GetAsync(cancellationToken);
        if (access.Failure is { } failure)
        {
            answer.Dispose();
            return Failed(failure, access.Message!);
        }

        if (access.Token == refused)
        {
            return answer;
        }

        answer.Dispose();
        var second = await ExchangeAsync(request, access.Token, exchange, cancellationToken);
        if (IsTokenRefused(second))
        {
            tokens.Reject(access.Token!);
        }

        return second;
    }

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
