namespace Patchbay.Sandbox.RequestTracker.History;

sealed class Transaction : Entity
{
    public override string Type => "transaction";

    /// <summary>The product's <c>Type</c> key: Create, Correspond, Comment, Status, Set, CustomField, …</summary>
    public required string Kind { get; init; }

    /// <summary>The record it happened to; set when it is recorded.</summary>
    public Entity About { get; set; } = null!;

    public string? Field { get; init; }

    public string? OldValue { get; init; }

    public string? NewValue { get; init; }

    public string? Data { get; init; }

    /// <summary>Minutes.</summary>
    public int TimeTaken { get; init; }
}

/// <summary>One part of a message: a body, a container, or a file.</summary>
sealed class Attachment : Entity
{
    public override string Type => "attachment";

    public required Transaction Transaction { get; init; }

    public Attachment? Parent { get; init; }

    public string Subject { get; init; } = "";

    public string Filename { get; init; } = "";

    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }

    public string MessageId { get; init; } = "";
}
