/** How one client is given an MCP URL. */
export interface Snippet {
  id: string;
  client: string;
  steps: string[];
  code?: { label: string; text: string };
  /** Why it will not work as things are. */
  warning?: string;
}

export interface SnippetInput {
  url: string;
  /** The server's name, which becomes its key in configuration files. */
  name: string;
  requireApiToken: boolean;
}

const TOKEN = "<API token>";

/** Ready-made instructions for the clients people ask for. */
export function snippets({ url, name, requireApiToken }: SnippetInput): Snippet[] {
  const key = keyOf(name);
  const headers = requireApiToken ? { headers: { Authorization: `Bearer ${TOKEN}` } } : {};
  const hosted = hostedWarning(url, requireApiToken);
  return [
    {
      id: "chatgpt",
      client: "ChatGPT",
      steps: [
        "Settings, Apps & Connectors, Advanced settings: switch Developer mode on.",
        "Create a connector with this URL and authentication None.",
        "In a chat, pick the connector under +.",
      ],
      code: { label: "MCP server URL", text: url },
      ...hosted,
    },
    {
      id: "claude",
      client: "Claude",
      steps: ["Settings, Connectors, Add custom connector: a name and this URL. Leave the OAuth fields empty.", "In a chat, switch it on under Search and tools."],
      code: { label: "Remote MCP server URL", text: url },
      ...hosted,
    },
    {
      id: "claude-desktop",
      client: "Claude Desktop",
      steps: [
        "Settings, Developer, Edit config: add this to claude_desktop_config.json, then restart Claude Desktop.",
        "Give the full path of patchbay when it is not on the PATH of desktop programs.",
      ],
      code: {
        label: "claude_desktop_config.json",
        text: json({
          mcpServers: { [key]: { command: "patchbay", args: ["stdio", url], ...(requireApiToken && { env: { PATCHBAY_BEARER: TOKEN } }) } },
        }),
      },
    },
    {
      id: "cursor",
      client: "Cursor",
      steps: ["Add this to ~/.cursor/mcp.json. Do not commit it: the URL is a key."],
      code: { label: "~/.cursor/mcp.json", text: json({ mcpServers: { [key]: { url, ...headers } } }) },
    },
    {
      id: "vs-code",
      client: "VS Code",
      steps: ["Run MCP: Add Server…, choose HTTP and paste the URL; or add this to .vscode/mcp.json, which asks for the URL once instead of holding it."],
      code: {
        label: ".vscode/mcp.json",
        text: json({
          inputs: [{ id: `${key}-url`, type: "promptString", description: `${name}: MCP URL`, password: true }],
          servers: { [key]: { type: "http", url: `\${input:${key}-url}`, ...headers } },
        }),
      },
    },
    {
      id: "langchain",
      client: "LangChain",
      steps: ["pip install langchain-mcp-adapters"],
      code: {
        label: "Python",
        text: [
          "from langchain_mcp_adapters.client import MultiServerMCPClient",
          "",
          "client = MultiServerMCPClient({",
          `    ${JSON.stringify(key)}: {`,
          '        "transport": "http",',
          `        "url": ${JSON.stringify(url)},`,
          ...(requireApiToken ? [`        "headers": {"Authorization": "Bearer ${TOKEN}"},`] : []),
          "    }",
          "})",
          "tools = await client.get_tools()",
        ].join("\n"),
      },
    },
    {
      id: "curl",
      client: "curl",
      steps: ["Lists the tools, to see that the URL works."],
      code: {
        label: "Shell",
        text: [
          `curl -s ${quote(url)} \\`,
          "  -H 'Content-Type: application/json' \\",
          "  -H 'Accept: application/json, text/event-stream' \\",
          ...(requireApiToken ? [`  -H 'Authorization: Bearer ${TOKEN}' \\`] : []),
          `  -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
        ].join("\n"),
      },
    },
  ];
}

/** A short name that every client takes. Cursor counts it among the 60 characters a tool's name may have. */
export function keyOf(name: string): string {
  const key = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 20)
    .replace(/^-+|-+$/g, "");
  return key === "" ? "patchbay" : key;
}

/** ChatGPT and Claude call from their makers' machines. */
function hostedWarning(url: string, requireApiToken: boolean): { warning?: string } {
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" || /^(localhost|127\.|\[::1\])/.test(hostname)) {
    return { warning: "It calls from its maker's machines, so it needs a public HTTPS address. This URL has none: set PATCHBAY_PUBLIC_URL and put HTTPS before the server." };
  }

  return requireApiToken ? { warning: "It cannot send an API token: switch that requirement off for a server it is to use." } : {};
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
