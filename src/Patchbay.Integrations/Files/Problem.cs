namespace Patchbay.Integrations;

public enum Severity
{
    /// <summary>Worth a look; the integration works.</summary>
    Warning,

    /// <summary>The integration is not offered until this is put right.</summary>
    Error,
}

/// <summary>One thing wrong with an integration's files, and what would be right.</summary>
public sealed record Problem(SourceLocation Where, Severity Severity, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => $"{Where}: {Message}";
}

/// <summary>What a folder of integrations came to.</summary>
public sealed record LoadResult
{
    /// <summary>The integrations without errors.</summary>
    public required IntegrationCatalog Catalog { get; init; }

    /// <summary>All problems of all files, by file and line.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);
}
