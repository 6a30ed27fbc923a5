namespace Patchbay.Sandbox;

/// <summary>How to connect to a running sandbox. The credentials are published demo values and protect nothing.</summary>
public sealed record SandboxInfo
{
    /// <summary>The integration's name, for example <c>request_tracker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The address the vendor's API answers under, without a trailing slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The credential kind that <see cref="Credentials"/> belongs to, for example <c>token</c>.</summary>
    public required string CredentialKind { get; init; }

    /// <summary>Field name to value; the login with the most rights.</summary>
    public required IReadOnlyDictionary<string, string> Credentials { get; init; }

    /// <summary>The account variables an operator would fill in; contains <c>base_url</c>.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Other ways to sign in: another credential kind, or a login with fewer rights. May be empty.</summary>
    public required IReadOnlyList<SandboxLogin> OtherLogins { get; init; }
}

/// <summary>One more login of a sandbox.</summary>
/// <param name="Label">Whose login it is and what it may do, in a few words.</param>
/// <param name="CredentialKind">The credential kind, for example <c>password</c>.</param>
/// <param name="Credentials">Field name to value.</param>
public sealed record SandboxLogin(string Label, string CredentialKind, IReadOnlyDictionary<string, string> Credentials);
