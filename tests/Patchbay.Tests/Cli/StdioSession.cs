using System.Text.Json.Nodes;
using System.Threading.Channels;
using Patchbay.Cli;

namespace Patchbay.Tests.Cli;

/// <summary>A client that started <c>patchbay stdio</c>: sends lines while it runs, and waits for the lines that come back.</summary>
public sealed class StdioSession
{
    private readonly Feed input = new();
    private readonly Catch output = new();
    private readonly StringWriter error = new();
    private readonly Task<int> running;

    public StdioSession(Uri url, params string[] more)
    {
        var terminal = new Terminal { Out = output, Error = error, In = input, Environment = _ => null };
        running = CommandLine.RunAsync(["stdio", url.ToString(), .. more], terminal, TestContext.Current.CancellationToken);
    }

    public string Error => error.ToString();

    public void Send(string line) => input.Lines.Writer.TryWrite(line);

    /// <summary>The next line, whichever request it belongs to.</summary>
    public async Task<JsonNode> ReceiveAsync() => JsonNode.Parse(await output.Lines.Reader.ReadAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Closes standard input and waits for the exit code and the lines not received yet.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Unread)> EndAsync()
    {
        input.Lines.Writer.Complete();
        var exitCode = await running;
        output.Lines.Writer.Complete();
        return (exitCode, await output.Lines.Reader.ReadAllAsync().ToListAsync());
    }

    private sealed class Feed : TextReader
    {
        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            await Lines.Reader.WaitToReadAsync(cancellationToken) && Lines.Reader.TryRead(out var line) ? line : null;
    }

    private sealed class Catch : StringWriter
    {
        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public override Task WriteLineAsync(string? value)
        {
            Lines.Writer.TryWrite(value!);
            return Task.CompletedTask;
        }
    }
}
