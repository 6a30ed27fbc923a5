using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.Accounts;
using Patchbay.Integrations;
using Patchbay.Tools;
using Patchbay.Upstream;

namespace Patchbay.Tests.Hosting;

/// <summary>The vendor, as far as managing accounts meets it.</summary>
sealed class FakeVendor : IAccountUpstream
{
    public ConcurrentQueue<IntegratedAccount> Verified { get; } = [];

    public ConcurrentQueue<string> Called { get; } = [];

    public ConcurrentQueue<string> Forgotten { get; } = [];

    /// <summary>Of the last call.</summary>
    public CallOrigin? Origin { get; private set; }

    public VerifyResult Verdict { get; set; } = new(true, null);

    /// <summary>What happens while an account is verified.</summary>
    public Action Verifying { get; set; } = static () => { };

    public AccountFields Fields { get; set; } = AccountFields.None;

    public string? FieldsFailure { get; set; }

    public ToolResult Answer { get; set; } = new() { Json = Encoding.UTF8.GetBytes("""{"id":7}"""), UpstreamStatus = 200, UpstreamBytes = 8 };

    /// <summary>Fields with one custom field of that name.</summary>
    public static AccountFields FieldsWith(string name) => new(name, new Dictionary<string, JsonObject>
    {
        ["ticket_fields"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [name] = new JsonObject { ["type"] = "string" } },
        },
    });

    public Task<VerifyResult> VerifyAsync(IntegratedAccount account, bool inUse, CancellationToken cancellationToken)
    {
        Verified.Enqueue(account);
        Verifying();
        return Task.FromResult(Verdict);
    }

    public ValueTask<AccountFields> FieldsAsync(IntegratedAccount account, bool refresh, CancellationToken cancellationToken) =>
        refresh && FieldsFailure is { } failure ? throw new FieldsUnreadableException(failure) : ValueTask.FromResult(Fields);

    public void Forget(string accountId) => Forgotten.Enqueue(accountId);

    public Task<ToolResult> CallAsync(
        IntegratedAccount account, Tool tool, JsonElement arguments, CallOrigin origin, UpstreamTrace? trace, CancellationToken cancellationToken)
    {
        Origin = origin;
        Called.Enqueue($"{tool.Name} {arguments.GetRawText()}");
        return Task.FromResult(Answer);
    }
}
