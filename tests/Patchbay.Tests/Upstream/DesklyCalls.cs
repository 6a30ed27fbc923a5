using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Accounts;
using Patchbay.Audit;
using Patchbay.Downloads;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Tests.Integrations;
using Patchbay.Tools;
using Patchbay.Upstream;

namespace Patchbay.Tests.Upstream;

/// <summary>Everything between an edge and a fake vendor, for one account of the fixture <c>deskly</c>.</summary>
sealed class DesklyCalls : IDisposable
{
    public DesklyCalls(string baseUrl, TimeProvider? clock = null, Integration? integration = null, UpstreamOptions? options = null)
    {
        Clock = clock ?? TimeProvider.System;
        Integration = integration ?? IntegrationFolder.Deskly();
        Account = Deskly.Account(baseUrl, ("api_key", "12345678901234567890")) with { CredentialKind = "api_key" };
        Connections = new UpstreamConnections(options ?? Deskly.Loopback);
        Upstreams = new AccountUpstreams(Connections, Deskly.NoTokens, new byte[32], Clock);
        Catalog = new IntegrationCatalog([Integration]);
        Runner = new ToolRunner(Catalog);
        Caller = new ToolCaller(
            Upstreams, Runner, new CallLimits(new PatchbayOptions(), Clock), (_, call, cancellationToken) => call(cancellationToken), Recorded.Enqueue, Clock);
        Fields = new FieldCache(Upstreams, Clock, NullLogger<FieldCache>.Instance);
        Tools = new AccountTools(Fields, new ToolsetCache());
        Links = new DownloadLinks([.. Enumerable.Range(0, 32).Select(i => (byte)i)], Clock);
    }

    public TimeProvider Clock { get; }

    public Integration Integration { get; }

    public IntegratedAccount Account { get; set; }

    public UpstreamConnections Connections { get; }

    public AccountUpstreams Upstreams { get; }

    public IntegrationCatalog Catalog { get; }

    public ToolRunner Runner { get; }

    public ToolCaller Caller { get; }

    public FieldCache Fields { get; }

    public AccountTools Tools { get; }

    public DownloadLinks Links { get; }

    /// <summary>What the audit got.</summary>
    public ConcurrentQueue<ToolCallEvent> Recorded { get; } = new();

    public Tool Tool(string name) => ToolFactory.Build(Integration, AccountFields.None).Single(tool => tool.Name == name);

    public void Dispose() => Connections.Dispose();
}
