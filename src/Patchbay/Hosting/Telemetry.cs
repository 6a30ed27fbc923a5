using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Patchbay.Cli;
using Patchbay.Mcp;

namespace Patchbay.Hosting;

/// <summary>
/// Traces and metrics of this process, sent by OTLP to where the standard <c>OTEL_EXPORTER_OTLP_…</c> variables say. Without an
/// endpoint nobody listens: no span is made and no measurement taken. What is measured stands with the capability it is about.
/// </summary>
static class Telemetry
{
    public const string Name = "Patchbay";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    /// <summary>For durations in seconds: from an answer out of memory to the longest call.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    public static Histogram<double> Duration(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var (traces, metrics) = (IsWanted(settings, "TRACES"), IsWanted(settings, "METRICS"));
        if (!traces && !metrics)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource
            .Clear()
            .AddService("patchbay", serviceVersion: ProductVersion.Text)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector()); // last, so that OTEL_SERVICE_NAME goes before ours
        if (traces)
        {
            // ASP.NET Core leaves the tags of the HTTP conventions to an instrumentation package unless it is told otherwise.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
            telemetry.WithTracing(tracing => tracing
                .AddSource(Name, ScrubbedSpans.Server, ScrubbedSpans.Client)
                .AddProcessor(new ScrubbedSpans()) // before the exporter, which sees what this leaves
                .AddOtlpExporter());
        }

        if (metrics)
        {
            // Not the meter of HttpClient: it counts every customer's host apart. patchbay.upstream.duration tells the same by integration.
            telemetry.WithMetrics(measured => measured
                .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter());
        }
    }

    /// <summary>Names each request's span by its route. Put it after routing.</summary>
    public static void UseRouteNames(this WebApplication app)
    {
        if (app.Services.GetService<TracerProvider>() is null)
        {
            return;
        }

        app.Use(static (http, next) =>
        {
            if (http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
            {
                PathTokens.LeaveOutOfTrace(http, route);
            }

            return next(http);
        });
    }

    private static bool IsWanted(ConfigurationManager settings, string signal) =>
        !string.Equals(settings["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(settings[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
        && (!string.IsNullOrWhiteSpace(settings["OTEL_EXPORTER_OTLP_ENDPOINT"])
            || !string.IsNullOrWhiteSpace(settings[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
}
