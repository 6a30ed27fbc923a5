using System.CommandLine;
using System.Security.Cryptography;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Cli;

/// <summary><c>patchbay key rotate</c>: puts a data folder under another master key while no server runs on it.</summary>
internal static class KeyRotateCommand
{
    private const string NewKey = "PATCHBAY_NEW_MASTER_KEY";

    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "Folder of the database and the key file. Default: PATCHBAY_DATA, or ./data.", HelpName = "folder" };
        var command = new Command(
            "rotate",
            $"Encrypt everything under another master key: the one in {NewKey}, or a new random one for the key file. "
            + "MCP URLs and API tokens stay as they are. Stop the server first.")
        {
            data,
        };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var options = RunningServer.Settings(terminal);
            options.DataFolder = typed.GetValue(data) ?? options.DataFolder;
            options.MasterKey = Given(terminal, "PATCHBAY_MASTER_KEY") ?? options.MasterKey;
            options.NewMasterKey = Given(terminal, NewKey) ?? options.NewMasterKey;
            try
            {
                await RotateAsync(options, terminal, cancellationToken);
                return CommandLine.Done;
            }
            catch (StartupException exception)
            {
                throw CommandException.Failed(exception.Message);
            }
        });
        return command;
    }

    private static async Task RotateAsync(PatchbayOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        options.Check();
        var file = Path.Combine(options.DataFolder, MasterKey.FileName);
        if (options.Database is not { Length: > 0 } && !File.Exists(Path.Combine(options.DataFolder, StorageSetup.FileName)))
        {
            throw CommandException.Failed($"There is no database in {options.DataFolder}: name the folder with --data or PATCHBAY_DATA.");
        }

        if (options is { MasterKey: not null, NewMasterKey: null })
        {
            throw CommandException.Usage(
                $"The master key comes from PATCHBAY_MASTER_KEY: give the new one in {NewKey} (openssl rand -base64 32), and put it into PATCHBAY_MASTER_KEY afterwards.");
        }

        var newKey = options.NewMasterKey is { } text ? MasterKey.Parse(text, NewKey) : RandomNumberGenerator.GetBytes(32);
        using var database = StorageSetup.OpenDatabase(options, terminal.Clock, alone: true);
        var old = MasterKey.Open(options, database);
        if (old.IsSame(newKey))
        {
            throw CommandException.Failed($"{NewKey} is the master key this database has already. Nothing was changed.");
        }

        if (options.MasterKey is null)
        {
            KeyFile.WriteNext(file, newKey); // on disk before anything is encrypted under it
        }

        var rotated = await KeyRotation.RotateAsync(database, old, newKey, terminal.Clock, cancellationToken);
        if (options.MasterKey is null)
        {
            KeyFile.Replace(file);
        }

        // What was replaced may still lie in unused pages, where the old key would open it.
        database.ErasePast([.. SealedColumns.All.Select(column => column.Table).Distinct(), "key_ring", "setting"]);
        await terminal.Out.WriteLineAsync(
            $"The master key was rotated: {rotated.Resealed} sealed texts were encrypted anew. "
            + (options.MasterKey is null
                ? $"{file} holds the new key; back it up together with the database."
                : $"Start the server with the new key in PATCHBAY_MASTER_KEY from now on.")
            + " The old key opens older backups only: destroy it when you keep none.");
    }

    private static string? Given(Terminal terminal, string name) => terminal.Environment(name) is { Length: > 0 } value ? value : null;
}
