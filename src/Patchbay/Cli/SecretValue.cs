namespace Patchbay.Cli;

/// <summary>
/// Where a credential comes from, so that it need not stand on the command line, which other users of the machine and the
/// shell's history can read: <c>@file</c>, <c>env:NAME</c>, <c>-</c> (one line of standard input), or nothing, which asks for it.
/// </summary>
internal static class SecretValue
{
    /// <param name="field">Its name, for prompts and messages.</param>
    /// <param name="typed">What stood behind the <c>=</c>; null asks at the keyboard.</param>
    /// <exception cref="CommandException">It cannot be read. The message never shows what was typed.</exception>
    public static async Task<string> ReadAsync(string field, string? typed, Terminal terminal, CancellationToken cancellationToken) => typed switch
    {
        null => terminal.AskSecret?.Invoke($"{field}: ")
            ?? throw CommandException.Usage(
                $"--credential {field}: nobody can be asked for it here. Give it as {field}=@file, {field}=env:NAME or {field}=- (one line of standard input)."),
        "-" => await terminal.In.ReadLineAsync(cancellationToken)
            ?? throw CommandException.Usage($"--credential {field}: standard input ended before its line."),
        ['@', .. var path] => await ReadFileAsync(field, path, cancellationToken),
        ['e', 'n', 'v', ':', .. var name] => terminal.Environment(name) is { Length: > 0 } value
            ? value
            : throw CommandException.Usage($"--credential {field}: the environment variable {name} is not set."),
        _ => typed,
    };

    private static async Task<string> ReadFileAsync(string field, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(path, cancellationToken)).TrimEnd('\r', '\n'); // editors end a file with a line break
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.Usage($"--credential {field}: {exception.Message}");
        }
    }
}
