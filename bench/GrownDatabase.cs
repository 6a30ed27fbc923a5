using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Accounts;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Secrets;
using Patchbay.Servers;
using Patchbay.Storage;

namespace Patchbay.Bench;

/// <summary>A data folder as years of use would leave it, written straight into the tables in one transaction.</summary>
static class GrownDatabase
{
    /// <summary>How many of the servers have a token that is told.</summary>
    private const int Known = 2_000;

    private static readonly string UrlsFile = "mcp-tokens.txt";

    /// <summary>Tokens of servers spread over the whole table.</summary>
    public static string[] Tokens(string folder) => File.ReadAllLines(Path.Combine(folder, UrlsFile));

    /// <summary>The server on a data folder, not started.</summary>
    public static WebApplication Open(string folder) => PatchbayApp.Build(
        new PatchbayOptions { DataFolder = folder, Urls = "http://127.0.0.1:0", CachedServers = 20_000 }, builder => builder.Logging.ClearProviders());

    /// <summary>Fills an empty folder: accounts of every integration for a tenth as many tenants, servers spread over them, a tenth with an expiry.</summary>
    public static async Task FillAsync(string folder, int accounts, int servers)
    {
        await using var app = Open(folder);
        var database = app.Services.GetRequiredService<Database>();
        var vault = app.Services.GetRequiredService<CredentialVault>();
        var catalog = app.Services.GetRequiredService<IntegrationCatalog>();
        var hasher = new TokenHasher(app.Services.GetRequiredService<MasterKey>().Derive("mcp-token"));
        vault.Seal("", ""); // makes its key, which it could not inside the transaction
        var started = Stopwatch.GetTimestamp();
        var tokens = database.Use(connection =>
        {
            using var transaction = connection.BeginTransaction();
            var ids = FillAccounts(connection, transaction, catalog, vault, accounts);
            var told = FillServers(connection, transaction, hasher, ids, servers);
            transaction.Commit();
            return told;
        });
        await File.WriteAllLinesAsync(Path.Combine(folder, UrlsFile), tokens);
        var bytes = new FileInfo(Path.Combine(folder, StorageSetup.FileName)).Length;
        Console.Error.WriteLine($"{accounts} accounts and {servers} servers in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {bytes / 1_000_000} MB with its log");
    }

    private static List<string> FillAccounts(
        DbConnection connection, DbTransaction transaction, IntegrationCatalog catalog, CredentialVault vault, int count)
    {
        using var insert = Insert(connection, transaction, "integrated_account",
            "id", "integration", "tenant_id", "name", "status", "variables", "credential_kind", "credentials", "oauth", "created_at", "updated_at");
        var ids = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var at = MadeAt(i, count);
            var integration = catalog.All[i % catalog.All.Count];
            var kind = integration.CredentialKinds[0];
            var row = AccountRow.Of(
                new IntegratedAccount
                {
                    Id = Id.New(AccountStore.IdPrefix, at),
                    Integration = integration.Name,
                    TenantId = $"tenant-{i / 10:d6}",
                    Name = $"{integration.Title} of tenant {i / 10}",
                    Status = AccountStatus.Active,
                    Variables = new Dictionary<string, string> { ["base_url"] = "http://127.0.0.1:9" },
                    CredentialKind = kind.Kind,
                    Credentials = kind.Fields.ToDictionary(field => field.Name, field => $"{field.Name}-{i:d8}-0123456789abcdef"),
                    CreatedAt = at,
                    UpdatedAt = at,
                },
                vault);
            Run(insert, row.Id, row.Integration, row.TenantId, row.Name, row.Status, row.Variables, row.CredentialKind, row.Credentials, row.OAuth, row.CreatedAt, row.UpdatedAt);
            ids.Add(row.Id);
        }

        return ids;
    }

    private static List<string> FillServers(DbConnection connection, DbTransaction transaction, TokenHasher hasher, List<string> accounts, int count)
    {
        using var insert = Insert(connection, transaction, "mcp_server",
            "id", "account_id", "name", "config", "token_hash", "expires_at", "created_at", "updated_at");
        var told = new List<string>(Known);
        for (var i = 0; i < count; i++)
        {
            var at = MadeAt(i, count);
            var token = SecretToken.New();
            var row = McpServerRow.Of(
                new McpServer
                {
                    Id = Id.New(McpServerStore.IdPrefix, at),
                    AccountId = accounts[(int)((long)i * accounts.Count / count)],
                    Name = $"Assistant {i}",
                    Config = i % 3 == 0 ? new McpServerConfig { Methods = ["read"] } : new McpServerConfig(),
                    ExpiresAt = i % 10 == 0 ? TimeProvider.System.GetUtcNow().AddDays(30 + (i % 300)) : null,
                    CreatedAt = at,
                    UpdatedAt = at,
                },
                hasher.Hash(token)!.Value.ToString());
            Run(insert, row.Id, row.AccountId, row.Name, row.Config, row.TokenHash, row.ExpiresAt, row.CreatedAt, row.UpdatedAt);
            if (i % Math.Max(1, count / Known) == 0)
            {
                told.Add(token);
            }
        }

        return told;
    }

    private static DateTimeOffset MadeAt(int index, int count) =>
        TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(400 * (1 - (double)index / count));

    private static DbCommand Insert(DbConnection connection, DbTransaction transaction, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Run(DbCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
