using System.CommandLine;
using System.Globalization;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Cli;

/// <summary><c>patchbay backup</c>: the embedded database in one file, also while a server runs on it.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "Where the backup goes.", HelpName = "file" };
        var data = DataOption();
        var withKey = new Option<bool>("--with-key") { Description = "Also copy the key file, to <file>.key. Who has both can read everything." };
        var force = new Option<bool>("--force") { Description = "Overwrite files that exist." };
        var command = new Command("backup", "Copy the database in the data folder to a file, also while the server runs.") { file, data, withKey, force };
        command.SetAction((typed, _) => RunAsync(() =>
        {
            var options = Settings(terminal, typed.GetValue(data));
            return Back(options, Path.GetFullPath(typed.GetRequiredValue(file)), typed.GetValue(withKey), typed.GetValue(force));
        }, terminal));
        return command;
    }

    internal static Option<string?> DataOption() =>
        new("--data") { Description = "Folder of the database and the key file. Default: PATCHBAY_DATA, or ./data.", HelpName = "folder" };

    /// <exception cref="CommandException">One cannot be used.</exception>
    internal static PatchbayOptions Settings(Terminal terminal, string? dataFolder)
    {
        var options = RunningServer.Settings(terminal);
        options.DataFolder = dataFolder ?? options.DataFolder;
        options.MasterKey = terminal.Environment("PATCHBAY_MASTER_KEY") is { Length: > 0 } key ? key : options.MasterKey;
        return options;
    }

    internal static async Task<int> RunAsync(Func<string> work, Terminal terminal)
    {
        try
        {
            await terminal.Out.WriteLineAsync(work());
            return CommandLine.Done;
        }
        catch (Exception exception) when (exception is StartupException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed(exception.Message);
        }
    }

    private static string Back(PatchbayOptions options, string file, bool withKey, bool force)
    {
        options.Check();
        if (options.Database is { Length: > 0 })
        {
            throw CommandException.Failed("This Patchbay keeps its data in PostgreSQL (PATCHBAY_DATABASE): back it up with pg_dump, and keep the master key beside it.");
        }

        var database = Path.Combine(options.DataFolder, StorageSetup.FileName);
        if (!File.Exists(database))
        {
            throw CommandException.Failed($"There is no database in {options.DataFolder}: name the folder with --data or PATCHBAY_DATA.");
        }

        if (withKey && options.MasterKey is not null)
        {
            throw CommandException.Usage("--with-key copies the key file, but the master key comes from PATCHBAY_MASTER_KEY: keep that value yourself.");
        }

        var keyCopy = KeyOf(file);
        if (!force && (File.Exists(file) || (withKey && File.Exists(keyCopy))))
        {
            throw CommandException.Failed($"{(File.Exists(file) ? file : keyCopy)} exists: choose another name, or give --force.");
        }

        using var engine = new SqliteEngine(database, options.DatabasePatience);
        using var occupied = engine.Occupy(alone: false)
            ?? throw CommandException.Failed("The master key of this database is just being rotated: try again when that is done.");
        var facts = SqliteBackup.Write(database, file + ".partial", options.DatabasePatience);
        if (withKey)
        {
            CopyKey(Path.Combine(options.DataFolder, MasterKey.FileName), keyCopy, facts, file);
        }

        File.Move(file + ".partial", file, overwrite: true);
        var key = withKey ? $"The master key is in {keyCopy}: keep the two apart, as who has both can read everything."
            : options.MasterKey is not null ? "The master key is not in it: keep the value of PATCHBAY_MASTER_KEY, without which the backup is worth nothing."
            : $"The master key is not in it: back up {Path.Combine(options.DataFolder, MasterKey.FileName)} too, in another place; without it the backup is worth nothing.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {facts.Accounts} integrated accounts, {facts.Servers} MCP servers, {new FileInfo(file).Length} bytes, checked. {key}");
    }

    private static void CopyKey(string from, string to, BackupFacts facts, string file)
    {
        var key = MasterKey.Parse(KeyFile.Read(from), from);
        if (facts.MasterKeyCheck is { } check && !MasterKey.Opens(key, check))
        {
            File.Delete(file + ".partial");
            throw CommandException.Failed($"The key in {from} is not the one of this database. No backup was made.");
        }

        File.Delete(to);
        KeyFile.Write(to, key);
    }

    /// <summary>Where the key of a backup lies.</summary>
    internal static string KeyOf(string file) => file + ".key";
}
