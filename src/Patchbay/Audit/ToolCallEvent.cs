using Patchbay.Integrations;
using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>One tool call as the audit keeps it: who, what and how it went.</summary>
public sealed record ToolCallEvent
{
    /// <summary>Made when first asked for, which is behind the call, and then kept: writing an event twice must not make two rows.</summary>
    public string Id => field ??= Storage.Id.New(ToolCallStore.IdPrefix, At);

    /// <summary>When the call came in, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string AccountId { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Null when the call did not come through an MCP server.</summary>
    public string? McpId { get; init; }

    /// <summary>Null when no API token was sent.</summary>
    public string? ApiTokenId { get; init; }

    /// <summary>What the client calls itself; null when it does not say.</summary>
    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }

    public required string Tool { get; init; }

    /// <summary>Names of the arguments sent.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Their values, made fit to be kept by <see cref="Audit.ArgumentValues"/>; null where values are not kept.</summary>
    public string? ArgumentValues { get; init; }

    /// <summary>Null when the call succeeded.</summary>
    public ToolError? Error { get; init; }

    /// <summary>The vendor's HTTP status; null when no answer came.</summary>
    public int? UpstreamStatus { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Bytes of the vendor's answers.</summary>
    public long Bytes { get; init; }

    /// <summary>The values of a row, in the order of <see cref="ToolCallStore.Rows"/>.</summary>
    internal void CopyTo(string?[] texts, long?[] numbers)
    {
        texts[0] = Id;
        texts[1] = AccountId;
        texts[2] = TenantId;
        texts[3] = McpId;
        texts[4] = ApiTokenId;
        texts[5] = AuditText.Cut(ClientName);
        texts[6] = AuditText.Cut(ClientVersion);
        texts[7] = AuditText.Cut(Tool);
        texts[8] = Names(Arguments);
        texts[9] = ArgumentValues;
        texts[10] = Error is { } error ? Json.Word(error) : null;
        numbers[0] = At.ToUnixTimeMilliseconds();
        numbers[1] = UpstreamStatus;
        numbers[2] = (long)Duration.TotalMilliseconds;
        numbers[3] = Bytes;
    }

    private static string Names(IReadOnlyList<string> arguments)
    {
        var names = new string[Math.Min(arguments.Count, 100)];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = AuditText.Cut(arguments[i]);
        }

        return Json.Write(names);
    }
}
