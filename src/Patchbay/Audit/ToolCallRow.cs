using Patchbay.Storage;

namespace Patchbay.Audit;

/// <summary>A call as the table holds it.</summary>
sealed class ToolCallRow
{
    public string Id { get; init; } = "";

    public long At { get; init; }

    public string AccountId { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string? McpId { get; init; }

    public string? ApiTokenId { get; init; }

    public string? ClientName { get; init; }

    public string? ClientVersion { get; init; }

    public string Tool { get; init; } = "";

    /// <summary>JSON array of names.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>JSON object; null where values are not kept.</summary>
    public string? ArgumentValues { get; init; }

    public string? Error { get; init; }

    public long? UpstreamStatus { get; init; }

    public long DurationMs { get; init; }

    public long Bytes { get; init; }

    public static ToolCallRow Of(ToolCallEvent call) => new()
    {
        Id = Storage.Id.New(ToolCallStore.IdPrefix, call.At),
        At = call.At.ToUnixTimeMilliseconds(),
        AccountId = call.AccountId,
        TenantId = call.TenantId,
        McpId = call.McpId,
        ApiTokenId = call.ApiTokenId,
        ClientName = AuditText.Cut(call.ClientName),
        ClientVersion = AuditText.Cut(call.ClientVersion),
        Tool = AuditText.Cut(call.Tool),
        Arguments = Names(call.Arguments),
        ArgumentValues = call.ArgumentValues,
        Error = call.Error is { } error ? Json.Word(error) : null,
        UpstreamStatus = call.UpstreamStatus,
        DurationMs = (long)call.Duration.TotalMilliseconds,
        Bytes = call.Bytes,
    };

    /// <summary>The values in the order of the table's columns.</summary>
    public void CopyTo(object?[] values)
    {
        values[0] = Id;
        values[1] = At;
        values[2] = AccountId;
        values[3] = TenantId;
        values[4] = McpId;
        values[5] = ApiTokenId;
        values[6] = ClientName;
        values[7] = ClientVersion;
        values[8] = Tool;
        values[9] = Arguments;
        values[10] = ArgumentValues;
        values[11] = Error;
        values[12] = UpstreamStatus;
        values[13] = DurationMs;
        values[14] = Bytes;
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
