namespace Patchbay.Integrations.Files;

/// <summary>Collects the problems of one file, so that all are told at once.</summary>
internal sealed class Findings(string file)
{
    private readonly List<Problem> problems = [];

    public string File => file;

    public IReadOnlyList<Problem> Problems => problems;

    public bool HasErrors => problems.Exists(problem => problem.Severity == Severity.Error);

    public SourceLocation At(int line) => new(file, line);

    public void Error(int line, string message) => Add(new Problem(At(line), Severity.Error, message));

    public void Warn(int line, string message) => Add(new Problem(At(line), Severity.Warning, message));

    // What stands behind a YAML anchor is read once for every alias of it, and is wrong once.
    private void Add(Problem problem)
    {
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }
}
