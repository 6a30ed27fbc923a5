using Patchbay.Sandbox.ConnectWisePsa.Schemas;

namespace Patchbay.Sandbox.ConnectWisePsa.Records;

/// <summary>One collection of the API: where it is, what its records look like, what may be done with it.</summary>
sealed record Collection
{
    /// <summary>For example <c>/service/boards/{pid}/statuses</c>.</summary>
    public required string Path { get; init; }

    public required Schema Schema { get; init; }

    /// <summary>Where its records are kept: mostly its own path.</summary>
    public required string Table { get; init; }

    public required IReadOnlySet<string> OnCollection { get; init; }

    public required IReadOnlySet<string> OnRecord { get; init; }

    public required bool Counts { get; init; }

    /// <summary>The property that tells a child's parent, such as <c>ticketId</c> or the reference <c>board</c>; null when it has none.</summary>
    public string? ParentField { get; init; }

    /// <summary>What a new record needs beside what its schema requires.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The parent's table; null when the collection stands alone.</summary>
    public string? ParentTable { get; init; }
}
