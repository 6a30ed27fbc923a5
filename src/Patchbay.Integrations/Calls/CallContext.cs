namespace Patchbay.Integrations;

/// <summary>What a call needs to know of the account and the process.</summary>
public sealed record CallContext
{
    /// <summary>Binds cursors: a cursor of another account is refused.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's variables, defaults filled in, for placeholders in paths, queries and headers.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Key that seals cursors, 32 bytes, the same on all nodes.</summary>
    public required ReadOnlyMemory<byte> CursorKey { get; init; }

    /// <summary>Most characters of a result. Default 100,000.</summary>
    public int MaxResultChars { get; init; } = 100_000;

    public required TimeProvider Clock { get; init; }

    /// <summary>Takes the account's credentials out of a text that goes to the caller. Default: leaves it as it is.</summary>
    public Func<string, string> Mask { get; init; } = static text => text;
}
