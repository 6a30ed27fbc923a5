// What the server's document does not describe yet; goes away with the next `npm run api`.

export interface PreviewTool {
  name: string;
  title: string;
  description: string;
  method: string;
  category: string;
  tags: string[];
  read_only: boolean;
  destructive: boolean;
}

export interface Preview {
  tools: PreviewTool[];
  tool_count: number;
  list_bytes: number;
  list_tokens: number;
}

interface Answer<T> {
  headers: Record<string, unknown>;
  content: { "application/json": T };
}

export interface PendingPaths {
  "/integrated-account/{id}/mcp/preview": {
    post: {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": { config: import("./schema").components["schemas"]["McpServerConfig"] } } };
      responses: { 200: Answer<Preview> };
    };
  };
  "/tool-call/summary": {
    get: {
      parameters: { query?: { since?: string; until?: string; integrated_account_id?: string; mcp_id?: string } };
      responses: { 200: Answer<import("../calls/types").CallSummary> };
    };
  };
  "/status": { get: { parameters: { query?: never }; responses: { 200: Answer<PendingStatus> } } };
}

export interface PendingStatus {
  version: string;
  started_at: string;
  database: string;
  data_folder: string | null;
  public_url: string;
  settings: { name: string; value: string | null; default: string | null }[];
  integrations: number;
  accounts: number;
  mcp_servers: number;
}
