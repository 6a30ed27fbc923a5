namespace Patchbay.Idempotency;

enum CallState
{
    /// <summary>Under way, or its process died before it could say how it went.</summary>
    Running,

    Done,

    /// <summary>It ended without an answer: the vendor may have done it.</summary>
    Unknown,
}

/// <summary>What is remembered of a call that was given a key.</summary>
/// <param name="Arguments">Digest of its arguments.</param>
/// <param name="Result">UTF-8 JSON it gave; null when it is not done, gave none, or gave too much to be kept.</param>
sealed record IdempotentCall(string Arguments, CallState State, string? Result, DateTimeOffset StartedAt);
