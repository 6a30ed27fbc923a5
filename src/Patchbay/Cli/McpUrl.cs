using System.CommandLine;
using System.CommandLine.Parsing;

namespace Patchbay.Cli;

/// <summary>The MCP URL on a command line. Messages name its host only: the rest of it is a secret.</summary>
internal static class McpUrl
{
    public static Argument<Uri> Argument() => new("mcp-url")
    {
        Description = "URL of an MCP server, as it was shown when the server was created.",
        CustomParser = Parse,
    };

    public static Option<string?> Bearer() => new("--bearer")
    {
        Description = "API token, for a server that asks for one besides its URL. Default: PATCHBAY_BEARER.",
        HelpName = "token",
    };

    private static Uri? Parse(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError("The MCP URL must start with http:// or https://.");
        return null;
    }
}
