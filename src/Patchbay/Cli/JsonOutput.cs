using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Patchbay.Cli;

/// <summary>The <c>--json</c> option: one JSON value on one line, for scripts.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<bool> Option(string description = "Print the server's JSON on one line.") => new("--json") { Description = description };

    public static Task WriteAsync(Terminal terminal, JsonNode value) => terminal.Out.WriteLineAsync(value.ToJsonString(OneLine));
}
