using System.Text.Json.Nodes;
using Patchbay.Integrations.Fields;

namespace Patchbay.Integrations;

/// <summary>Reads which custom fields an account has from the vendor's metadata.</summary>
public static class FieldReader
{
    /// <summary>
    /// At most two requests are under way at once, and each is sent once even where several sources or owners need it.
    /// A request whose query names the page size is read through all its pages.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<FieldReading> ReadAsync(
        Integration integration, CallContext context, IUpstream upstream, CancellationToken cancellationToken)
    {
        using var requests = new FieldRequests(integration, context, upstream);
        var bySource = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var failures = new List<string>();
        foreach (var source in integration.FieldSources.Values.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            var rows = await FieldRows.ReadAsync(source, requests, cancellationToken);
            if (rows.Failure is { } failure)
            {
                failures.Add($"{source.Name}: {failure}");
            }
            else
            {
                bySource.Add(source.Name, FieldSchema.Of(source, rows));
            }
        }

        return new FieldReading(new AccountFields(FieldVersion.Of(bySource), bySource), failures);
    }

    /// <summary>
    /// <paramref name="reading"/>, with the sources it could not read kept from <paramref name="before"/>.
    /// </summary>
    public static AccountFields Merge(FieldReading reading, AccountFields before)
    {
        var kept = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (name, schema) in before.BySource.Where(_ => reading.Failures.Count > 0).Concat(reading.Fields.BySource))
        {
            kept[name] = schema;
        }

        return new AccountFields(FieldVersion.Of(kept), kept);
    }
}
