using System.Text;

namespace Patchbay.Cli;

/// <summary>What a command reads from and writes to. The program puts the real console here, tests put strings.</summary>
public sealed record Terminal
{
    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>What went wrong, and remarks that must not mix with results.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>True when <see cref="Out"/> is a screen: tables are drawn. Otherwise columns are separated by tabs.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Shows a prompt and reads one line without echo; null when nobody sits there to ask.</summary>
    public Func<string, string>? AskSecret { get; init; }

    /// <summary>Value of an environment variable; null or empty when unset.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The console of this process, in UTF-8 without a byte order mark.</summary>
    public static Terminal OfThisProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            Out = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true }),
            Error = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true }),
            In = new StreamReader(Console.OpenStandardInput(), utf8),
            IsScreen = !Console.IsOutputRedirected,
            AskSecret = Console.IsInputRedirected ? null : HiddenPrompt.Ask,
        };
    }
}
