using System.Text;
using Patchbay.Integrations;

namespace Patchbay.Tests.Calls;

/// <summary>A vendor that answers what it was told to, in order, and remembers what it was asked.</summary>
sealed class FakeVendor : IUpstream
{
    private readonly Queue<UpstreamResponse> answers = new();

    public List<(string Verb, string Path, string? Body, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = [];

    public Func<Uri, RemoteFile>? Download { get; init; }

    public static FakeVendor Replies(int status, string body = "", params (string Name, string Value)[] headers) => new FakeVendor().Then(status, body, headers);

    public FakeVendor Then(int status, string body = "", params (string Name, string Value)[] headers) => Then(status, Encoding.UTF8.GetBytes(body), headers);

    public FakeVendor Then(int status, byte[] body, params (string Name, string Value)[] headers)
    {
        answers.Enqueue(new UpstreamResponse
        {
            Status = status,
            Body = body,
            Header = name => headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
        });
        return this;
    }

    public FakeVendor ThenFails(ToolError failure, string message)
    {
        answers.Enqueue(new UpstreamResponse { Failure = failure, FailureMessage = message, Header = _ => null });
        return this;
    }

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Verb, request.PathAndQuery, request.Body is null ? null : await request.Body.ReadAsStringAsync(cancellationToken), request.Headers));
        return answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException($"{request.Verb} {request.PathAndQuery}: no answer left.");
    }

    public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) => Task.FromResult(Download!(url));
}
