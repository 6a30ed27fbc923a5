using System.Diagnostics.Metrics;
using Patchbay.Hosting;

namespace Patchbay.Audit;

static class AuditMetrics
{
    public static readonly UpDownCounter<long> Backlog = Telemetry.Meter.CreateUpDownCounter<long>(
        "patchbay.audit.backlog", "{call}", "Tool calls that wait to be written to the audit.");

    public static readonly Counter<long> Lost = Telemetry.Meter.CreateCounter<long>(
        "patchbay.audit.lost", "{call}", "Tool calls that were made and could not be written to the audit.");

    public static readonly Counter<long> Refused = Telemetry.Meter.CreateCounter<long>(
        "patchbay.audit.refused", "{call}", "Tool calls that were not made because the audit had no room.");
}
