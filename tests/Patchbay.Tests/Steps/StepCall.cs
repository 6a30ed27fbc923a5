using System.Text;
using System.Text.Json;
using Patchbay.Integrations;
using Patchbay.Tests.Integrations;

namespace Patchbay.Tests.Steps;

/// <summary>One call of a method written for the test, against a vendor that answers as told; keeps what was sent.</summary>
sealed class StepCall(params (int Status, string Body)[] answers) : IUpstream
{
    public const string Connection = """
        integration: stepdesk
        title: Stepdesk
        summary: A product with one method.
        base_url: https://stepdesk.example
        credentials: { token: { title: Token, fields: { token: { title: Token, secret: true } }, apply: { bearer: '{token}' } } }
        verify: GET /me
        paging: { style: page, position: page, size: per_page }
        errors: { message: [message] }
        variables: { office: { title: Office, required: false } }
        fields: { thing_fields: { requests: [{ request: GET /fields }], property: { name: name, id: id } } }

        """;

    private readonly Queue<(int Status, string Body)> answers = new(answers);

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The <c>Link</c> header of every answer; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    public AccountFields Fields { get; init; } = AccountFields.None;

    /// <summary>Verb, decoded path and query, and body, of each request in order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Runs the method <paramref name="yaml"/> describes for the resource <c>things</c>.</summary>
    public async Task<ToolResult> RunAsync(string yaml, string arguments)
    {
        using var folder = new IntegrationFolder()
            .Write("stepdesk/integration.yaml", Connection)
            .Write("stepdesk/resources/things.yaml", "resource: things\n" + yaml);
        var loaded = IntegrationLoader.Load(folder.Root);
        Assert.DoesNotContain(loaded.Problems, problem => problem.Severity == Severity.Error);
        var tool = Assert.Single(ToolFactory.Build(loaded.Catalog.Find("stepdesk")!, Fields));
        using var given = JsonDocument.Parse(arguments);
        var context = new CallContext
        {
            AccountId = "a",
            Variables = Variables,
            CursorKey = new byte[32],
            Clock = Clock,
        };
        return await new ToolRunner(loaded.Catalog).RunAsync(tool, given.RootElement, context, this, TestContext.Current.CancellationToken);
    }

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
    {
        var body = request.Body is null ? "" : " " + await request.Body.ReadAsStringAsync(cancellationToken);
        Headers = request.Headers;
        Sent.Add($"{request.Verb} {Uri.UnescapeDataString(request.PathAndQuery)}{body}");
        var (status, answer) = answers.Dequeue();
        return new UpstreamResponse { Status = status, Body = Encoding.UTF8.GetBytes(answer), Header = name => name == "Link" ? Link : null };
    }

    public Task<RemoteFile> FetchAsync(Uri url, long maxBytes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("no file is expected");
}
