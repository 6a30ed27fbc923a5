using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Patchbay.Servers;

public enum ToolExposure
{
    /// <summary>Every tool is listed.</summary>
    All,

    /// <summary>Three tools are listed: search, describe and call.</summary>
    Discovery,
}

/// <summary>What becomes of a call that may destroy something.</summary>
public enum WriteSafety
{
    /// <summary>It runs; asking is the client's business.</summary>
    Direct,

    /// <summary>A person is asked first.</summary>
    Confirm,
}

/// <summary>What a client gets that cannot be asked, where a person is to be asked.</summary>
public enum ConfirmLegacy
{
    /// <summary>The call is not made.</summary>
    Refuse,

    /// <summary>The first call tells what would happen and gives a code; the same call with the code runs.</summary>
    TwoStep,
}

/// <summary>How text that strangers wrote reaches a model.</summary>
public enum UntrustedText
{
    /// <summary>Without characters that a person does not see.</summary>
    Clean,

    /// <summary>Clean, and between marks that tell it from instructions.</summary>
    Marked,

    /// <summary>As the product sent it.</summary>
    Raw,
}

/// <summary>What a server offers of its account.</summary>
public sealed record McpServerConfig
{
    /// <summary><c>read</c>, <c>write</c>, <c>custom</c>, or method names; null offers all methods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>A tool is offered when it has any of these; null offers all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>True when callers also need an API token.</summary>
    public bool RequireApiTokenAuth { get; init; }

    public ToolExposure ToolExposure { get; init; }

    /// <summary>Tool calls a minute, from 1 to 1,000,000; null takes the setting <c>PATCHBAY_CALLS_PER_MINUTE</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CallsPerMinute { get; init; }

    /// <summary>Tool calls under way at once, from 1 to 10,000; null takes the setting <c>PATCHBAY_MAX_CONCURRENT_CALLS</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxConcurrentCalls { get; init; }

    /// <summary>Whether a person is asked before a tool marked as destructive runs.</summary>
    [Description("confirm: a person is asked before a tool marked as destructive runs. Default direct.")]
    public WriteSafety WriteSafety { get; init; }

    /// <summary>For clients before 2026-07-28, which cannot be asked; says something only with <see cref="WriteSafety.Confirm"/>.</summary>
    [Description("With write_safety confirm, for clients before 2026-07-28, which cannot be asked. Default refuse.")]
    public ConfirmLegacy ConfirmLegacy { get; init; }

    [Description("How text of the product reaches a model: without hidden characters (clean, the default), also between marks, or as it came.")]
    public UntrustedText UntrustedText { get; init; }
}

/// <summary>One tokenised URL on one integrated account, without its token.</summary>
public sealed record McpServer
{
    /// <summary><c>mcp_…</c></summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Name { get; init; }

    public required McpServerConfig Config { get; init; }

    /// <summary>From this instant the URL is unknown; null when it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
