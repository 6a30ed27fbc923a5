using System.Globalization;
using System.Text;
using System.Text.Json;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Storage;
using Patchbay.Tools;

namespace Patchbay.Idempotency;

/// <summary>A call that came with an <c>idempotency_key</c>.</summary>
/// <param name="Arguments">An object; the key is among them.</param>
sealed record KeyedCall(IntegratedAccount Account, Integration Integration, Tool Tool, JsonElement Arguments, string Key);

/// <summary>
/// Makes a call with a key once: who repeats it gets what the first one gave. Only what is certain is taken for certain: a call that
/// the product surely did not carry out gives its key back, and one that ended without an answer says so from then on.
/// </summary>
sealed partial class IdempotentCalls(IdempotencyStore store, TimeProvider clock, ILogger<IdempotentCalls> logger)
{
    /// <summary>Longest wait for the first call with the same key.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longest result that is kept, in bytes. What a create gives back is far shorter.</summary>
    public const int MaxResultBytes = 16 * 1024;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    // No call lives longer than its deadline. One that still counts as running by then belongs to a process that is gone.
    private static readonly TimeSpan LongestCall = ToolCaller.Deadline + TimeSpan.FromSeconds(30);

    public async Task<ToolResult> RunAsync(KeyedCall keyed, Func<CancellationToken, Task<ToolResult>> call, CancellationToken cancellationToken)
    {
        var id = store.IdOf(keyed.Account.Id, keyed.Tool.Name, keyed.Key);
        var arguments = store.DigestOf(keyed.Arguments);
        var since = clock.GetTimestamp();
        while (true)
        {
            IdempotentCall? first;
            bool begun;
            try
            {
                first = await store.FindAsync(id, cancellationToken);
                begun = first is null && await store.TryBeginAsync(id, keyed.Account.Id, arguments);
            }
            catch (DatabaseUnavailableException)
            {
                return ToolResult.Failed(
                    ToolError.Unavailable,
                    "Nothing was sent: Patchbay's database, which remembers idempotency keys, does not answer. Call again in a few seconds with the same key.") with { NeverSent = true };
            }

            if (begun)
            {
                return await FirstAsync(keyed, id, call, cancellationToken);
            }

            if (first is null)
            {
                continue; // another was quicker
            }

            if (Answer(keyed, first, arguments) is { } answer)
            {
                return answer;
            }

            if (clock.GetElapsedTime(since) >= Patience)
            {
                return ToolResult.Failed(
                    ToolError.TimedOut,
                    $"The first call of {keyed.Tool.Name} with this idempotency_key is still under way; this one sent nothing. Call again with the same key for its result.");
            }

            await Task.Delay(LookEvery, clock, cancellationToken);
        }
    }

    /// <summary>What a repeated call gets; null while the first is under way.</summary>
    private ToolResult? Answer(KeyedCall keyed, IdempotentCall first, string arguments)
    {
        if (first.Arguments != arguments)
        {
            return ToolResult.Failed(
                ToolError.InvalidArguments,
                $"Nothing was sent: this idempotency_key was used at {At(first)} for a call of {keyed.Tool.Name} with other arguments. For another call take another key.");
        }

        return first.State switch
        {
            CallState.Done => new ToolResult { Json = Encoding.UTF8.GetBytes(first.Result ?? NotKept(keyed, first, id: null)) },
            CallState.Running when clock.GetUtcNow() - first.StartedAt < LongestCall => null,
            _ => ToolResult.Failed(
                ToolError.TimedOut,
                $"Nothing was sent. The first call with this idempotency_key, at {At(first)}, ended without an answer from {keyed.Integration.Title}. {Outcome(keyed)}"),
        };
    }

    private async Task<ToolResult> FirstAsync(KeyedCall keyed, string id, Func<CancellationToken, Task<ToolResult>> call, CancellationToken cancellationToken)
    {
        ToolResult? result = null;
        try
        {
            result = await call(cancellationToken);
            return result.Error is null || DidNothing(result) ? result : result with { Message = $"{result.Message} {Outcome(keyed)}" };
        }
        finally
        {
            await EndAsync(keyed, id, result);
        }
    }

    private async Task EndAsync(KeyedCall keyed, string id, ToolResult? result)
    {
        try
        {
            await (result switch
            {
                { Error: null } => store.EndAsync(id, CallState.Done, Kept(keyed, result)),
                { } failed when DidNothing(failed) => store.FreeAsync(id),
                _ => store.EndAsync(id, CallState.Unknown, null),
            });
        }
        catch (Exception exception)
        {
            // The call itself went as it went. Its row stays as it was when the call began, and counts as unknown in a minute and a half.
            LogNotKept(exception, keyed.Tool.Name, keyed.Account.Id);
        }
    }

    /// <summary>True when the product surely did not carry the call out: not asked, by a limit of ours either, not reached, or refused with a 4xx.</summary>
    private static bool DidNothing(ToolResult result) =>
        result.NeverSent || result.Error is ToolError.InvalidArguments or ToolError.FileFailed or ToolError.RateLimited
        || (result.UpstreamStatus is >= 400 and < 500 and not 408);

    private string Kept(KeyedCall keyed, ToolResult result)
    {
        if (result.Json.Length is > 0 and <= MaxResultBytes)
        {
            return Encoding.UTF8.GetString(result.Json.Span);
        }

        return NotKept(keyed, new IdempotentCall("", CallState.Done, null, clock.GetUtcNow()), IdIn(result.Json));
    }

    private static string NotKept(KeyedCall keyed, IdempotentCall first, string? id)
    {
        var note = JsonSerializer.Serialize($"{keyed.Tool.Name} was done by the first call with this idempotency_key, at {At(first)}; its result was too long to be kept.");
        return id is null ? $$"""{"note":{{note}}}""" : $$"""{"id":{{id}},"note":{{note}}}""";
    }

    /// <summary>The record's id, raw JSON, also where the record is the one member of an object around it; null when there is none.</summary>
    private static string? IdIn(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var record = document.RootElement;
        while (record.ValueKind == JsonValueKind.Object && record.GetPropertyCount() == 1)
        {
            record = record.EnumerateObject().First().Value;
        }

        return record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id"u8, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.GetRawText()
            : null;
    }

    private static string Outcome(KeyedCall keyed)
    {
        var method = keyed.Tool.Method;
        var list = keyed.Integration.Methods.FirstOrDefault(other => other.Resource == method.Resource && other.IsList && other.Tool is not null);
        var look = list is null ? "" : $", for example with {ToolNames.Short(ToolNames.Long(list.Integration, list.Resource, list.Name))}";
        return $"Whether it was done is not known: look first{look}, and only if it was not, call again with another idempotency_key.";
    }

    private static string At(IdempotentCall call) => call.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "How {Tool} of account {Account} went could not be kept under its idempotency key")]
    private partial void LogNotKept(Exception failure, string tool, string account);
}
