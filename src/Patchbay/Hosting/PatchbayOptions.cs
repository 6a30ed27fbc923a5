using System.ComponentModel.DataAnnotations;
using Patchbay.Storage;
using Patchbay.Upstream;

namespace Patchbay.Hosting;

/// <summary>A setting that no answer may show.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class SecretSettingAttribute : Attribute;

/// <summary>
/// The settings of one process: from <c>appsettings.json</c> (section <c>patchbay</c>), then <c>PATCHBAY_…</c> environment
/// variables, then the command line. A setting's name is the property's in snake case.
/// </summary>
public sealed class PatchbayOptions
{
    /// <summary>Folder of the embedded database and the key file; made when it does not exist. Default <c>data</c>.</summary>
    [Required(ErrorMessage = "PATCHBAY_DATA: must not be empty."), ConfigurationKeyName("data")]
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// The PostgreSQL database, as a <c>postgres://</c> URL or a connection string; null uses the embedded one in the data folder. Holds a
    /// password: it is never printed.
    /// </summary>
    [ConfigurationKeyName("database")]
    public string? Database { get; set; }

    /// <summary>Addresses to listen on, separated by <c>;</c>. Port 0 takes any free port.</summary>
    [Required(ErrorMessage = "PATCHBAY_URLS: must not be empty."), ConfigurationKeyName("urls")]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Folder with one folder for each integration. Default <c>integrations</c> beside the program.</summary>
    [Required(ErrorMessage = "PATCHBAY_INTEGRATIONS: must not be empty."), ConfigurationKeyName("integrations")]
    public string IntegrationsFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "integrations");

    /// <summary>What MCP URLs start with, such as <c>https://mcp.example.com</c>; null takes the scheme and host of the request.</summary>
    [ConfigurationKeyName("public_url")]
    public string? PublicUrl { get; set; }

    /// <summary>Hosts and CIDR ranges on private networks that requests may go to, separated by commas or spaces. Default none.</summary>
    [ConfigurationKeyName("upstream_allow")]
    public string? UpstreamAllow { get; set; }

    /// <summary>32 bytes in base64 that everything secret is encrypted under; null uses a key file in the data folder.</summary>
    [ConfigurationKeyName("master_key"), SecretSetting]
    public string? MasterKey { get; set; }

    /// <summary>The key that <c>patchbay key rotate</c> puts in the place of the master key; null makes one. The server does not read it.</summary>
    [ConfigurationKeyName("new_master_key"), SecretSetting]
    public string? NewMasterKey { get; set; }

    /// <summary>How long start-up and writes wait for another process that holds the database. Default 10 s.</summary>
    [ConfigurationKeyName("database_patience")]
    public TimeSpan DatabasePatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stopping process says at <c>/readyz</c> that it is leaving before it takes no more connections. Default none.</summary>
    [ConfigurationKeyName("stop_delay")]
    public TimeSpan StopDelay { get; set; }

    /// <summary>MCP servers kept ready in memory.</summary>
    [Range(16, 10_000_000, ErrorMessage = "PATCHBAY_CACHED_SERVERS: give a number from {1} to {2}."), ConfigurationKeyName("cached_servers")]
    public int CachedServers { get; set; } = 20_000;

    /// <summary>Days that tool calls are kept in the audit. Default 90.</summary>
    [Range(1, 36_500, ErrorMessage = "PATCHBAY_AUDIT_DAYS: give a number from {1} to {2}."), ConfigurationKeyName("audit_days")]
    public int AuditDays { get; set; } = 90;

    /// <summary>Tool calls a minute of one MCP server that does not say otherwise; null sets no limit. Default null.</summary>
    [Range(1, 1_000_000, ErrorMessage = "PATCHBAY_CALLS_PER_MINUTE: give a number from {1} to {2}, or leave it out for no limit."), ConfigurationKeyName("calls_per_minute")]
    public int? CallsPerMinute { get; set; }

    /// <summary>Tool calls under way at once on one MCP server that does not say otherwise. Default 1000.</summary>
    [Range(1, 10_000, ErrorMessage = "PATCHBAY_MAX_CONCURRENT_CALLS: give a number from {1} to {2}."), ConfigurationKeyName("max_concurrent_calls")]
    public int MaxConcurrentCalls { get; set; } = 1_000;

    /// <summary>How often a tool that writes may be called with the very same arguments in a minute, per MCP server; 0 sets no limit. Default 10.</summary>
    [Range(0, 1_000_000, ErrorMessage = "PATCHBAY_REPEATED_WRITES: give a number from {1} to {2}; 0 sets no limit."), ConfigurationKeyName("repeated_writes")]
    public int RepeatedWrites { get; set; } = 10;

    /// <summary>The same for tools that only read: agents poll for good reasons. Default 0, no limit.</summary>
    [Range(0, 1_000_000, ErrorMessage = "PATCHBAY_REPEATED_READS: give a number from {1} to {2}; 0 sets no limit."), ConfigurationKeyName("repeated_reads")]
    public int RepeatedReads { get; set; }

    /// <summary>Addresses and CIDR ranges of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, separated by commas or spaces. Default none.</summary>
    [ConfigurationKeyName("proxies")]
    public string? Proxies { get; set; }

    /// <summary>Days that changes are kept in the audit. Default 730: they are few, and asked for late.</summary>
    [Range(1, 36_500, ErrorMessage = "PATCHBAY_AUDIT_EVENT_DAYS: give a number from {1} to {2}."), ConfigurationKeyName("audit_event_days")]
    public int AuditEventDays { get; set; } = 730;

    /// <summary>What the audit keeps of a tool call's arguments: <c>names</c> or <c>values</c> as well. Default names.</summary>
    [AllowedValues("names", "values", ErrorMessage = "PATCHBAY_AUDIT_ARGUMENTS: must be names or values."), ConfigurationKeyName("audit_arguments")]
    public string AuditArguments { get; set; } = "names";

    /// <summary>How log lines look: <c>text</c> for people, <c>json</c> for programs. Default text.</summary>
    [AllowedValues("text", "json", ErrorMessage = "PATCHBAY_LOG_FORMAT: must be text or json."), ConfigurationKeyName("log_format")]
    public string LogFormat { get; set; } = "text";

    /// <summary>Wrong tokens one address may send in a minute before it is refused for the rest of that minute.</summary>
    [Range(1, 1_000_000, ErrorMessage = "PATCHBAY_FAILED_TOKENS_PER_MINUTE: give a number from {1} to {2}."), ConfigurationKeyName("failed_tokens_per_minute")]
    public int FailedTokensPerMinute { get; set; } = 30;

    /// <summary>The settings this process was given, not checked yet.</summary>
    public static PatchbayOptions Read()
    {
        var options = new PatchbayOptions();
        try
        {
            new ConfigurationBuilder().AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).Build()
                .GetSection("patchbay").Bind(options);
            new ConfigurationBuilder().AddEnvironmentVariables("PATCHBAY_").Build().Bind(options);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or FormatException)
        {
            throw new StartupException($"A setting cannot be read: {e.Message}", e);
        }

        return options;
    }

    /// <exception cref="StartupException">Names every setting that cannot be used, and what is allowed.</exception>
    public void Check()
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), problems, validateAllProperties: true);
        var messages = problems.Select(problem => problem.ErrorMessage!).ToList();
        foreach (var url in Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url.Replace("*", "localhost").Replace("+", "localhost"), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
            {
                messages.Add($"PATCHBAY_URLS: '{url}' is not an address like http://127.0.0.1:5080.");
            }
        }

        if (PublicUrl is not null
            && (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var publicUrl) || publicUrl.Scheme is not ("http" or "https")
                || publicUrl.Query.Length > 0 || publicUrl.Fragment.Length > 0))
        {
            messages.Add($"PATCHBAY_PUBLIC_URL: '{PublicUrl}' is not an http or https URL without query.");
        }

        if (StopDelay < TimeSpan.Zero || StopDelay > TimeSpan.FromMinutes(5))
        {
            messages.Add("PATCHBAY_STOP_DELAY: give a time from 00:00:00 to 00:05:00.");
        }

        if (DatabasePatience <= TimeSpan.Zero || DatabasePatience > TimeSpan.FromMinutes(10))
        {
            messages.Add("PATCHBAY_DATABASE_PATIENCE: give a time span from 00:00:01 to 00:10:00.");
        }

        try
        {
            TrustedProxies.Parse(Proxies);
        }
        catch (FormatException e)
        {
            messages.Add(e.Message);
        }

        try
        {
            AllowList.Parse(UpstreamAllow);
        }
        catch (FormatException e)
        {
            messages.Add(e.Message);
        }

        if (messages.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, messages));
        }
    }
}
