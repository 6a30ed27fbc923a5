using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Patchbay.Bench;

/// <summary>A vendor that fails as vendors do. What happens to a request follows from its ticket's id, so whoever asks knows what to expect.</summary>
static class Faults
{
    /// <summary>What a vendor does to one request in <see cref="Every"/>, and what the call must then say.</summary>
    /// <param name="Error">The audit's word for it.</param>
    public sealed record Fault(string Name, string Error, string[] Said);

    public const int Every = 1_000;

    private static readonly Fault Reset = new("connection reset", "unavailable", ["closed the connection before its answer was complete"]);
    private static readonly Fault Failing = new("500", "unavailable", ["500", "Something broke"]);
    private static readonly Fault Limited = new("429", "rate_limited", ["429", "try again in 7 seconds"]);
    private static readonly Fault Stalled = new("body that stalls", "timed_out", ["did not answer within 2 s"]);
    private static readonly Fault Half = new("body cut off", "unavailable", ["closed the connection before its answer was complete"]);

    /// <summary>Null for a request that is answered, if slowly. The first ids always are: the account is verified with one.</summary>
    public static Fault? Of(long id) => id < Every ? null : (id % Every) switch
    {
        < 4 => Reset,
        < 8 => Failing,
        < 12 => Limited,
        < 14 => Stalled,
        < 17 => Half,
        _ => null,
    };

    public static async Task<int> ServeAsync()
    {
        var record = Encoding.UTF8.GetBytes(Contestants.Ticket(7, sentences: 26).ToJsonString());
        await using var app = Contestants.Empty();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            var id = long.Parse(path.AsSpan(path.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
            var response = context.Response;
            var fault = Of(id);
            response.ContentType = "application/json";
            response.Headers["X-RateLimit-Limit"] = "1000";
            response.Headers["X-RateLimit-Remaining"] = fault == Limited ? "0" : "999";
            if (fault == Reset)
            {
                context.Abort();
            }
            else if (fault == Failing || fault == Limited)
            {
                response.StatusCode = fault == Failing ? 500 : 429;
                response.Headers.RetryAfter = fault == Limited ? "7" : default;
                await response.WriteAsync("""{"message":"Something broke"}""");
            }
            else
            {
                var slow = fault is null && id % Every < 20;
                response.ContentLength = record.Length;
                await response.Body.WriteAsync(record.AsMemory(0, slow || fault is not null ? 500 : record.Length));
                if (fault is not null || slow)
                {
                    await response.Body.FlushAsync();
                    await Task.Delay(fault == Stalled ? 5_000 : slow ? 300 : 0, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                if (slow)
                {
                    await response.Body.WriteAsync(record.AsMemory(500));
                }
                else if (fault is not null)
                {
                    context.Abort();
                }
            }
        });
        await app.StartAsync();
        await Child.ServeAsync(new() { ["url"] = app.Urls.First() });
        return 0;
    }
}
