using System.CommandLine;
using System.Globalization;
using Patchbay.Hosting;
using Patchbay.Secrets;
using Patchbay.Storage;

namespace Patchbay.Cli;

/// <summary><c>patchbay restore</c>: a backup into a data folder while no server runs on it.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "A file that 'patchbay backup' wrote.", HelpName = "file" };
        var data = BackupCommand.DataOption();
        var force = new Option<bool>("--force") { Description = "Replace the database that is there; it stays beside the new one as patchbay.db.old." };
        var command = new Command("restore", "Put a backup into the data folder. Stop the server first.") { file, data, force };
        command.SetAction((typed, _) => BackupCommand.RunAsync(
            () => Restore(BackupCommand.Settings(terminal, typed.GetValue(data)), Path.GetFullPath(typed.GetRequiredValue(file)), typed.GetValue(force)),
            terminal));
        return command;
    }

    private static string Restore(PatchbayOptions options, string file, bool force)
    {
        options.Check();
        if (options.Database is { Length: > 0 })
        {
            throw CommandException.Failed("This Patchbay keeps its data in PostgreSQL (PATCHBAY_DATABASE): restore it with pg_restore. Nothing was changed.");
        }

        if (!File.Exists(file))
        {
            throw CommandException.Failed($"There is no file {file}.");
        }

        StorageSetup.MakeFolder(options.DataFolder);
        var database = Path.Combine(options.DataFolder, StorageSetup.FileName);
        using var engine = new SqliteEngine(database, options.DatabasePatience);
        using var occupied = engine.Occupy(alone: true)
            ?? throw CommandException.Failed($"A Patchbay server runs on {options.DataFolder}: stop it first. Nothing was changed.");
        var replaces = File.Exists(database) && new FileInfo(database).Length > 0;
        if (replaces && !force)
        {
            throw CommandException.Failed($"{database} exists: restore into another folder, or give --force to replace it. Nothing was changed.");
        }

        var keyFile = Path.Combine(options.DataFolder, MasterKey.FileName);
        (byte[]? Copied, bool Known) key = default;
        var facts = SqliteBackup.PutBack(file, database, options.DatabasePatience, found =>
        {
            if (found.Version > Migrations.Latest)
            {
                throw new StartupException($"{file} is at version {found.Version}, but this Patchbay knows versions up to {Migrations.Latest}: use the newer Patchbay. Nothing was changed.");
            }

            key = FindKey(options, keyFile, BackupCommand.KeyOf(file), found.MasterKeyCheck, force);
            if (key.Copied is not null)
            {
                KeyFile.WriteNext(keyFile, key.Copied); // a start that finds the backup's database takes it, should this be killed
            }
        });
        if (key.Copied is not null)
        {
            if (File.Exists(keyFile))
            {
                File.Copy(keyFile, keyFile + ".old", overwrite: true); // what patchbay.db.old was written under
            }

            KeyFile.Replace(keyFile);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{database}: {facts.Accounts} integrated accounts, {facts.Servers} MCP servers, checked.")
            + (replaces ? $" What was there is kept as {database}.old{(key.Copied is null ? "" : $", its key as {keyFile}.old")}: delete it when you no longer need it." : "")
            + (key.Known ? "" : $" The master key is missing: put it into {keyFile} (mode 0600) or PATCHBAY_MASTER_KEY before you start the server.");
    }

    /// <summary>The key to copy into the folder, if any, and whether the server will find one.</summary>
    /// <exception cref="StartupException">The key in force is another than the backup's.</exception>
    private static (byte[]? Copied, bool Known) FindKey(PatchbayOptions options, string keyFile, string keyOfBackup, string? check, bool force)
    {
        if (check is null)
        {
            return (null, true); // never used: the first start makes a key
        }

        if (options.MasterKey is { } given)
        {
            return MasterKey.Opens(MasterKey.Parse(given, "PATCHBAY_MASTER_KEY"), check)
                ? (null, true)
                : throw new StartupException("The backup was written under another master key than the one in PATCHBAY_MASTER_KEY: give that one. Nothing was changed.");
        }

        if (File.Exists(keyFile) && MasterKey.Opens(MasterKey.Parse(KeyFile.Read(keyFile), keyFile), check))
        {
            return (null, true);
        }

        if (File.Exists(keyOfBackup) && MasterKey.Parse(KeyFile.Read(keyOfBackup), keyOfBackup) is var key && MasterKey.Opens(key, check))
        {
            return !File.Exists(keyFile) || force
                ? (key, true)
                : throw new StartupException($"{keyFile} holds another key than {keyOfBackup}: give --force to replace it. Nothing was changed.");
        }

        return File.Exists(keyFile)
            ? throw new StartupException($"The backup was written under another master key than the one in {keyFile}: put its key there first. Nothing was changed.")
            : (null, false);
    }
}
