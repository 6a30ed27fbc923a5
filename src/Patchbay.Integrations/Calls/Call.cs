using System.Text.Json;
using Patchbay.Integrations.Requests;

namespace Patchbay.Integrations.Calls;

/// <summary>One call under way: what was asked, what will be sent, and what became known so far.</summary>
internal sealed class Call
{
    public required ToolRunner Runner { get; init; }

    public required Integration Integration { get; init; }

    public required Method Method { get; init; }

    public required MethodShape Shape { get; init; }

    public required CallContext Context { get; init; }

    public required IUpstream Upstream { get; init; }

    /// <summary>The tool's name, or <c>integration.resource.method</c> of a raw call. Binds cursors.</summary>
    public required string Name { get; init; }

    /// <summary>The checked arguments; undefined in a raw call.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>What a cursor is bound to besides tool and account; computed when a cursor is read or written.</summary>
    public required Func<Call, ulong> Digest { get; init; }

    /// <summary>True when the caller could have named columns with <c>fields</c>, so that advice may say so.</summary>
    public bool OffersFields { get; init; }

    /// <summary>Names of the top-level members to keep, UTF-8; empty keeps all.</summary>
    public byte[][] Fields { get; set; } = [];

    public int? Limit { get; set; }

    public string? NextCursor { get; set; }

    public PagePosition Page { get; set; }

    public List<KeyValuePair<string, string>> PathValues { get; } = new(1);

    public RequestPlan Plan { get; } = new();

    /// <summary>Rows on the vendor's page, before any cut; −1 when the answer is no list.</summary>
    public int RowCount { get; set; } = -1;

    /// <summary>The vendor's own sentences about what was done.</summary>
    public List<string> Messages => field ??= [];

    /// <summary>What steps have to tell besides the vendor's answer.</summary>
    public List<string> Notes => field ??= [];

    public long UpstreamBytes { get; private set; }

    /// <summary>Sends a request, this call's own or one a step needs, and counts what comes back.</summary>
    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken cancellationToken)
    {
        var response = await Upstream.SendAsync(request, cancellationToken);
        Received(response);
        return response;
    }

    /// <summary>Counts an answer that was not asked for by <see cref="SendAsync"/>.</summary>
    public void Received(UpstreamResponse response) => UpstreamBytes += response.Body.Length;

    /// <summary>Runs another method for this call's account; its answer counts as this call's.</summary>
    /// <param name="whole">True for an answer that is worked with and never shown: it is then not shortened to what a result may have.</param>
    public async Task<ToolResult> RunAsync(Method method, RawCall raw, CancellationToken cancellationToken, bool whole = false)
    {
        var context = whole ? Context with { MaxResultChars = int.MaxValue } : Context;
        var result = await Runner.RunAsync(method, raw, context, Upstream, cancellationToken);
        UpstreamBytes += result.UpstreamBytes;
        return result;
    }

    public string? PathValue(string name) => PathValues.Find(value => value.Key == name).Value;

    public ToolResult Refuse(string problem) =>
        ToolResult.Failed(ToolError.InvalidArguments, $"Invalid arguments for {Name}; nothing was sent:\n- {problem}");
}
