using System.Text.Json.Nodes;
using System.Threading.Channels;
using Patchbay.Cli;

namespace Patchbay.Tests.Cli;

/// <summary>A command that runs until stopped: sends it lines while it runs, and waits for the lines that come back.</summary>
public sealed class CommandSession
{
    private readonly Feed input = new();
    private readonly Catch output = new();
    private readonly StringWriter error = new();
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task<int> running;

    public CommandSession(params string[] args)
    {
        var terminal = new Terminal { Out = output, Error = TextWriter.Synchronized(error), In = input, Environment = _ => null };
        running = RunAsync(args, terminal);
    }

    public string Error => error.ToString();

    public void Send(string line) => input.Lines.Writer.TryWrite(line);

    /// <summary>The next line. A command that ends instead fails the test with what it said.</summary>
    public async Task<string> LineAsync()
    {
        try
        {
            return await output.Lines.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new InvalidOperationException($"The command ended with exit code {await running}: {Error}", closed);
        }
    }

    /// <summary>The next line as JSON, whichever request it belongs to.</summary>
    public async Task<JsonNode> ReceiveAsync() => JsonNode.Parse(await LineAsync())!;

    /// <summary>Closes standard input and waits for the exit code and the lines not received yet.</summary>
    public async Task<(int ExitCode, IReadOnlyList<string> Unread)> EndAsync()
    {
        input.Lines.Writer.TryComplete();
        var exitCode = await running;
        return (exitCode, await output.Lines.Reader.ReadAllAsync().ToListAsync());
    }

    /// <summary>Does what Ctrl-C does, and waits for the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        return (await EndAsync()).ExitCode;
    }

    private async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            return await Task.Run(() => CommandLine.RunAsync(args, terminal, stop.Token));
        }
        finally
        {
            output.Lines.Writer.TryComplete();
        }
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
