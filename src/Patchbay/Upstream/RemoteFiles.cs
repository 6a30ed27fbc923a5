using System.Net;
using Patchbay.Integrations;
using Patchbay.Integrations.Requests;

namespace Patchbay.Upstream;

/// <summary>Opens files given by URL: without credentials, under the outgoing guard, at most three redirects, never more than a cap.</summary>
static class RemoteFiles
{
    private const int MaxRedirects = 3;

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<RemoteFile> OpenAsync(
        UpstreamConnections connections, Uri url, long maxBytes, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(connections.Options.FetchTimeout);
        var current = url;
        try
        {
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                if (Problem(current) is { } problem)
                {
                    return Failed(hop == 0 ? problem : $"The URL redirects. {problem}");
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, current);
                request.Headers.TryAddWithoutValidation("User-Agent", "Patchbay");
                var response = await connections.SendAsync(request, deadline.Token);
                if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
                {
                    response.Dispose();
                    current = new Uri(current, location);
                    continue;
                }

                return ReadHead(response, current, maxBytes);
            }

            return Failed($"The URL redirects more than {MaxRedirects} times.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"{current.Host}:{current.Port} did not answer in time.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && NetworkFailure.Describe(exception, "") is not null)
        {
            return Failed(NetworkFailure.Describe(exception, $"{current.Host}:{current.Port}")!.Value.Message);
        }
    }

    private static RemoteFile ReadHead(HttpResponseMessage response, Uri url, long maxBytes)
    {
        string? problem = null;
        if (!response.IsSuccessStatusCode)
        {
            problem = $"{url.Host}:{url.Port} answered {(int)response.StatusCode} instead of the file.";
        }
        else if (response.Content.Headers.ContentLength > maxBytes)
        {
            problem = FileTooLargeException.Sentence(maxBytes);
        }

        if (problem is not null)
        {
            response.Dispose();
            return Failed(problem);
        }

        var disposition = response.Content.Headers.ContentDisposition;
        var name = disposition?.FileNameStar ?? disposition?.FileName?.Trim('"');
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var content = new StreamContent(
            new CappedStream(Unpacking.Open(response.Content).Body, maxBytes, response));
        return new RemoteFile(
            content,
            SafeFileName.Of(name ?? Uri.UnescapeDataString(url.Segments[^1]), mediaType),
            mediaType,
            Failure: null);
    }

    private static string? Problem(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            return "A file's URL must start with https:// or http://.";
        }

        return url.UserInfo.Length > 0 ? "A file's URL must not hold a user name or password." : null;
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static RemoteFile Failed(string why) => new(Content: null, FileName: null, ContentType: null, why);
}
