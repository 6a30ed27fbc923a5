using System.Text.Json.Nodes;

namespace Patchbay.Integrations;

/// <summary>What an argument of a tool stands for.</summary>
public enum ArgumentRole
{
    /// <summary>A parameter of the method.</summary>
    Parameter,

    /// <summary>Injected on get, update and delete: fills <c>{id}</c>.</summary>
    Id,

    /// <summary>Injected on list: rows wanted.</summary>
    Limit,

    /// <summary>Injected on list: the cursor of the call before, unchanged.</summary>
    NextCursor,

    /// <summary>Injected on list and get: top-level members to keep.</summary>
    Fields,

    /// <summary>Injected on what creates: the caller's own name for the call, under which it is made once.</summary>
    IdempotencyKey,

    /// <summary>Added where a call is made in two steps: the code its first step gave.</summary>
    Confirmation,
}

/// <summary>One flat argument of a tool and where it goes.</summary>
public sealed record ToolArgument
{
    public const string IdempotencyKeyName = "idempotency_key";
    public const string ConfirmationName = "confirmation";

    /// <summary>Name in the flat namespace, after the collision rule.</summary>
    public required string Name { get; init; }

    public required ArgumentRole Role { get; init; }

    public required bool Required { get; init; }

    /// <summary>Schema as clients see it, custom fields merged in.</summary>
    public required JsonObject Schema { get; init; }

    /// <summary>Null for an injected argument other than <see cref="ArgumentRole.Id"/>.</summary>
    public Property? Property { get; init; }

    /// <summary>Ids of the account's custom fields by name, for an argument that is sent by id; null for others.</summary>
    public IReadOnlyDictionary<string, string>? FieldIds { get; init; }

    /// <summary>What the vendor calls custom fields and options that are shown otherwise, without what is hidden in them; usually null.</summary>
    public IReadOnlyDictionary<string, string>? FieldOriginals { get; init; }
}

/// <summary>One documented method as an account offers it. Built once per integration and field version, shared by all servers.</summary>
public sealed record Tool
{
    /// <summary>At most 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Same as <see cref="Name"/> unless that had to be shortened; accepted on call as well.</summary>
    public required string LongName { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required Method Method { get; init; }

    public required IReadOnlyList<ToolArgument> Arguments { get; init; }

    /// <summary>The whole input schema: object root, <c>additionalProperties: false</c>.</summary>
    public required JsonObject InputSchema { get; init; }

    /// <summary>The tool's JSON as <c>tools/list</c> sends it, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Definition { get; init; }

    /// <summary>True when it takes <c>idempotency_key</c>.</summary>
    public bool TakesIdempotencyKey { get; init; }

    /// <summary><c>read</c> (list, get), <c>write</c> (create, update, delete) or <c>custom</c>.</summary>
    public string Category => Method.Kind switch
    {
        MethodKind.List or MethodKind.Get => "read",
        MethodKind.Custom => "custom",
        _ => "write",
    };
}
