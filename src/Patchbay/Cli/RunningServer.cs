using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;
using Patchbay.Hosting;
using Patchbay.Storage;

namespace Patchbay.Cli;

/// <summary>Starts the server, and says in one sentence why it cannot.</summary>
internal static class RunningServer
{
    /// <summary>The settings of this process, before options of the command line.</summary>
    /// <exception cref="CommandException">One cannot be read.</exception>
    public static PatchbayOptions Settings(Terminal terminal)
    {
        try
        {
            var options = PatchbayOptions.Read();
            options.DataFolder = Set(terminal.Environment("PATCHBAY_DATA"), options.DataFolder);
            options.Database = terminal.Environment("PATCHBAY_DATABASE") is { Length: > 0 } database ? database : options.Database;
            options.IntegrationsFolder = Set(terminal.Environment("PATCHBAY_INTEGRATIONS"), options.IntegrationsFolder);
            return options;
        }
        catch (StartupException exception)
        {
            throw CommandException.Failed(exception.Message);
        }
    }

    /// <summary>A started server; dispose it to stop.</summary>
    /// <exception cref="CommandException">A setting is wrong, the data folder cannot be used, or an address is taken.</exception>
    public static async Task<WebApplication> StartAsync(PatchbayOptions options, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        var started = false;
        try
        {
            app = PatchbayApp.Build(options, builder => SetUpLogging(builder, options, () => started));
            await app.StartAsync(cancellationToken);
            started = true;
            return app;
        }
        catch (Exception exception) when (Explain(exception, options) is not null)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            throw CommandException.Failed(Explain(exception, options)!);
        }
        catch (OperationCanceledException) when (app is not null)
        {
            await app.StopAsync(CancellationToken.None); // part of it runs, on a folder that the command may be about to remove
            await app.DisposeAsync();
            throw;
        }
    }

    // Standard output carries what a command prints for people and scripts to use, and the command itself says where it listens
    // or why it cannot start: the host would say it again with a stack trace.
    private static void SetUpLogging(WebApplicationBuilder builder, PatchbayOptions options, Func<bool> started)
    {
        if (options.LogFormat == "json")
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = true; // trace and span, by which a line is found from its trace
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started() && level >= LogLevel.Information);
    }

    private static string? Explain(Exception exception, PatchbayOptions options) => exception switch
    {
        StartupException or DatabaseUnavailableException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"Patchbay cannot listen on {options.Urls}: the port is in use. Choose another with --port.",
        SocketException or IOException { InnerException: SocketException } => $"Patchbay cannot listen on {options.Urls}: {exception.Message}",
        UnauthorizedAccessException or IOException => $"The data folder {options.DataFolder} cannot be used: {exception.Message}",
        _ => null,
    };

    private static string Set(string? value, string otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : value;
}
