using System.CommandLine;

namespace Patchbay.Cli;

/// <summary><c>patchbay audit export</c>: the audit as NDJSON, one object a line, oldest first.</summary>
internal static class AuditExportCommand
{
    private const string ToolCalls = "tool-call";
    private const string Events = "audit-event";

    public static Command Create(Terminal terminal)
    {
        var kind = new Option<string>("--kind") { Description = $"{ToolCalls}: who called what. {Events}: who changed what.", HelpName = "kind", DefaultValueFactory = _ => ToolCalls };
        kind.AcceptOnlyFromAmong(ToolCalls, Events);
        var since = new Option<string?>("--since") { Description = "From this time on, such as 2027-01-31T00:00:00Z; without a zone in UTC. Default: from the oldest row.", HelpName = "time" };
        var until = new Option<string?>("--until") { Description = "Before this time. Default: now.", HelpName = "time" };
        var account = new Option<string?>("--account") { Description = "Only this integrated account's.", HelpName = "id" };
        var server = new ServerOptions();
        var command = new Command("export", "Print the audit as NDJSON, one object a line, oldest first.") { kind, since, until, account };
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            using var api = server.Connect(typed, terminal);
            var filters = new[] { ("since", typed.GetValue(since)), ("until", typed.GetValue(until)), ("integrated_account_id", typed.GetValue(account)) }
                .Where(filter => filter.Item2 is not null)
                .Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}");
            await api.CopyLinesAsync($"{typed.GetRequiredValue(kind)}/export?{string.Join('&', filters)}", terminal.Out, cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }
}
