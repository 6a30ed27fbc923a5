using System.Text;

namespace Patchbay.Integrations.Cases;

/// <summary>A vendor that expects certain requests in order and answers as recorded.</summary>
internal sealed class RecordedUpstream(CaseFile file) : IUpstream
{
    private int next;

    public List<string> Mismatches { get; } = [];

    public IEnumerable<string> Missing() => file.Sends.Skip(next).Select(request => $"{request.Verb} {request.PathAndQuery} was never sent.");

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
    {
        if (next >= file.Sends.Count)
        {
            Mismatches.Add($"{request.Verb} {request.PathAndQuery} was sent, but no further request is expected.");
            return new UpstreamResponse { Failure = ToolError.Unavailable, FailureMessage = "No answer is recorded.", Header = _ => null };
        }

        var expected = file.Sends[next++];
        Mismatches.AddRange((await RequestComparison.CompareAsync(expected, request, cancellationToken)).Select(mismatch => $"Request {next}: {mismatch}"));
        return new UpstreamResponse
        {
            Status = expected.Status,
            Header = name => expected.Headers.GetValueOrDefault(name),
            Body = expected.Answer,
        };
    }

    public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => Task.FromResult(
        file.Downloads.TryGetValue(url.AbsoluteUri, out var text)
            ? new RemoteFile(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), Path.GetFileName(url.AbsolutePath), "text/plain", null)
            : new RemoteFile(null, null, null, $"{url} is not among the case's downloads."));
}
