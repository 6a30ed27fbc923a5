using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Patchbay.Access;
using Patchbay.Api;
using Patchbay.Integrations;
using Patchbay.Servers;
using Patchbay.Storage;

namespace Patchbay.Hosting;

/// <summary>When this process came up.</summary>
sealed record ProcessStart(DateTimeOffset At);

/// <summary>What runs here, for the operator.</summary>
static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/status", Get).WithQuery().WithTags("Health").RequireAuthorization(Policies.Manage)
            .WithSummary("What runs here, and with which settings; a caller bound to a tenant sees its own figures and no settings");

    private static async Task<StatusView> Get(
        Caller caller,
        PatchbayOptions options,
        ProcessStart started,
        PublicUrl publicUrl,
        IntegrationCatalog catalog,
        Database database,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var counts = await database.FindAsync<Counts>(
            $"""
            SELECT (SELECT COUNT(*) FROM integrated_account a {Of(caller)}) AS accounts,
                   (SELECT COUNT(*) FROM mcp_server s JOIN integrated_account a ON a.id = s.account_id
                    {Of(caller)} {(caller.TenantId is null ? "WHERE" : "AND")} (s.expires_at IS NULL OR s.expires_at > @now)) AS mcp_servers
            """,
            new { tenant = caller.TenantId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            cancellationToken);
        var isOperator = caller.TenantId is null;
        return new StatusView
        {
            Version = ProductVersion.Text,
            StartedAt = started.At,
            Database = database.EngineName,
            DataFolder = isOperator ? Path.GetFullPath(options.DataFolder) : null,
            PublicUrl = publicUrl.Of("", context.Request),
            Settings = isOperator ? [.. SettingView.All(options)] : [],
            Integrations = catalog.All.Count,
            Accounts = counts!.Accounts,
            McpServers = counts.McpServers,
        };
    }

    private static string Of(Caller caller) => caller.TenantId is null ? "" : "WHERE a.tenant_id = @tenant";

    private sealed class Counts
    {
        public long Accounts { get; init; }

        public long McpServers { get; init; }
    }
}

sealed record StatusView
{
    public required string Version { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    [Description("sqlite or postgresql.")]
    public required string Database { get; init; }

    [Description("Null for a caller bound to a tenant.")]
    public required string? DataFolder { get; init; }

    [Description("What URLs handed out start with.")]
    public required string PublicUrl { get; init; }

    [Description("All but those that are secret; none for a caller bound to a tenant.")]
    public required IReadOnlyList<SettingView> Settings { get; init; }

    public required int Integrations { get; init; }

    public required long Accounts { get; init; }

    [Description("Those that have not expired.")]
    public required long McpServers { get; init; }
}

/// <param name="Name">As an environment variable: <c>PATCHBAY_AUDIT_DAYS</c>.</param>
/// <param name="Value">Null when it is not set.</param>
/// <param name="Default">Null for none.</param>
sealed record SettingView(string Name, string? Value, string? Default)
{
    public static IEnumerable<SettingView> All(PatchbayOptions options)
    {
        var defaults = new PatchbayOptions();
        return from property in typeof(PatchbayOptions).GetProperties()
               where property.GetCustomAttribute<SecretSettingAttribute>() is null
               let key = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name
               select new SettingView(
                   "PATCHBAY_" + key.ToUpperInvariant(), Text(property.GetValue(options)), Text(property.GetValue(defaults)));
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
