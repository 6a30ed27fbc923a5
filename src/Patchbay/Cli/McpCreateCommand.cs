using System.CommandLine;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary><c>patchbay mcp create</c>: an MCP URL for an account.</summary>
internal static class McpCreateCommand
{
    public static Command Create(Terminal terminal)
    {
        var account = McpCommand.Account();
        var name = new Option<string>("--name") { Description = "What the server is for.", HelpName = "text", Required = true };
        var methods = Words("--methods", "Only these: read, write, custom or method names, separated by commas.");
        var tags = Words("--tags", "Only tools with one of these tags, separated by commas.");
        var expiry = new ExpiryOptions();
        var needsToken = new Option<bool>("--require-api-token") { Description = "Callers also need an API token." };
        var discovery = new Option<bool>("--discovery") { Description = "List three tools (search, describe, call) instead of all." };
        var perMinute = new Option<int?>("--calls-per-minute") { Description = "Tool calls it takes in a minute.", HelpName = "n" };
        var atOnce = new Option<int?>("--max-concurrent-calls") { Description = "Tool calls it runs at once.", HelpName = "n" };
        var writeSafety = Choice("--write-safety", "Ask a person before a tool that may destroy something: direct (do not) or confirm.", "direct", "confirm");
        var confirmLegacy = Choice("--confirm-legacy", "With confirm, for clients that cannot be asked: refuse or two_step.", "refuse", "two_step");
        var untrustedText = Choice("--untrusted-text", "How the product's text reaches a model: clean, marked or raw.", "clean", "marked", "raw");
        var json = JsonOutput.Option();
        var server = new ServerOptions();
        var command = new Command("create", "Create an MCP server and show its URL, this once.")
        {
            account, name, methods, tags, needsToken, discovery, perMinute, atOnce, writeSafety, confirmLegacy, untrustedText, json,
        };
        expiry.AddTo(command);
        server.AddTo(command);
        command.SetAction(async (typed, cancellationToken) =>
        {
            var config = new JsonObject();
            SetWords(config, "methods", typed.GetValue(methods));
            SetWords(config, "tags", typed.GetValue(tags));
            Set(config, "require_api_token_auth", typed.GetValue(needsToken) ? true : null);
            Set(config, "tool_exposure", typed.GetValue(discovery) ? "discovery" : null);
            Set(config, "calls_per_minute", typed.GetValue(perMinute));
            Set(config, "max_concurrent_calls", typed.GetValue(atOnce));
            Set(config, "write_safety", typed.GetValue(writeSafety));
            Set(config, "confirm_legacy", typed.GetValue(confirmLegacy));
            Set(config, "untrusted_text", typed.GetValue(untrustedText));
            var body = new JsonObject { ["name"] = typed.GetRequiredValue(name), ["config"] = config };
            Set(body, "expires_at", expiry.Read(typed, terminal.Clock));

            using var api = server.Connect(typed, terminal);
            var created = await api.PostAsync(McpCommand.Path(typed.GetRequiredValue(account)), body, cancellationToken);
            if (typed.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, created);
            }
            else
            {
                await terminal.Out.WriteLineAsync(created["url"]!.GetValue<string>());
                await terminal.Error.WriteLineAsync($"{created["id"]} is ready. Keep the URL: whoever has it can call the tools, and it is not shown again.");
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Option<string?> Words(string name, string description) => new(name) { Description = description, HelpName = "a,b" };

    private static Option<string?> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static void SetWords(JsonObject config, string name, string? typed)
    {
        if (typed is not null)
        {
            config[name] = new JsonArray(
                [.. typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => JsonValue.Create(word))]);
        }
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
