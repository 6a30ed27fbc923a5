using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Patchbay.Hosting;
using Patchbay.Integrations;
using Patchbay.Tools;

namespace Patchbay.Upstream;

static class UpstreamMetrics
{
    /// <summary>By integration and not by host: every customer has a host of its own.</summary>
    public static readonly Histogram<double> Duration = Telemetry.Duration(
        "patchbay.upstream.duration", "Requests to products, from waiting for a free connection to the last byte of the answer.");

    /// <summary>Of requests to token endpoints, not of tokens that another node had fetched.</summary>
    public static readonly Counter<long> OAuthRefreshes = Telemetry.Meter.CreateCounter<long>(
        "patchbay.oauth.refreshes", "{request}", "Requests for an access token.");

    public static void Measure(Integration integration, UpstreamRequest request, UpstreamResponse? response, long started)
    {
        var tags = new TagList { { "patchbay.integration", integration.Name }, { "http.request.method", request.Verb } };
        if (response is null || response.Failure is not null)
        {
            tags.Add("error.type", response?.Failure is { } failure ? ToolCallMetrics.Word(failure) : "cancelled");
        }
        else
        {
            tags.Add("http.response.status_code", response.Status);
            if (response.Status >= 400)
            {
                tags.Add("error.type", response.Status.ToString(CultureInfo.InvariantCulture));
            }
        }

        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
