using System.Text.Json.Nodes;
using Patchbay.Sandbox;

namespace Patchbay.Cli;

/// <summary>How to connect to a sandbox. Its credentials are published demo values, so they may be shown.</summary>
internal static class SandboxText
{
    public static async Task WriteAsync(Terminal terminal, SandboxInfo sandbox)
    {
        await terminal.Out.WriteLineAsync($"{sandbox.Name} answers at {sandbox.BaseUrl}");
        await terminal.Out.WriteLineAsync($"  {sandbox.CredentialKind}: {Fields(sandbox.Credentials)}");
        foreach (var login in sandbox.OtherLogins)
        {
            await terminal.Out.WriteLineAsync($"  {login.CredentialKind}: {Fields(login.Credentials)} ({login.Label})");
        }

        await terminal.Out.WriteLineAsync("Stop it with Ctrl-C.");
    }

    public static Task WriteJsonAsync(Terminal terminal, SandboxInfo sandbox) => JsonOutput.WriteAsync(terminal, new JsonObject
    {
        ["vendor"] = sandbox.Name,
        ["url"] = sandbox.BaseUrl,
        ["credential_kind"] = sandbox.CredentialKind,
        ["credentials"] = Object(sandbox.Credentials),
        ["variables"] = Object(sandbox.Variables),
        ["other_logins"] = new JsonArray([.. sandbox.OtherLogins.Select(login => new JsonObject
        {
            ["label"] = login.Label,
            ["credential_kind"] = login.CredentialKind,
            ["credentials"] = Object(login.Credentials),
        })]),
    });

    private static string Fields(IReadOnlyDictionary<string, string> fields) =>
        string.Join(", ", fields.Select(field => $"{field.Key}={field.Value}"));

    private static JsonObject Object(IReadOnlyDictionary<string, string> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
}
